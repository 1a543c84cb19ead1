package dev.peel.repl.shell;

/** {@code /quit}. */
final class QuitCommand implements ShellCommand {
    @Override
    public String name() {
        return "quit";
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String description() {
        return "Ends the prompt, as Ctrl-D does.";
    }

    @Override
    public void run(Session session, String text) {
        session.exit(0);
    }
}
