package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Supervisor;
import dev.peel.repl.shell.Shell;
import dev.peel.repl.shell.ShellSetup;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Opens the prompt. */
@Command(
        name = "repl",
        sortOptions = false,
        description = "Opens a capture and a prompt to explore it; peel FILE does the same."
                + " Lines on the standard input are run, where that is no terminal.")
final class ReplCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @ParentCommand
    Peel peel;

    @Mixin
    RunOptions run;

    @Mixin
    HelpOption help;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The capture; without it, /open opens one.")
    String file = "";

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        boolean isTerminal = peel.isTerminal() && Terminal.isInput();
        ShellSetup setup = new ShellSetup(
                run.extensions(line)
                        .watchedBy(new Supervisor((protocol, frame, seconds) -> Mistakes.tell(
                                line.getErr(),
                                Mistakes.stuck(protocol, frame, seconds)
                                        + "; it cannot be stopped: where it does not come back, end peel by kill "
                                        + ProcessHandle.current().pid()))),
                run.limits(line),
                CaptureLimits.DEFAULT,
                run.threads(line),
                peel.in(),
                peel.out(),
                line.getErr(),
                isTerminal,
                Colors.AUTO.apply(isTerminal, System.getenv()),
                System.getenv(),
                (extensions, captures, out, errors, arguments) ->
                        Peel.run(extensions, captures, InputStream.nullInputStream(), out, errors, arguments));
        return Shell.run(setup, file.isEmpty() ? null : file);
    }
}
