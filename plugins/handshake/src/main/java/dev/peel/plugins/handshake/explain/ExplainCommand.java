package dev.peel.plugins.handshake.explain;

import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code peel explain FILE}: what went wrong, problems first. */
public final class ExplainCommand implements Command {
    private static final int FOUND = 3; // exit code: a verdict of --fail-on was given

    /** Makes the command. */
    public ExplainCommand() {}

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String description() {
        return "Says of each connection that failed who ended it, at which step, why that may be, and what to check next.";
    }

    @Override
    public String usage() {
        return "FILE [-Y FILTER] [--json] [--all] [--fail-on ID,...]";
    }

    @Override
    public List<String> help() {
        return List.of(
                "FILE             the capture; - is standard input",
                "-Y FILTER        only connections with a packet that the display filter holds for; with fields flow.*,",
                "                 hs.* and diag.*, only those that it holds for; with several, all have to hold",
                "--json           one JSON object a connection, one a line",
                "--all            tell of the good connections one by one, too, and of those without TLS",
                "--fail-on ID,... end with exit code 3 when one of these verdicts is given, such as H-09");
    }

    @Override
    public int run(CommandContext context, List<String> arguments) throws IOException {
        ExplainOptions options = ExplainOptions.parse(arguments, "peel " + name() + " " + usage());
        FlowFilter filter = FlowFilter.compile(context, options.filters());
        CaptureFlows flows = CaptureFlows.read(context, options.file(), filter.packets());
        Diagnosis diagnosis = Diagnosis.of(flows);
        ExplainReport report = new ExplainReport();
        Set<String> found = new HashSet<>();
        try (ExplainJson json = new ExplainJson(context.out())) {
            flows.each(
                    i -> flows.isMatched(i) && (options.isAll() || flows.isOfInterest(i)), diagnosis::judge, judged -> {
                        if (!filter.holds(judged.flow(), judged.verdicts())) {
                            return;
                        }
                        judged.verdicts().forEach(verdict -> found.add(verdict.id()));
                        if (options.isJson()) {
                            json.print(judged.flow(), judged.verdicts());
                        } else {
                            report.add(judged.flow(), judged.verdicts(), options.isAll());
                        }
                    });
        }
        if (!options.isJson()) {
            new ExplainText(context.out(), context.screen()).print(report, flows);
        }
        return Collections.disjoint(found, options.failOn()) ? flows.exitCode() : FOUND;
    }
}
