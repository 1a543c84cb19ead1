package dev.peel.core.plugin;

import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.List;

/**
 * A statistic that a plugin brings, asked for by tshark's {@code -z}; found by {@link java.util.ServiceLoader}, so it has a public
 * constructor without parameters.
 *
 * <p>What stands behind {@code -z} is a name, which may have commas in it, and behind another comma the arguments:
 * {@code io,stat,0.5,tcp} asks the statistic {@code io,stat} with the arguments {@code 0.5,tcp}.
 */
public interface Statistic {

    /** {@return the names, at least one, in lower case, such as {@code conv,tcp}} */
    List<String> names();

    /** {@return what may stand behind a name, such as {@code [,FILTER]}; empty where nothing may} */
    String usage();

    /**
     * Begins the statistic.
     *
     * @param name the one of {@link #names} that the user typed
     * @param arguments what stands behind the name and its comma; empty where nothing does
     * @return the statistic at work, which sees the packets of one pass
     * @throws UsageException when the arguments are wrong
     */
    Running begin(String name, String arguments, StatisticContext context);

    /** A statistic that sees packets. */
    interface Running extends Tap {

        /**
         * Prints what came out, after the last packet.
         *
         * @throws IOException when {@code out} cannot be written
         */
        void report(TextBuffer out) throws IOException;
    }
}
