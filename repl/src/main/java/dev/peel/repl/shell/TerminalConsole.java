package dev.peel.repl.shell;

import dev.peel.core.index.Progress;
import dev.peel.core.plugin.Screen;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** A terminal, on which long results stop at each screen. */
final class TerminalConsole implements Console, PagedOutput.Pager {
    private static final String QUESTION = " more: space a screen, enter a line, a all, q stop ";
    private static final long PATIENCE = 100; // milliseconds between looks for Ctrl-C
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int DEFAULT_COLUMNS = 80;

    private final Terminal terminal;
    private final StatusLine status;
    private final boolean isColored;
    private boolean isProgressShown;

    TerminalConsole(Terminal terminal, StatusLine status, boolean isColored) {
        this.terminal = terminal;
        this.status = status;
        this.isColored = isColored;
    }

    @Override
    public OutputStream results(boolean isPaged) {
        boolean canPage = isPaged && !isDumb() && rows() > 0;
        return canPage ? new PagedOutput(terminal.output(), this) : terminal.output();
    }

    @Override
    public OutputStream rows(boolean isPaged) {
        return new FittedOutput(results(isPaged), columns());
    }

    @Override
    public void warn(String text) {
        tell(text, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
    }

    @Override
    public void remark(String text) {
        tell(text, AttributedStyle.DEFAULT.faint());
    }

    private void tell(String text, AttributedStyle style) {
        text.lines().forEach(line -> terminal.writer()
                .println(isColored ? new AttributedString(line, style).toAnsi(terminal) : line));
        terminal.flush();
    }

    @Override
    public Screen screen() {
        return new Screen(columns(), isColored);
    }

    @Override
    public Progress progress(String name) {
        return isDumb() ? Progress.NONE : new OpeningProgress(name, this::showProgress);
    }

    private void showProgress(String text) {
        isProgressShown = true;
        int most = columns() - 1;
        terminal.writer().print("\r" + (text.length() > most ? text.substring(0, most) : text));
        terminal.puts(Capability.clr_eol);
        terminal.flush();
    }

    @Override
    public void progressEnded() {
        if (isProgressShown) {
            isProgressShown = false;
            terminal.writer().print("\r");
            terminal.puts(Capability.clr_eol);
            terminal.flush();
        }
    }

    @Override
    public void lend() {
        status.lend();
    }

    @Override
    public void takeBack() {
        status.takeBack();
    }

    @Override
    public int columns() {
        return terminal.getSize().getColumns() > 0 ? terminal.getSize().getColumns() : DEFAULT_COLUMNS;
    }

    @Override
    public int rows() {
        return terminal.getSize().getRows() - status.rows() - 1;
    }

    @Override
    public int more() throws IOException {
        Attributes before = terminal.enterRawMode();
        try {
            terminal.writer().print(new AttributedString(QUESTION, AttributedStyle.DEFAULT.inverse()).toAnsi(terminal));
            terminal.flush();
            return answer();
        } finally {
            terminal.writer().print("\r");
            terminal.puts(Capability.clr_eol);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    private int answer() throws IOException {
        while (true) {
            int key = terminal.reader().read(PATIENCE);
            if (Thread.interrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            switch (key) {
                case ' ', 'f' -> {
                    return rows();
                }
                case '\r', '\n', 'j' -> {
                    return 1;
                }
                case 'a', 'G' -> {
                    return Integer.MAX_VALUE;
                }
                case 'q', 'Q', CTRL_C, CTRL_D, -1 -> throw new StoppedException();
                default -> {
                    // Time is up, or the key means nothing here.
                }
            }
        }
    }

    private boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }
}
