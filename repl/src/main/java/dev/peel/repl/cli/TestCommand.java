package dev.peel.repl.cli;

import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.UsageException;
import dev.peel.repl.script.testing.DissectorTests;
import dev.peel.repl.script.testing.TestSettings;
import dev.peel.testkit.Fuzz;
import dev.peel.testkit.StreamCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests a dissector in JavaScript. */
@Command(
        name = "test",
        sortOptions = false,
        customSynopsis = "peel test FILE.js [TESTS ...] [--update] [--seed N] [--rounds N] [--limit NAME=VALUE]",
        description = "Tests a dissector in JavaScript by FILE.test.js beside it; docs/testing-dissectors.md tells what"
                + " tests see.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all tests are well", "1:one failed, or there is none", "2:a file cannot be read"})
final class TestCommand implements Callable<Integer> {
    private static final String SCRIPT = ".js";

    @Spec
    CommandSpec spec;

    @Option(names = "--update", description = "Write the files that golden() compares with, instead of comparing.")
    boolean isUpdate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw by N how talks travel and bytes are spoilt, " + StreamCheck.SEED
                    + " by default; what failed tells its seed.")
    long seed = StreamCheck.SEED;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Spoil each talk N times, " + Fuzz.ROUNDS + " by default.")
    String rounds = String.valueOf(Fuzz.ROUNDS);

    @Mixin
    LimitOptions limits;

    @Mixin
    HelpOption help;

    @Parameters(index = "0", paramLabel = "FILE.js", description = "The dissector, as --plugin takes it.")
    String plugin = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TESTS",
            description = "Files of tests, in place of FILE.test.js.")
    List<String> named = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        Path file = path(plugin);
        if (!plugin.endsWith(SCRIPT) || plugin.endsWith(DissectorTests.SUFFIX)) {
            throw new ParameterException(
                    line, plugin + ": expected a dissector in JavaScript, FILE.js; those in Java are tested by JUnit");
        }
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(line, plugin + ": no such file");
        }
        List<Path> files = new ArrayList<>();
        named.forEach(name -> files.add(path(name)));
        if (files.isEmpty()) {
            files.add(path(plugin.substring(0, plugin.length() - SCRIPT.length()) + DissectorTests.SUFFIX));
        }
        TestSettings settings =
                new TestSettings(limits.of(line), seed, (int) RunOptions.number(line, "--rounds ", rounds), isUpdate);
        try {
            boolean isGood = DissectorTests.run(file, files, settings, line.getOut());
            return isGood ? CommandLine.ExitCode.OK : Mistakes.USAGE;
        } catch (UsageException absent) {
            throw new ParameterException(line, String.valueOf(absent.getMessage()), absent);
        } catch (PluginException wrong) {
            Mistakes.tell(line.getErr(), String.valueOf(wrong.getMessage()));
            return Mistakes.USAGE;
        }
    }

    private Path path(String name) {
        return RunOptions.path(spec.commandLine(), "", name);
    }
}
