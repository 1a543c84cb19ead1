package dev.peel.dissectors.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DtlsDissectorTest {
    private static final String HELLO =
            "16 fe ff 00 00 00 00 00 00 00 01 00 10 01 00 00 20 00 00 00 00 00 00 00 04 aa bb cc dd";
    private static final String ALERT = "15 fe fd 00 00 00 00 00 00 00 02 00 02 02 28";

    @Test
    void readsRecordsByTheirContent() {
        Packets packet = datagrams(40000, HELLO + ALERT);

        assertThat(packet.protocols()).endsWith("udp:dtls");
        assertThat(packet.field("dtls.record.content_type")).containsExactly("22", "21");
        assertThat(packet.field("dtls.record.sequence_number")).containsExactly("1", "2");
        assertThat(packet.only("dtls.handshake.type")).isEqualTo("1");
        assertThat(packet.only("dtls.handshake.fragment_length")).isEqualTo("4");
        assertThat(packet.only("dtls.alert_message.desc")).isEqualTo("40");
        assertThat(packet.info()).isEqualTo("Client Hello (Fragment), Alert");
    }

    @Test
    void putsFragmentsOfCertificatesTogether() {
        Packets packets = datagrams(
                40000,
                fragment(11, 0, "00 00 08 00 00 05"),
                fragment(11, 6, "30 03 02 01 07"),
                fragment(11, 0, "00 00 08"),
                fragment(11, 6, "30 03 02 01 07"));

        assertThat(packets.field("dtls.handshake.certificate")).containsExactly("3003020107");
        assertThat(packets.frame(2).only("dtls.fragment.count")).isEqualTo("2");
    }

    private static String fragment(int length, int offset, String hex) {
        int bytes = Packets.hex(hex).length;
        return String.format(
                        "16 fe fd 00 00 00 00 00 00 00 01 %04x 0b %06x 0001 %06x %06x",
                        bytes + 12, length, offset, bytes)
                + hex;
    }

    @Test
    void showsWhatIsEncrypted() {
        Packets packet = datagrams(
                40000, "16 fe fd 00 01 00 00 00 00 00 00 00 02 aa bb 17 fe fd 00 01 00 00 00 00 00 01 00 01 cc");

        assertThat(packet.has("dtls.handshake.type")).isFalse();
        assertThat(packet.bytes("dtls.app_data")).containsExactly("cc");
        assertThat(packet.info()).isEqualTo("Encrypted Handshake Message, Application Data");
    }

    @Test
    void leavesOtherDatagramsOfTheFlowAlone() {
        Packets packets = datagrams(40000, HELLO, "80 60 00 01 00 00 00 02", ALERT);

        assertThat(packets.frame(2).protocols()).endsWith("udp:data");
        assertThat(packets.frame(3).protocols()).endsWith("udp:dtls");
    }

    @Test
    void ownsItsPorts() {
        Packets packet = datagrams(853, "c0 00 00 00 01");

        assertThat(packet.protocols()).endsWith("udp:dtls");
        assertThat(packet.info()).isEqualTo("Continuation Data");
    }

    private static Packets datagrams(int port, String... payloads) {
        List<String> frames = new ArrayList<>();
        for (String payload : payloads) {
            int length = Packets.hex(payload).length;
            frames.add(String.format(
                            "45 00 %04x 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02 c3 50 %04x %04x 00 00",
                            28 + length, port, 8 + length)
                    + payload);
        }
        return Packets.linked(Packets.RAW_IP, frames.toArray(String[]::new));
    }
}
