package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares with logs that Zeek's own tests expect, kept in the folder {@code shared} beside the project, if there is one. */
class ZeekBaselinesTest {
    private static final List<String> COLUMNS = List.of("conn_state", "history", "ssl_history");

    /** What differs on purpose, by capture and client's port. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "zeek/tls/tls1.2-late-protocol-error.pcap 56637 ssl_history",
            "Zeek stops reading before the server's ChangeCipherSpec, since it takes what is between for an error",
            "zeek/pppoe-over-qinq.pcap 20394 history",
            "Zeek counts one retransmission more before the FIN, of ten");

    @Test
    void statesAndHistoriesAreZeeks() throws IOException {
        Path corpus = corpus();
        assumeTrue(corpus != null && Files.exists(corpus.resolve("zeek/BASELINES.tsv")), "no baselines");
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String line : Files.readAllLines(corpus.resolve("zeek/BASELINES.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[1].endsWith("ssl.log") || cells[1].endsWith("conn.log")) {
                CaptureFlows flows =
                        new CommandRun().flows(corpus.resolve(cells[0]).toString());
                for (Map<String, String> row : rows(corpus.resolve(cells[1]))) {
                    compared += compare(cells[0], row, flows, differences);
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(80);
    }

    private static int compare(String capture, Map<String, String> row, CaptureFlows flows, List<String> differences) {
        if (!row.containsKey("id.orig_p")
                || row.getOrDefault("proto", "tcp").equals("udp")
                || capture.contains("/quic/")) {
            return 0;
        }
        Handshake flow =
                flows.all().filter(each -> isMeant(each, row)).findFirst().orElse(null);
        String where = capture + " " + row.get("id.orig_p");
        if (flow == null) {
            differences.add(where + ": no such flow");
            return 0;
        }
        int compared = 0;
        for (String column : COLUMNS) {
            String expected = row.get(column);
            if (expected != null && !DIFFERENT.containsKey(where + " " + column)) {
                compared++;
                String found = found(column, flow.zeek());
                if (!found.equals(expected)) {
                    differences.add(where + " " + column + ": " + found + ", Zeek has " + expected);
                }
            }
        }
        return compared;
    }

    private static String found(String column, Zeek zeek) {
        return switch (column) {
            case "conn_state" -> zeek.connState();
            case "history" -> zeek.history();
            default -> zeek.sslHistory();
        };
    }

    private static boolean isMeant(Handshake flow, Map<String, String> row) {
        return String.valueOf(flow.client().port()).equals(row.get("id.orig_p"))
                && String.valueOf(flow.server().port()).equals(row.get("id.resp_p"))
                && flow.client().address().equals(row.get("id.orig_h"));
    }

    private static List<Map<String, String>> rows(Path log) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] names = {};
        for (String line : Files.readAllLines(log)) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith("#fields")) {
                names = List.of(cells).subList(1, cells.length).toArray(String[]::new);
            } else if (!line.startsWith("#")) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(names.length, cells.length); i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Path corpus() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path corpus = folder.resolve("shared").resolve("corpus");
            if (Files.isDirectory(corpus)) {
                return corpus;
            }
        }
        return null;
    }
}
