package dev.peel.plugins.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.FieldRole;
import dev.peel.testkit.Capture;
import dev.peel.testkit.Golden;
import dev.peel.testkit.Packets;
import dev.peel.testkit.PeelExtension;
import dev.peel.testkit.Tshark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client and a server of pymodbus, recorded by {@code examples/record-modbus}. */
@ExtendWith(PeelExtension.class)
class RecordedModbusTest {
    private static final String CAPTURE = "modbus.pcap";
    private static final Path SAMPLE = Path.of("..", "..", "examples", "captures", "modbus.pcap");

    @Test
    void readsEveryMessage(@Capture(CAPTURE) Packets packets) {
        packets.expectMalformedNowhere();

        assertThat(packets.field("mbtcp.trans_id")).hasSize(50);
        Golden.check(Path.of("src", "test", "resources", "modbus.txt"), layers(packets));
    }

    @Test
    void agreesWithTsharkInEveryField(@Capture(CAPTURE) Packets packets) {
        agreesWithTshark(packets, Path.of("src", "test", "resources", CAPTURE));
    }

    @Test
    void agreesWithTsharkOnTheSample() throws IOException {
        Packets packets = Packets.read(Registry.load(), SAMPLE);

        packets.expectMalformedNowhere();
        assertThat(packets.field("mbtcp.trans_id")).hasSizeGreaterThan(40);
        agreesWithTshark(packets, SAMPLE);
    }

    private static void agreesWithTshark(Packets packets, Path capture) {
        assumeTrue(Tshark.isPresent(), "tshark 4.0 is not installed");
        List<String> names = names();
        List<List<String>> shown = Tshark.fields(capture, names);
        for (int i = 0; i < names.size(); i++) {
            assertThat(String.join(",", packets.field(names.get(i))))
                    .as(names.get(i))
                    .isEqualTo(String.join(",", shown.get(i)));
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (var protocol : Registry.load().protocols()) {
            if (protocol.toString().equals("mbtcp") || protocol.toString().equals("modbus")) {
                protocol.fields().stream()
                        .filter(field -> field.role() == FieldRole.FIELD)
                        .forEach(field -> names.add(field.abbreviation()));
            }
        }
        return names;
    }

    /** The trees without what is below Modbus. */
    private static String layers(Packets packets) {
        StringBuilder text = new StringBuilder();
        boolean isModbus = false;
        for (String line : packets.tree().split("\n", -1)) {
            if (!line.startsWith(" ")) {
                isModbus = line.startsWith("Modbus") || line.startsWith("Function ");
            }
            if (isModbus && !line.isEmpty()) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }
}
