package dev.peel.dissectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class ImapDissectorTest {
    @Test
    void readsRequestsAndResponses() {
        Packets packets = new TcpTalk(143)
                .serverText("* OK ready\r\n")
                .clientText("a1 CAPABILITY\r\n")
                .serverText("* CAPABILITY IMAP4rev1\r\na1 OK done\r\n")
                .packets();

        assertThat(packets.only("imap.request_tag")).isEqualTo("a1");
        assertThat(packets.only("imap.request.command")).isEqualTo("CAPABILITY");
        assertThat(packets.field("imap.line")).hasSize(4);
        assertThat(packets.only("imap.response.status")).isEqualTo("OK");
        assertThat(packets.field("imap.tag")).containsExactly("a1", "a1");
    }

    @Test
    void handsTheConnectionOverWhenTheServerAgreesToStartTls() {
        Packets packets = new TcpTalk(143)
                .clientText("a1 starttls\r\n")
                .serverText("a1 OK begin\r\n")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void staysWhenTheServerRefusesToStartTls() {
        Packets packets = new TcpTalk(143)
                .clientText("a1 STARTTLS\r\n")
                .serverText("a1 NO not now\r\n")
                .clientText("a2 NOOP\r\n")
                .serverText("a2 OK\r\n")
                .clientText("a3 LOGOUT\r\n")
                .asWireshark();

        assertThat(packets.frame(5).only("imap.request.command")).isEqualTo("LOGOUT");
    }
}
