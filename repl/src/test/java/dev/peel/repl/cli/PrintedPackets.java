package dev.peel.repl.cli;

/** What the command prints, for tests of other packages. */
public final class PrintedPackets {
    private PrintedPackets() {}

    /** Runs the command and returns its output. */
    public static String of(String... arguments) {
        return RunningPeel.of(arguments).out();
    }
}
