package dev.peel.repl.shell;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command that a plugin brings, with the open capture for the file that it asks for first. */
final class PluginLine implements ShellCommand {
    private final Command command;

    PluginLine(Command command) {
        this.command = command;
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public String usage() {
        return usage(command);
    }

    @Override
    public String description() {
        return command.description();
    }

    @Override
    public List<String> help() {
        return help(command);
    }

    @Override
    public List<Argument> arguments() {
        return command.usage().indexOf("FILE") == command.usage().lastIndexOf("FILE")
                ? List.of(Argument.OTHER)
                : List.of(Argument.OTHER, Argument.FILE);
    }

    @Override
    public void run(Session session, String text) throws IOException {
        run(command, session, Words.of(text), false);
    }

    /** {@return the usage of {@code command}, without the file} */
    static String usage(Command command) {
        return command.usage().replaceFirst("^FILE1? ?", "").replaceFirst(", or FILE1? ?", ", or ");
    }

    /** {@return the help of {@code command}, without what it says of the file} */
    static List<String> help(Command command) {
        return command.help().stream().filter(line -> !line.startsWith("FILE ")).toList();
    }

    /**
     * Runs {@code command} on the open capture.
     *
     * @param arguments what stands behind the file
     * @param isTable whether what it prints is a table, whose rows are cut where the screen ends
     */
    static void run(Command command, Session session, List<String> arguments, boolean isTable) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.add(0, session.opened().file());
        CommandContext context = session.context(new TextBuffer(isTable ? session.rows() : session.results()));
        try {
            command.run(context, all);
        } catch (UsageException wrong) {
            String message = String.valueOf(wrong.getMessage())
                    .replace(
                            "peel " + command.name() + " " + command.usage(),
                            ("/" + command.name() + " " + usage(command)).strip());
            throw new UsageException(message, wrong);
        }
        context.out().flush();
    }
}
