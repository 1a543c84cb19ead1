package dev.peel.plugins.handshake.command;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;

/** {@code peel handshakes FILE [--json]}: one line for each flow that is TLS, or would be expected to be. */
public final class HandshakesCommand implements Command {
    private static final String JSON = "--json";

    /** Makes the command. */
    public HandshakesCommand() {}

    @Override
    public String name() {
        return "handshakes";
    }

    @Override
    public String description() {
        return "Tells of each TLS flow how far its handshake came, how it ended and by whom.";
    }

    @Override
    public String usage() {
        return "FILE [--json]";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILE     the capture; - is standard input",
                "--json   one JSON object a line instead of a table",
                "",
                "Lines of handshakes that did not succeed start with !, those the capture does not decide with ?.",
                "Values in parentheses were offered by the client; nothing chosen was seen.");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        boolean isJson = arguments.contains(JSON);
        String file = file(arguments);
        CaptureFlows flows = CaptureFlows.read(context, file);
        if (isJson) {
            printJson(flows, context);
        } else {
            printTable(flows, context);
        }
        return flows.exitCode();
    }

    private static void printJson(CaptureFlows flows, CommandContext context) throws IOException {
        try (HandshakeJson json = new HandshakeJson(context.out())) {
            for (Handshake each : (Iterable<Handshake>) flows.tls()::iterator) {
                json.print(each);
            }
        }
    }

    private static void printTable(CaptureFlows flows, CommandContext context) throws IOException {
        HandshakeTable table = new HandshakeTable(context.out());
        flows.tls().forEach(table::count);
        flows.tls().forEach(table::measure);
        table.printTitles();
        for (Handshake each : (Iterable<Handshake>) flows.tls()::iterator) {
            table.print(each);
        }
        table.printSummary();
    }

    private String file(List<String> arguments) {
        List<String> files =
                arguments.stream().filter(each -> !each.equals(JSON)).toList();
        for (String each : files) {
            if (each.startsWith("-") && !each.equals("-")) {
                throw new UsageException("unknown option " + each + "; usage: peel " + name() + " " + usage());
            }
        }
        if (files.size() != 1) {
            throw new UsageException((files.isEmpty() ? "which capture?" : "one capture at a time") + " usage: peel "
                    + name() + " " + usage());
        }
        return files.get(0);
    }
}
