package dev.peel.repl.script.dissector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.field.Field;
import dev.peel.testkit.Tshark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttTest {
    private static final Loaded MQTT = Loaded.file(Loaded.EXAMPLES.resolve("mqtt.js"));

    @ParameterizedTest
    @ValueSource(strings = {"mqtt311.pcap", "mqtt5.pcap", "../captures/mqtt.pcap"})
    void notesWhatTsharkNotes(String capture) {
        assumeTrue(Tshark.isPresent(), "there is no tshark 4.0 here");
        Path file = Loaded.EXAMPLES.resolve(capture);
        List<String> names = names();

        List<String> expected = Tshark.rows(file, names);
        List<String> printed =
                MQTT.fields(file, names.toArray(String[]::new)).lines().toList();

        assertThat(printed).hasSameSizeAs(expected);
        for (int frame = 0; frame < printed.size(); frame++) {
            assertThat(named(names, printed.get(frame)))
                    .as("frame %d", frame + 1)
                    .isEqualTo(named(names, expected.get(frame)));
        }
    }

    private static List<String> named(List<String> names, String line) {
        String[] values = line.split("\t", -1);
        return IntStream.range(0, values.length)
                .filter(column -> !values[column].isEmpty())
                .mapToObj(column -> names.get(column) + "=" + values[column])
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt311.pcap", "mqtt5.pcap", "../captures/mqtt.pcap"})
    void findsNothingMalformed(String capture) {
        String faults = MQTT.fields(Loaded.EXAMPLES.resolve(capture), "_ws.malformed", "_ws.expert.message");

        assertThat(faults).doesNotContain("Malformed").doesNotContain("bug");
        assertThat(MQTT.warnings()).noneMatch(line -> line.contains("failed"));
    }

    @Test
    void remembersTheVersionOfTheConnection() {
        String versions = MQTT.fields(Loaded.EXAMPLES.resolve("mqtt5.pcap"), "mqtt.connack.reason_code");

        assertThat(versions.lines().filter(line -> !line.isBlank())).hasSizeGreaterThan(3);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Field field : MQTT.plugin().dissectors().get(0).protocol().fields()) {
            if (!names.contains(field.abbreviation())) {
                names.add(field.abbreviation());
            }
        }
        return names;
    }
}
