package dev.peel.repl.cli;

import dev.peel.core.dissect.Limit;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Lists the limits that a run keeps. */
final class LimitsCommand extends PeelCommand {
    LimitsCommand() {
        super(
                "limits",
                "Lists what peel keeps and does at most for one capture: name, default, meaning."
                        + " peel -r FILE --limit NAME=VALUE changes one.");
        HelpOption.addTo(spec());
    }

    @Override
    public Integer call() {
        PrintWriter out = line().getOut();
        for (Limit limit : Limit.values()) {
            out.printf("%-22s %10d  %s%n", limit.label(), limit.defaultValue(), limit.description());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
