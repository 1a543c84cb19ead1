package dev.peel.repl.shell;

import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /help [TOPIC]}. */
final class HelpCommand implements ShellCommand {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
    private static final int MARGIN = 15; // columns
    private static final int MOST_VALUES = 40; // names of a field's numbers that are listed

    private final Commands commands;
    private final Interpreter interpreter;

    HelpCommand(Commands commands, Interpreter interpreter) {
        this.commands = commands;
        this.interpreter = interpreter;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String usage() {
        return "[COMMAND|FIELD|NAME]";
    }

    @Override
    public String description() {
        return "Tells what can be typed; of a command, a field or a name of JavaScript, what it is.";
    }

    @Override
    public List<Argument> arguments() {
        return List.of(
                Argument.word(commands.names().stream().map(name -> "/" + name).toList()));
    }

    @Override
    public void run(Session session, String text) throws IOException {
        TextBuffer out = new TextBuffer(session.results());
        ShellCommand command = commands.named(text.startsWith("/") ? text.substring(1) : text);
        List<Field> fields = session.registry().fields(text);
        if (text.isEmpty()) {
            all(out, session.console().screen().columns());
        } else if (command != null) {
            of(command, out);
        } else if (!fields.isEmpty()) {
            of(session, fields, out);
        } else if (NAME.matcher(text).matches()) {
            if (!interpreter.script("help", "help(" + text + ")")) {
                throw new LineFailedException();
            }
        } else {
            throw new UsageException(
                    "there is no help on \"" + text + "\"; /help lists the commands, /fields the fields");
        }
        out.flush();
    }

    private void all(TextBuffer out, int columns) {
        out.text("A line is a display filter, JavaScript, or a command:\n\n");
        for (ShellCommand command : commands.all()) {
            Paragraph.append(out, "  /" + command.name(), MARGIN, command.description(), columns);
        }
        out.text("""

                Examples
                  tls.handshake.type == 1                        packets that a filter holds for
                  packets.where("tls").countBy(p => p.ip.src)    JavaScript; help() tells more
                  /explain                                       what went wrong

                Tab completes, Ctrl-R searches what was typed before, Ctrl-C stops what runs, Ctrl-D ends.
                """);
    }

    private static void of(ShellCommand command, TextBuffer out) {
        out.text(("/" + command.name() + " " + command.usage()).strip() + "\n");
        out.text(command.description() + "\n");
        if (!command.help().isEmpty()) {
            out.ascii('\n');
        }
        command.help().forEach(line -> out.text(("  " + line).stripTrailing() + "\n"));
    }

    private static void of(Session session, List<Field> fields, TextBuffer out) {
        for (Field field : fields) {
            out.text(field.abbreviation() + "  " + field.label() + "\n");
            out.text("  type      " + FieldWords.type(field) + "\n");
            out.text("  protocol  "
                    + session.registry().owner(field.id()).field().label() + "\n");
            Values values = field.values();
            if (values != null) {
                List<Values.Entry> entries = values.entries();
                entries.stream().limit(MOST_VALUES).forEach(entry -> out.text("  value     " + value(entry) + "\n"));
                if (entries.size() > MOST_VALUES) {
                    out.text("            and " + Numbers.grouped(entries.size() - MOST_VALUES) + " more\n");
                }
            }
        }
    }

    private static String value(Values.Entry entry) {
        return (entry.low() == entry.high() ? "" + entry.low() : entry.low() + ".." + entry.high()) + "  "
                + entry.name();
    }
}
