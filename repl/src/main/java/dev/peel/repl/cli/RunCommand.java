package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.plugin.CommandContext;
import dev.peel.repl.script.Evaluation;
import dev.peel.repl.script.FileAccess;
import dev.peel.repl.script.ScriptSession;
import dev.peel.repl.script.ScriptSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs a script. */
@Command(
        name = "run",
        sortOptions = false,
        customSynopsis = "peel run SCRIPT FILE ... [OPTION ...] [-- ARGUMENT ...]",
        description = "Runs a script in JavaScript on captures; docs/scripts.md tells what it sees.")
final class RunCommand implements Callable<Integer> {
    private static final String END_OF_FILES = "--";

    @Spec
    CommandSpec spec;

    @ParentCommand
    Peel peel;

    @Mixin
    RunOptions run;

    @Option(
            names = "--allow",
            paramLabel = "FOLDER",
            description =
                    "Let the script open and save files in FOLDER, too; may be repeated. It may in the folders of the script"
                            + " and of the captures, and use the files that are named.")
    List<String> allowed = new ArrayList<>();

    @Mixin
    HelpOption help;

    @Parameters(index = "0", paramLabel = "SCRIPT", description = "The script, an ES module.")
    String script = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "Captures; the first is open. What stands behind -- is the script's own, its args.")
    List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        Path file = path(script);
        if (!Files.isRegularFile(file)) {
            throw new CaptureException(script + ": no such script");
        }
        int end = ownArguments();
        List<String> captures = words.subList(0, end);
        CommandContext context = peel.context(line, run).on(peel.screen());
        ScriptSettings settings =
                ScriptSettings.of(context, access(file)).with(captures, words.subList(end, words.size()));
        try (ScriptSession session = ScriptSession.start(settings)) {
            if (!captures.isEmpty()) {
                session.use(settings.opener().open(path(captures.get(0)), settings.opening()));
            }
            return exitCode(session.run(file), context, line.getErr());
        } finally {
            context.out().flush();
        }
    }

    /** {@return how many of the words are captures: picocli takes away the {@code --} behind which the script's own stand} */
    private int ownArguments() {
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        int at = typed.indexOf(END_OF_FILES);
        return at < 0 ? words.size() : Math.max(0, words.size() - (typed.size() - at - 1));
    }

    private FileAccess access(Path file) {
        List<Path> folders = new ArrayList<>();
        addFolderOf(file, folders);
        List<Path> files = new ArrayList<>();
        for (String word : words) {
            Path named = pathOrNull(word);
            if (named != null) {
                files.add(named);
            }
        }
        for (String capture : words.subList(0, ownArguments())) {
            addFolderOf(path(capture), folders);
        }
        allowed.forEach(folder -> folders.add(path(folder)));
        return new FileAccess(folders.get(0), folders, files);
    }

    private static void addFolderOf(Path file, List<Path> folders) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folders.add(folder);
        }
    }

    private Path path(String name) {
        return RunOptions.path(spec.commandLine(), "", name);
    }

    private static @Nullable Path pathOrNull(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException bad) {
            return null;
        }
    }

    private static int exitCode(Evaluation evaluation, CommandContext context, PrintWriter errors) throws IOException {
        if (evaluation instanceof Evaluation.Exit exit) {
            return exit.code();
        }
        if (evaluation instanceof Evaluation.Mistake mistake) {
            context.out().flush();
            errors.println("peel: " + mistake.located());
            mistake.marked().lines().forEach(marked -> errors.println("    " + marked));
            errors.flush();
            return Mistakes.USAGE;
        }
        return CommandLine.ExitCode.OK;
    }
}
