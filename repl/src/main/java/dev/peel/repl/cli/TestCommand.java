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
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** Tests a dissector in JavaScript. */
final class TestCommand extends PeelCommand {
    private static final String SCRIPT = ".js";

    private final Argument<Boolean> isUpdate =
            Argument.flag("--update", "Write the files that golden() compares with, instead of comparing.");

    private final Argument<Long> seed = new Argument<>(OptionSpec.builder("--seed")
            .type(long.class)
            .initialValue(StreamCheck.SEED)
            .paramLabel("N")
            .description("Draw by N how talks travel and bytes are spoilt, " + StreamCheck.SEED
                    + " by default; what failed tells its seed.")
            .build());

    private final Argument<String> rounds = Argument.text(
            "--rounds", "N", String.valueOf(Fuzz.ROUNDS), "Spoil each talk N times, " + Fuzz.ROUNDS + " by default.");

    private final LimitOptions limits = new LimitOptions();

    private final Argument<String> plugin = Argument.word(0, "FILE.js", "The dissector, as --plugin takes it.");

    private final Argument<List<String>> named =
            Argument.words(1, "TESTS", "Files of tests, in place of FILE.test.js.");

    TestCommand() {
        super(
                "test",
                "Tests a dissector in JavaScript by FILE.test.js beside it; docs/testing-dissectors.md tells what"
                        + " tests see.");
        spec().usageMessage()
                .sortOptions(false)
                .customSynopsis("peel test FILE.js [TESTS ...] [--update] [--seed N] [--rounds N] [--limit NAME=VALUE]")
                .exitCodeListHeading("Exit codes:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        "0:all tests are well", "1:one failed, or there is none", "2:a file cannot be read"));
        Argument.add(spec(), isUpdate, seed, rounds);
        limits.addTo(spec());
        HelpOption.addTo(spec());
        Argument.add(spec(), plugin, named);
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
        Path file = path(plugin.value());
        if (!plugin.value().endsWith(SCRIPT) || plugin.value().endsWith(DissectorTests.SUFFIX)) {
            throw new ParameterException(
                    line,
                    plugin.value()
                            + ": expected a dissector in JavaScript, FILE.js; those in Java are tested by JUnit");
        }
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(line, plugin.value() + ": no such file");
        }
        List<Path> files = new ArrayList<>();
        named.value().forEach(name -> files.add(path(name)));
        if (files.isEmpty()) {
            files.add(path(
                    plugin.value().substring(0, plugin.value().length() - SCRIPT.length()) + DissectorTests.SUFFIX));
        }
        TestSettings settings = new TestSettings(
                limits.of(line),
                seed.value(),
                (int) RunOptions.number(line, "--rounds ", rounds.value()),
                isUpdate.value());
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
        return RunOptions.path(line(), "", name);
    }
}
