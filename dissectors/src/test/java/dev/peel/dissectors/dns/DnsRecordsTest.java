package dev.peel.dissectors.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that dnspython encoded, each with the fields that tshark 4.0.17 shows of its records: one message a line. */
class DnsRecordsTest {
    private static final int EXPECTATIONS = 3; // the first column of them

    static Stream<String> messages() throws IOException {
        try (InputStream input = Objects.requireNonNull(DnsRecordsTest.class.getResourceAsStream("dns-records.tsv"))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void showsTheFieldsThatWiresharkShows(String line) {
        String[] columns = line.split("\t", -1);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (int i = EXPECTATIONS; i < columns.length; i++) {
            int equals = columns[i].indexOf('=');
            expected.computeIfAbsent(columns[i].substring(0, equals), field -> new ArrayList<>())
                    .add(columns[i].substring(equals + 1));
        }

        Packets packet = datagram(columns[1], columns[2]);

        assertThat(expected).isNotEmpty().allSatisfy((field, values) -> assertThat(packet.field(field))
                .as(field)
                .containsExactlyElementsOf(values));
        assertThat(packet.has("_ws.malformed")).isFalse();
    }

    private static Packets datagram(String ports, String message) {
        int length = message.length() / 2;
        return Packets.linked(
                101,
                String.format("4500%04x0000000040110000c0000201c0000202", 28 + length)
                        + ports
                        + String.format("%04x0000", 8 + length)
                        + message);
    }
}
