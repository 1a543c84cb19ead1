package dev.peel.repl.shell;

import java.io.IOException;

/** {@code /close}. */
final class CloseCommand implements ShellCommand {
    @Override
    public String name() {
        return "close";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String description() {
        return "Closes the capture that is open.";
    }

    @Override
    public void run(Session session, String text) throws IOException {
        session.opened();
        session.closeCapture();
    }
}
