package dev.peel.plugins.handshake;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.FIN;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Conversation.SYN;
import static dev.peel.plugins.handshake.Records.clientHello;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TcpStatesTest {
    private final Conversation conversation = new Conversation();

    @Test
    void namesClientThatResetsBeforeAnyClientHello() throws IOException {
        conversation.connect().client(RST | ACK);

        assertThat(conversation.table())
                .contains(
                        "! 22:13:20.000  192.0.2.1:40000  192.0.2.2:443    2.00  tcp established, then RST,ACK by client: no"
                                + " ClientHello\n")
                .endsWith("1 flow on 2023-11-14: 1 without ClientHello\n");
        assertThat(conversation.json())
                .contains("\"ok\":false", "\"step\":\"TCP_EST\"", "\"ended_by\":\"client\"", "\"how\":\"rst\"");
    }

    @Test
    void tellsResetInAnswerToSynAckFromResetAfterIt() throws IOException {
        conversation.client(SYN).server(SYN | ACK).client(RST);

        assertThat(conversation.table()).contains("  SYN-ACK, then RST by client: no ClientHello\n");
    }

    @Test
    void tellsRefusedConnection() throws IOException {
        conversation.client(SYN).server(RST | ACK);

        assertThat(conversation.table()).contains("  SYN, then RST,ACK by server: connection refused\n");
    }

    @Test
    void tellsSynWithoutAnswer() throws IOException {
        conversation.client(SYN).pause(1000).clientForgets(1).client(SYN).pause(5000);
        conversation.between("192.0.2.9", 50000, "192.0.2.2", 80).client(SYN);

        assertThat(conversation.table()).contains("  SYN, then silence for 6.0 s: no answer\n");
        assertThat(conversation.json()).contains("\"ended_by\":\"nobody\",\"how\":\"timeout\"");
    }

    @Test
    void doesNotCallItSilenceWhenTheCaptureEndsSoon() throws IOException {
        conversation.connect().pause(2000);
        conversation.between("192.0.2.9", 50000, "192.0.2.2", 80).client(SYN);

        assertThat(conversation.table())
                .contains("? 22:13:20.000")
                .contains("tcp established, then the capture ends\n");
        assertThat(conversation.json()).contains("\"ok\":null", "\"how\":\"none\"");
    }

    @Test
    void countsOnlyTheFirstOfSeveralEndings() throws IOException {
        conversation.connect().server(FIN | ACK).client(RST);

        assertThat(conversation.table()).contains("tcp established, then FIN by server: no ClientHello\n");
    }

    @Test
    void measuresFromTheSynThatWasAnswered() throws IOException {
        conversation.client(SYN).pause(999).clientForgets(1).client(SYN);
        conversation.server(SYN | ACK).client(ACK).client(RST);

        assertThat(conversation.json()).contains("\"tcp_ms\":2.000000");
    }

    @Test
    void countsRetransmittedBytesOnce() throws IOException {
        conversation.connect().client(ACK, "474554202f0d0a").clientForgets(7).client(ACK, "474554202f0d0a");
        conversation.server(FIN | ACK);

        assertThat(conversation.table())
                .contains("! 22")
                .contains("tcp established, 7 bytes by client are not TLS, then FIN by server\n");
        assertThat(conversation.json()).contains("\"ok\":null", "\"client_bytes\":7", "\"server_bytes\":0");
    }

    @Test
    void keepsConnectionsOverTheSamePortsApart() throws IOException {
        conversation.connect().client(RST | ACK);
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 443).connect().server(FIN | ACK);

        assertThat(conversation.table())
                .contains("RST,ACK by client: no ClientHello\n", "FIN by server: no ClientHello\n")
                .contains("2 flows on");
    }

    @Test
    void listsFlowsToPortsThatSpeakTlsElsewhere() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 9999).connect().client(RST);
        conversation.between("192.0.2.1", 40001, "192.0.2.2", 80).connect().client(RST);

        assertThat(conversation.table()).startsWith("no flow ");

        conversation.between("192.0.2.1", 40002, "192.0.2.3", 9999).connect().client(ACK, clientHello(""));

        assertThat(conversation.table())
                .contains("192.0.2.2:9999", "192.0.2.3:9999")
                .doesNotContain(":80 ");
    }

    @Test
    void leavesOtherProtocolsOutUnlessTheirServerSpeaksTls() throws IOException {
        conversation.between("192.0.2.1", 40000, "192.0.2.2", 80).connect().client(ACK, clientHello(""));
        conversation.between("192.0.2.1", 40001, "192.0.2.3", 80).connect().client(ACK, "474554202f0d0a");
        conversation.between("192.0.2.1", 40002, "192.0.2.2", 80).connect().client(ACK, "474554202f0d0a");

        assertThat(conversation.table())
                .contains("192.0.2.1:40000", "192.0.2.1:40002", "7 bytes by client are not TLS")
                .doesNotContain("192.0.2.3");
    }

    @Test
    void takesTheSideWithTheTlsPortForTheServerWhenNothingElseTells() throws IOException {
        conversation.server(ACK, "ff").client(ACK).client(FIN | ACK);

        assertThat(conversation.table())
                .contains(
                        "? 22:13:20.000  192.0.2.1:40000  192.0.2.2:443  no handshake, started before the capture, then FIN by"
                                + " client\n");
        assertThat(conversation.json()).contains("\"role\":\"guessed\",\"ok\":null,\"step\":null");
    }

    @Test
    void followsIpv6() throws IOException {
        conversation
                .between("2001:db8::1", 40000, "2001:db8:0:0:1::2", 443)
                .connect()
                .client(RST | ACK);

        assertThat(conversation.table()).contains("[2001:db8::1]:40000  [2001:db8::1:0:0:2]:443");
    }

    @Test
    void tellsSidesApartByAddressWhenPortsAreEqual() throws IOException {
        conversation.between("192.0.2.1", 443, "192.0.2.2", 443).connect().client(RST | ACK);

        assertThat(conversation.table())
                .contains("192.0.2.1:443  192.0.2.2:443")
                .contains("RST,ACK by client");
    }

    @Test
    void tellsErrorThatQuotesTheSyn() throws IOException {
        conversation.client(SYN);
        conversation.packet(HexFormat.of().parseHex("""
                        450000440000000040010000c0000202c0000201
                        0301000000000000
                        450000280000000040060000c0000201c0000202
                        9c4001bb000003e80000000050041000000000000000000000000000
                        """.replaceAll("\\s", "")));

        assertThat(conversation.table()).contains("  SYN, then ICMP host unreachable: no answer\n");
        assertThat(conversation.json()).contains("\"ended_by\":\"server\",\"how\":\"icmp\"");
    }
}
