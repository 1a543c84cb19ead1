package dev.peel.dissectors.openvpn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OpenVpnDissectorTest {
    private static final String SESSION = "00 00 00 00 00 00 00 07";
    private static final String CLIENT_HELLO =
            "16 03 01 00 2d  01 00 00 29 03 03 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 00 00 02 13 01 01 00";

    @Test
    void readsPlainControlPackets() {
        Packets packets = new TcpTalk(1194)
                .client("00 0e 38 " + SESSION + " 00 00 00 00 00")
                .server("00 16 28 " + SESSION + " 01 00 00 00 00 00 00 00 00 00 00 00 09")
                .packets();

        assertThat(packets.frame(1).only("openvpn.opcode")).isEqualTo("0x07");
        assertThat(packets.frame(1).only("openvpn.sessionid")).isEqualTo("7");
        assertThat(packets.frame(1).only("openvpn.mpid")).isEqualTo("0");
        assertThat(packets.frame(2).only("openvpn.mpidarrayelement")).isEqualTo("0");
        assertThat(packets.frame(2).only("openvpn.rsessionid")).isEqualTo("9");
        assertThat(packets.frame(2).info()).isEqualTo("MessageType: P_ACK_V1");
    }

    @Test
    void readsAuthenticatedControlPackets() {
        Packets packet = new TcpTalk(1194)
                .client("00 2a 38 " + SESSION + " aa".repeat(20) + " 00 00 00 01 00 00 00 02 00 00 00 00 03")
                .packets();

        assertThat(packet.bytes("openvpn.hmac")).containsExactly("aa".repeat(20));
        assertThat(packet.only("openvpn.pid")).isEqualTo("1");
        assertThat(packet.only("openvpn.mpid")).isEqualTo("3");
    }

    @Test
    void readsTlsInsideWhenItsLastFragmentCame() {
        String hello = CLIENT_HELLO + " 17 03 03 00 36" + " 00".repeat(54);
        byte[] bytes = Packets.hex(hello);
        String hex = HexFormat.of().formatHex(bytes);

        Packets packets = new TcpTalk(1194)
                .client("00 0e 38 " + SESSION + " 00 00 00 00 00")
                .client("00 72 20 " + SESSION + " 00 00 00 00 01" + hex.substring(0, 200))
                .client(String.format("%04x 20 %s 00 00 00 00 02", 14 + bytes.length - 100, SESSION)
                        + hex.substring(200))
                .packets();

        assertThat(packets.frame(2).protocols()).endsWith("tcp:openvpn");
        assertThat(packets.frame(3).protocols()).endsWith("tcp:openvpn:tls");
        assertThat(packets.frame(3).field("tls.record.content_type")).containsExactly("22", "23");
        assertThat(packets.frame(3).only("openvpn.fragment.count")).isEqualTo("2");
    }

    @Test
    void readsDatagrams() {
        Packets packet = Packets.linked(
                Packets.RAW_IP,
                "45 00 00 2a 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02 04 aa 04 aa 00 16 00 00 48 00 00 05 01 02"
                        + " 03 04 05 06 07 08 09 0a");

        assertThat(packet.only("openvpn.peerid")).isEqualTo("5");
        assertThat(packet.bytes("openvpn.data")).containsExactly("0102030405060708090a");
    }
}
