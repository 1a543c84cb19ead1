package dev.peel.plugins.handshake;

import dev.peel.core.dissect.Limit;
import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.UsageException;
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
        int limit = context.limits().get(Limit.HANDSHAKES);
        HandshakeTap tap = new HandshakeTap(context.registry(), limit);
        int code = context.scan(file, tap);
        if (isJson) {
            printJson(tap, context);
        } else {
            printTable(tap, context);
        }
        warn(tap, limit, context);
        return code;
    }

    private static void printJson(HandshakeTap tap, CommandContext context) throws IOException {
        try (HandshakeJson json = new HandshakeJson(context.out())) {
            tap.tell(json::print);
        }
    }

    private static void printTable(HandshakeTap tap, CommandContext context) throws IOException {
        HandshakeTable table = new HandshakeTable(context.out());
        tap.tell(table::count);
        tap.tell(table::measure);
        table.printTitles();
        tap.tell(table::print);
        table.printSummary();
    }

    private static void warn(HandshakeTap tap, int limit, CommandContext context) {
        String reached = "limit " + Limit.HANDSHAKES.label() + " (" + limit + ") was reached: ";
        if (tap.dropped() > 0) {
            context.warn(reached + tap.dropped() + " flows without TLS were let go");
        }
        if (tap.refused() > 0) {
            context.warn(reached + tap.refused() + " later flows were not followed");
        }
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
