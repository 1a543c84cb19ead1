package dev.peel.repl.shell;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.CommandContext;
import dev.peel.repl.extension.Extensions;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the prompt starts with.
 *
 * @param extensions the plugins, and what the user has chosen
 * @param limits the bounds that passes keep
 * @param captureLimits the bounds that reading keeps
 * @param threads how many threads a pass may take, at least 1
 * @param in where lines come from when they are not typed on a terminal
 * @param out where results go when no terminal shows them
 * @param errors where mistakes are told when no terminal shows them
 * @param isTerminal whether lines are typed and results shown on a terminal
 * @param isColored whether a terminal shows colours
 * @param environment the process's variables: where the history is kept, which editor is wanted
 * @param tool the plain commands
 */
public record ShellSetup(
        Extensions extensions,
        Limits limits,
        CaptureLimits captureLimits,
        int threads,
        InputStream in,
        OutputStream out,
        PrintWriter errors,
        boolean isTerminal,
        boolean isColored,
        Map<String, String> environment,
        Tool tool) {

    /** Runs {@code peel} with arguments, as if they stood on a command line. */
    @FunctionalInterface
    public interface Tool {
        /**
         * {@return the exit code of the run, which prints to {@code out} and tells mistakes to {@code errors}}
         *
         * @param extensions the plugins, and what the user has chosen
         * @param captures adds the captures that are open to what the command works with
         */
        int run(
                Extensions extensions,
                UnaryOperator<CommandContext> captures,
                OutputStream out,
                PrintWriter errors,
                String... arguments);
    }
}
