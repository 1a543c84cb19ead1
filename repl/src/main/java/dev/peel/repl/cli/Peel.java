package dev.peel.repl.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code peel} command: parses its arguments and runs the subcommand they name. */
@Command(
        name = "peel",
        mixinStandardHelpOptions = true,
        versionProvider = PeelVersion.class,
        description = "Takes captured network traffic apart.")
public final class Peel implements Runnable {
    @Spec
    CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Peel()).execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
