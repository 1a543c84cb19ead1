package dev.peel.repl.shell;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** The last line of the screen, which tells of the line that is being typed; a terminal that cannot have one has none. */
final class StatusLine {
    private final Terminal terminal;
    private final @Nullable Status status;
    private final boolean isColored;

    StatusLine(Terminal terminal, boolean isColored) {
        this.terminal = terminal;
        this.isColored = isColored;
        status = terminal.getType().startsWith(Terminal.TYPE_DUMB) ? null : Status.getStatus(terminal, true);
        clear();
    }

    /** {@return how many rows of the screen it takes} */
    int rows() {
        return status == null ? 0 : 1;
    }

    void tell(String text, AttributedStyle style) {
        if (status != null) {
            String line = text.replace('\n', ' ');
            status.update(List.of(new AttributedString(line, isColored ? style : AttributedStyle.DEFAULT)), false);
        }
    }

    /** Leaves the line empty: it stays where it is, since the text above would move otherwise. */
    void clear() {
        tell("", AttributedStyle.DEFAULT);
        terminal.flush();
    }

    /** Gives the whole screen to another program until {@link #takeBack}. */
    void lend() {
        if (status != null) {
            status.hide();
            status.suspend();
            terminal.flush();
        }
    }

    void takeBack() {
        if (status != null) {
            status.reset();
            status.restore();
            clear();
        }
    }
}
