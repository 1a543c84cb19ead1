package dev.peel.dissectors.oracle;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamRules;
import dev.peel.core.print.FieldsFormat;
import dev.peel.core.print.FieldsPrinter;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts in how many cells peel and tshark agree, over the cells that at least one of them fills. */
final class Agreement {
    /** Compared only where peel has all protocols that tshark names. */
    static final String PROTOCOLS = "frame.protocols";

    /** What peel concludes of TCP segments counts apart from what it reads of them. */
    static final String ANALYSIS = "tcp.analysis";

    private static final int EXAMPLES = 5;

    private final Registry registry = Registry.load();
    private final List<String> names;
    private final long[] right;
    private final long[] present;
    private final List<List<String>> examples = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final StringBuilder differences = new StringBuilder();

    /** Compares the fields called {@code names}, the first of which is frame.number. */
    Agreement(List<String> names) {
        this.names = names;
        right = new long[names.size()];
        present = new long[names.size()];
        names.forEach(name -> examples.add(new ArrayList<>()));
    }

    void add(Oracle oracle, String capture) {
        Map<Integer, String[]> expected = oracle.rows(capture, names);
        Map<Integer, String[]> actual = new HashMap<>();
        try {
            actual = print(oracle.capture(capture));
        } catch (IOException | RuntimeException failure) {
            if (!expected.isEmpty()) {
                failures.add(capture + ": " + failure);
            }
        }
        Set<Integer> frames = new HashSet<>(expected.keySet());
        frames.addAll(actual.keySet());
        for (Integer frame : frames) {
            compare(capture, frame, expected.get(frame), actual.get(frame));
        }
    }

    private void compare(String capture, Integer frame, String[] expected, String[] actual) {
        for (int i = 0; i < names.size(); i++) {
            String want = expected == null ? "" : expected[i];
            String got = actual == null || i >= actual.length ? "" : actual[i];
            if (want.isEmpty() && got.isEmpty() || names.get(i).equals(PROTOCOLS) && !areOurs(want)) {
                continue;
            }
            present[i]++;
            if (want.equals(got)) {
                right[i]++;
                continue;
            }
            differences
                    .append(String.join("\t", capture, frame.toString(), names.get(i), want, got))
                    .append('\n');
            if (examples.get(i).size() < EXAMPLES) {
                examples.get(i).add(capture + " frame " + frame + ": tshark '" + want + "', peel '" + got + "'");
            }
        }
    }

    /** Whether peel has all of {@code protocols}, so that it can name them as tshark does. */
    private boolean areOurs(String protocols) {
        return Arrays.stream(protocols.split(":"))
                .noneMatch(protocol -> registry.fields(protocol).isEmpty());
    }

    private Map<Integer, String[]> print(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FieldsPrinter printer = new FieldsPrinter(registry, names, FieldsFormat.DEFAULT, new TextBuffer(bytes));
        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            Demand demand = Demand.of(registry, printer.fields()).streams(StreamRules.WIRESHARK);
            Engine engine = new Engine(registry, demand, Limits.DEFAULT);
            new Scan(reader, engine, printer).run(1);
            failures.addAll(
                    engine.failures().stream().map(line -> file + ": " + line).toList());
        }
        Map<Integer, String[]> rows = new HashMap<>();
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] cells = line.split("\t", -1);
            rows.put(Integer.valueOf(cells[0]), cells);
        });
        return rows;
    }

    /** {@return the captures on which peel failed, and why} */
    List<String> failures() {
        return failures;
    }

    /** {@return percent of agreement by protocol, the first word of the field's name; the list of protocols for itself} */
    Map<String, Double> byProtocol() {
        Map<String, long[]> sums = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String part = name.startsWith(ANALYSIS) ? ANALYSIS : name.split("\\.", 2)[0];
            part = name.equals(PROTOCOLS) ? name : part;
            long[] sum = sums.computeIfAbsent(part, protocol -> new long[2]);
            sum[0] += right[i];
            sum[1] += present[i];
        }
        Map<String, Double> percent = new TreeMap<>();
        sums.forEach((protocol, sum) -> percent.put(protocol, sum[1] == 0 ? 100.0 : 100.0 * sum[0] / sum[1]));
        return percent;
    }

    /** {@return a line for each cell that differs: capture, frame, field, tshark's value, peel's, with tabs between} */
    String differences() {
        return differences.toString();
    }

    /** {@return a line for each field on which the two differ, with examples} */
    String report() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (right[i] < present[i]) {
                text.append(String.format(
                        "%-56s %8d / %-8d %8.3f %%%n",
                        names.get(i), right[i], present[i], 100.0 * right[i] / present[i]));
                examples.get(i)
                        .forEach(
                                example -> text.append("      ").append(example).append('\n'));
            }
        }
        byProtocol().forEach((protocol, percent) -> text.append(String.format("%-12s %8.3f %%%n", protocol, percent)));
        failures.forEach(failure -> text.append("failed: ").append(failure).append('\n'));
        return text.toString();
    }
}
