package dev.peel.dissectors.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class RdpDissectorTest {
    private static final String REQUEST = """
            03 00 00 2b                     # TPKT
            26 e0 00 00 00 00 00            # COTP, connect request
            43 6f 6f 6b 69 65 3a 20 6d 73 74 73 68 61 73 68 3d 61 62 0d 0a
            01 08 08 00 03 00 00 00         # negotiation request: TLS, CredSSP
            00 00 00
            """;
    private static final String RESPONSE = """
            03 00 00 13                     # TPKT
            0e d0 00 00 12 34 00            # COTP, connect confirm
            02 01 08 00 02 00 00 00         # negotiation response: CredSSP
            """;
    private static final String CLIENT_HELLO =
            "16 03 01 00 2d  01 00 00 29 03 03 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 00 00 02 13 01 01 00";

    @Test
    void readsWhatClientAndServerNegotiate() {
        Packets packets = new TcpTalk(3389).client(REQUEST).server(RESPONSE).packets();

        assertThat(packets.frame(1).protocols()).endsWith("tcp:tpkt:cotp:rdp");
        assertThat(packets.frame(1).only("cotp.type")).isEqualTo("0x0e");
        assertThat(packets.frame(1).only("rdp.rt_cookie")).isEqualTo("Cookie: mstshash=ab");
        assertThat(packets.frame(1).only("rdp.negReq.requestedProtocols")).isEqualTo("0x00000003");
        assertThat(packets.frame(1).only("rdp.negReq.requestedProtocols.hybrid"))
                .isEqualTo("1");
        assertThat(packets.frame(1).info()).isEqualTo("Cookie: mstshash=ab, Negotiate Request");
        assertThat(packets.frame(2).only("cotp.srcref")).isEqualTo("0x1234");
        assertThat(packets.frame(2).only("rdp.negReq.selectedProtocol")).isEqualTo("0x00000002");
        assertThat(packets.frame(2).info()).isEqualTo("Negotiate Response");
    }

    @Test
    void tellsWhyTheServerRefuses() {
        Packets packet = new TcpTalk(3389)
                .server("03 00 00 13 0e d0 00 00 12 34 00 03 00 08 00 05 00 00 00")
                .packets();

        assertThat(packet.only("rdp.negFailure.failureCode")).isEqualTo("0x00000005");
        assertThat(packet.info()).startsWith("Negotiate Failure: Server requires");
    }

    @Test
    void readsParametersOfOtherUsers() {
        Packets packet = new TcpTalk(102)
                .client("03 00 00 16 11 e0 00 00 00 01 00 c0 01 0a c1 02 01 00 c2 02 01 02")
                .packets();

        assertThat(packet.field("cotp.parameter_code")).containsExactly("0xc0", "0xc1", "0xc2");
        assertThat(packet.only("cotp.tpdu_size")).isEqualTo("1024");
        assertThat(packet.protocols()).endsWith("tpkt:cotp");
    }

    @Test
    void waitsForAWholeTransportPacket() {
        Packets packets = new TcpTalk(102)
                .client("03 00 00 0a 02 f0 80")
                .client("aa bb cc")
                .packets();

        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).protocols()).endsWith("tcp:tpkt:cotp:data");
        assertThat(packets.frame(2).only("cotp.eot")).isEqualTo("1");
    }

    @Test
    void keepsTlsForItselfAsWiresharkDoes() {
        TcpTalk talk = new TcpTalk(3389).client(REQUEST).server(RESPONSE).client(CLIENT_HELLO);

        assertThat(talk.asWireshark().frame(3).protocols()).endsWith("tcp:tpkt");
        assertThat(talk.asWireshark().frame(3).has("tpkt.continuation_data")).isTrue();
        assertThat(talk.packets().frame(3).protocols()).endsWith("tcp:tls");
        assertThat(talk.packets().frame(3).only("tls.handshake.type")).isEqualTo("1");
    }
}
