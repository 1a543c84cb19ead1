package dev.peel.repl.cli;

import dev.peel.core.dissect.Limit;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the limits that a run keeps. */
@Command(
        name = "limits",
        description = "Lists what peel keeps and does at most for one capture: name, default, meaning."
                + " peel -r FILE --limit NAME=VALUE changes one.")
final class LimitsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    HelpOption help;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Limit limit : Limit.values()) {
            out.printf("%-22s %10d  %s%n", limit.label(), limit.defaultValue(), limit.description());
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }
}
