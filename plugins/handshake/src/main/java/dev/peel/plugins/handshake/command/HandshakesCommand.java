package dev.peel.plugins.handshake.command;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.explain.FlowFilter;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code peel handshakes FILE [-Y FILTER] [--json]}: one line for each flow that is TLS, or would be expected to be. */
public final class HandshakesCommand implements Command {
    private static final String FILTER = "-Y";
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
        return "FILE [-Y FILTER] [--json]";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILE        the capture; - is standard input",
                "-Y FILTER   only flows with a packet that the display filter holds for, or, with fields flow.*, hs.*",
                "            and diag.*, flows that it holds for",
                "--json      one JSON object a line instead of a table",
                "",
                "Lines of handshakes that did not succeed start with !, those the capture does not decide with ?.",
                "Values in parentheses were offered by the client; nothing chosen was seen.");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        Arguments given = Arguments.of(this, arguments, Set.of(JSON), Set.of(FILTER));
        String file = given.word(this, 0, "capture");
        given.atMost(this, 1);
        String text = given.values().get(FILTER);
        FlowFilter filter = FlowFilter.compile(context, text == null ? List.of() : List.of(text));
        CaptureFlows flows = CaptureFlows.read(context, file, filter.packets());
        Diagnosis diagnosis = Diagnosis.of(flows);
        Supplier<Stream<Handshake>> asked =
                () -> flows.tls().filter(flow -> text == null || filter.holds(flow, diagnosis.verdicts(flow)));
        if (given.has(JSON)) {
            printJson(asked.get(), context);
        } else {
            printTable(asked, context);
        }
        return flows.exitCode();
    }

    private static void printJson(Stream<Handshake> flows, CommandContext context) throws IOException {
        try (HandshakeJson json = new HandshakeJson(context.out())) {
            for (Handshake each : (Iterable<Handshake>) flows::iterator) {
                json.print(each);
            }
        }
    }

    private static void printTable(Supplier<Stream<Handshake>> flows, CommandContext context) throws IOException {
        HandshakeTable table = new HandshakeTable(context.out());
        flows.get().forEach(table::count);
        flows.get().forEach(table::measure);
        table.printTitles();
        for (Handshake each : (Iterable<Handshake>) flows.get()::iterator) {
            table.print(each);
        }
        table.printSummary();
    }
}
