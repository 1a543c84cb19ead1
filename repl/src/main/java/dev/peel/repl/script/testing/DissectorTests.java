package dev.peel.repl.script.testing;

import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tests of a plugin in JavaScript. Used by one thread. */
public final class DissectorTests {
    /** What a file of tests ends in. */
    public static final String SUFFIX = ".test.js";

    private static final int LONGEST = 4 * 1024 * 1024; // bytes of a file of tests
    private static final String EXAMPLE = "test(\"reads a message\", t => { t.talk().client(\"01 02\"); });";

    private final TestedPlugin plugin;
    private final TestSettings settings;
    private final TestReport report;

    private DissectorTests(TestedPlugin plugin, TestSettings settings, TestReport report) {
        this.plugin = plugin;
        this.settings = settings;
        this.report = report;
    }

    /**
     * Runs the tests in {@code files} in their order and prints what comes of each.
     *
     * @param tested the plugin, a file of JavaScript
     * @param out takes a line for each test, and what is wrong below it
     * @return whether there were tests and all are well
     * @throws PluginException when the plugin cannot be loaded
     * @throws UsageException when there is no such file of tests, or no test in all of them
     * @throws IOException when a file cannot be read
     */
    public static boolean run(Path tested, List<Path> files, TestSettings settings, PrintWriter out)
            throws PluginException, IOException {
        TestReport report = new TestReport(out);
        DissectorTests tests = new DissectorTests(TestedPlugin.load(tested, settings.limits()), settings, report);
        for (Path file : files) {
            tests.run(file);
        }
        if (report.isEmpty()) {
            throw new UsageException(files.get(files.size() - 1) + ": there is no test in it; one is " + EXAMPLE);
        }
        report.sum(settings);
        return report.isGood();
    }

    private void run(Path file) throws IOException {
        String text = text(file);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try (TestFile tests = new TestFile(plugin, folder, settings)) {
            Optional<String> mistake = tests.declare(file.toString(), text);
            if (mistake.isPresent()) {
                report.ended(String.valueOf(file.getFileName()), mistake);
            } else {
                tests.run(report);
            }
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + ": there is no such file of tests; a test in it is " + EXAMPLE);
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + ": is longer than the " + LONGEST + " bytes that tests may have");
        }
        return Files.readString(file);
    }
}
