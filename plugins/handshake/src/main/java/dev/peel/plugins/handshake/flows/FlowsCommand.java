package dev.peel.plugins.handshake.flows;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Screen;
import dev.peel.plugins.handshake.command.Arguments;
import dev.peel.plugins.handshake.explain.FlowFilter;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.text.Grid;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code peel flows FILE [-Y FILTER] [--json]}: all TCP flows, a line each. */
public final class FlowsCommand implements Command {
    private static final String FILTER = "-Y";
    private static final String JSON = "--json";

    /** Makes the command. */
    public FlowsCommand() {}

    @Override
    public String name() {
        return "flows";
    }

    @Override
    public String description() {
        return "Lists the TCP flows with their numbers, how far each came, how it ended, and what the rules say of it.";
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
                "--json      one JSON object a flow, one a line",
                "",
                "Flows that did not succeed start with !, those the capture does not decide with ?. Versions in",
                "parentheses were offered by the client; state and history are Zeek's. peel explain tells of verdicts.");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        Arguments given = Arguments.of(this, arguments, Set.of(JSON), Set.of(FILTER));
        String file = given.word(this, 0, "capture");
        given.atMost(this, 1);
        String filterText = given.values().get(FILTER);
        FlowFilter filter = FlowFilter.compile(context, filterText == null ? List.of() : List.of(filterText));
        CaptureFlows flows = CaptureFlows.read(context, file, filter.packets());
        Rows rows = new Rows(flows, Diagnosis.of(flows), filter);
        if (given.has(JSON)) {
            try (FlowJson json = new FlowJson(context.out())) {
                rows.each(json::print);
            }
        } else {
            table(context, rows);
        }
        return flows.exitCode();
    }

    private static void table(CommandContext context, Rows rows) throws IOException {
        Screen screen = context.screen();
        Grid grid = new Grid(FlowRow.COLUMNS);
        int count = rows.each(row -> grid.measure(row.cells()));
        if (count == 0) {
            context.out().text("no TCP flow\n");
            return;
        }
        grid.fit(screen);
        grid.titles(context.out(), screen);
        rows.each(row -> grid.line(context.out(), row.cells(), row.style(), screen));
    }

    /** Takes a line. */
    private interface RowTaker {
        void take(FlowRow row) throws IOException;
    }

    /** The flows that are asked for, made anew each time, so that none has to be kept. */
    private record Rows(CaptureFlows flows, Diagnosis diagnosis, FlowFilter filter) {
        int each(RowTaker taker) throws IOException {
            AtomicInteger count = new AtomicInteger();
            flows.each(flows::isMatched, diagnosis::judge, judged -> {
                if (filter.holds(judged.flow(), judged.verdicts())) {
                    taker.take(new FlowRow(judged.flow(), judged.verdicts()));
                    count.incrementAndGet();
                }
            });
            return count.get();
        }
    }
}
