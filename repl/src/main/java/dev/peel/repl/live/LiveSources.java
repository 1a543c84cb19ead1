package dev.peel.repl.live;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.LiveInterface;
import dev.peel.core.capture.LiveSource;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;

/** Finds what captures from interfaces. */
public final class LiveSources {
    private LiveSources() {}

    /**
     * {@return what captures from this machine's interfaces}
     *
     * @throws CaptureException when nothing does
     */
    public static LiveSource find() throws CaptureException {
        return ServiceLoader.load(LiveSource.class)
                .findFirst()
                .orElseThrow(
                        () -> new CaptureException(
                                "what captures from interfaces is not on the class path;"
                                        + " ./peel puts it there, and so does: java -cp \"peel.jar:lib/live/*\" dev.peel.repl.cli.Peel"));
    }

    /** {@return the name of the interface that {@code text} stands for: itself, or the one with that number in the list, from 1} */
    static String name(LiveSource source, String text) throws IOException {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            return text;
        }
        List<LiveInterface> known = source.interfaces();
        int number = Integer.parseInt(text);
        if (number > known.size()) {
            throw new CaptureException(text + ": there is no interface with that number; there are " + known.size()
                    + ", which peel -D lists");
        }
        return known.get(number - 1).name();
    }
}
