package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares a line a packet with what an installed tshark prints, over our sample captures; skipped where there is no tshark. */
class SummaryTsharkTest {
    private static final Path SAMPLES = Path.of("../examples/captures");
    /** What differs in the lines of one such capture differs in all. */
    private static final int EVERY = 4;

    /** Percent of lines: the rest are texts of protocols of which only the start is read, such as MySQL's and XMPP's. */
    private static final double LEAST = 97;

    @Test
    void linesAreTsharks() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        int all = 0;
        List<Path> captures = captures();
        for (int i = 0; i < captures.size(); i += EVERY) {
            String capture = captures.get(i).toString();
            List<String> expected = tshark(capture);
            List<String> printed =
                    RunningPeel.of("-n", "-r", capture).out().lines().toList();
            assertThat(printed).as("packets of %s", capture).hasSameSizeAs(expected);
            all += expected.size();
            for (int line = 0; line < expected.size(); line++) {
                if (!words(expected.get(line)).equals(words(printed.get(line)))) {
                    differences.add(capture + "\n  tshark " + expected.get(line) + "\n  peel   " + printed.get(line));
                }
            }
        }

        assertThat(100.0 * (all - differences.size()) / all)
                .as("percent of %d lines; all differences:%n%s", all, String.join("\n", differences))
                .isGreaterThanOrEqualTo(LEAST);
    }

    private static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".pcap"))
                    .sorted()
                    .toList();
        }
    }

    /** Columns are as wide as their longest text so far, which is no matter of dissection. */
    private static String words(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private static List<String> tshark(String capture) throws InterruptedException {
        try {
            Process tshark = new ProcessBuilder("tshark", "-n", "-r", capture)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] printed = tshark.getInputStream().readAllBytes();
            assumeTrue(tshark.waitFor() == 0, "tshark cannot read " + capture);
            return new String(printed, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException missing) {
            assumeTrue(false, "tshark is not installed: nothing to compare the lines with");
            return List.of();
        }
    }
}
