package dev.peel.repl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command, whose constructor declares what it takes and what its help says. */
abstract class PeelCommand implements Callable<Integer> {
    private final CommandSpec spec;

    /** A command that takes nothing yet. */
    PeelCommand(String name, String description) {
        spec = CommandSpec.wrapWithoutInspection(this).name(name);
        spec.usageMessage().description(description);
    }

    /** {@return the command, as picocli knows it} */
    final CommandSpec spec() {
        return spec;
    }

    /** {@return what parses the command's line and has its streams, once there is such} */
    final CommandLine line() {
        return spec.commandLine();
    }
}
