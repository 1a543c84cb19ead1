package dev.peel.core.plugin;

import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Tap;
import java.io.IOException;

/** What a {@link Command} works with: what can be dissected, captures, the limits of the run, and where output goes. */
public interface CommandContext {

    /** {@return what can be dissected} */
    Registry registry();

    /** {@return the bounds that the run keeps} */
    Limits limits();

    /** {@return where results go; whoever runs the command hands on what is left in it} */
    TextBuffer out();

    /** Tells the user something that is no result: one line, in lower case. */
    void warn(String line);

    /**
     * Makes one pass of {@code tap} over a capture, and tells the user when that ended early, limits were reached or dissectors
     * failed.
     *
     * @param file the capture's path; {@code -} for the standard input
     * @return the command's exit code so far, 0 when the capture was read to its end
     * @throws IOException when there is no such file, it is no capture, or the medium fails
     */
    int scan(String file, Tap tap) throws IOException;
}
