package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Supervisor;
import dev.peel.repl.shell.Shell;
import dev.peel.repl.shell.ShellSetup;
import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine;

/** Opens the prompt. */
final class ReplCommand extends PeelCommand {
    private final RunOptions run = new RunOptions();

    private final Argument<String> file =
            Argument.optionalWord("FILE", "", "The capture; without it, /open opens one.");

    ReplCommand() {
        super(
                "repl",
                "Opens a capture and a prompt to explore it; peel FILE does the same."
                        + " Lines on the standard input are run, where that is no terminal.");
        spec().usageMessage().sortOptions(false);
        run.addTo(spec());
        HelpOption.addTo(spec());
        Argument.add(spec(), file);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
        Peel peel = Peel.of(line);
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
        return Shell.run(setup, file.value().isEmpty() ? null : file.value());
    }
}
