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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs a script. */
final class RunCommand extends PeelCommand {
    private static final String END_OF_FILES = "--";

    private final RunOptions run = new RunOptions();

    private final Argument<List<String>> allowed = Argument.texts(
            "--allow",
            "FOLDER",
            "Let the script open and save files in FOLDER, too; may be repeated. It may in the folders of the script"
                    + " and of the captures, and use the files that are named.");

    private final Argument<String> script = Argument.word(0, "SCRIPT", "The script, an ES module.");

    private final Argument<List<String>> words = Argument.words(
            1, "FILE", "Captures; the first is open. What stands behind -- is the script's own, its args.");

    RunCommand() {
        super("run", "Runs a script in JavaScript on captures; docs/scripts.md tells what it sees.");
        spec().usageMessage()
                .sortOptions(false)
                .customSynopsis("peel run SCRIPT FILE ... [OPTION ...] [-- ARGUMENT ...]");
        run.addTo(spec());
        Argument.add(spec(), allowed);
        HelpOption.addTo(spec());
        Argument.add(spec(), script, words);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
        Peel peel = Peel.of(line);
        Path file = path(script.value());
        if (!Files.isRegularFile(file)) {
            throw new CaptureException(script.value() + ": no such script");
        }
        int end = ownArguments();
        List<String> captures = words.value().subList(0, end);
        CommandContext context = peel.context(line, run).on(peel.screen());
        ScriptSettings settings = ScriptSettings.of(context, access(file))
                .with(captures, words.value().subList(end, words.value().size()));
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
        List<String> typed = line().getParseResult().originalArgs();
        int at = typed.indexOf(END_OF_FILES);
        return at < 0 ? words.value().size() : Math.max(0, words.value().size() - (typed.size() - at - 1));
    }

    private FileAccess access(Path file) {
        List<Path> folders = new ArrayList<>();
        addFolderOf(file, folders);
        List<Path> files = new ArrayList<>();
        for (String word : words.value()) {
            Path named = pathOrNull(word);
            if (named != null) {
                files.add(named);
            }
        }
        for (String capture : words.value().subList(0, ownArguments())) {
            addFolderOf(path(capture), folders);
        }
        allowed.value().forEach(folder -> folders.add(path(folder)));
        return new FileAccess(folders.get(0), folders, files);
    }

    private static void addFolderOf(Path file, List<Path> folders) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folders.add(folder);
        }
    }

    private Path path(String name) {
        return RunOptions.path(line(), "", name);
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
