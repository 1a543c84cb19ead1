package dev.peel.dissectors.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class LdapDissectorTest {
    private static final String START_TLS =
            "30 1d 02 01 01 77 18 80 16 31 2e 33 2e 36 2e 31 2e 34 2e 31 2e 31 34 36 36 2e 32 30 30 33 37";
    private static final String AGREED = "30 0c 02 01 01 78 07 0a 01 00 04 00 04 00";
    private static final String REFUSED = "30 0c 02 01 01 78 07 0a 01 34 04 00 04 00";
    private static final String CLIENT_HELLO =
            "16 03 01 00 2d  01 00 00 29 03 03 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 11 00 00 02 13 01 01 00";

    @Test
    void readsTheHeadsOfMessages() {
        Packets packets = new TcpTalk(389)
                .client("30 0c 02 01 07 60 07 02 01 03 04 00 80 00 30 05 02 01 08 42 00")
                .packets();

        assertThat(packets.field("ldap.messageID")).containsExactly("7", "8");
        assertThat(packets.field("ldap.protocolOp")).containsExactly("0", "2");
        assertThat(packets.info()).isEqualTo("unbindRequest(8)");
    }

    @Test
    void waitsForAWholeMessage() {
        Packets packets = new TcpTalk(389)
                .client("30 84 00 00 00 0c 02 01 07 60")
                .client("07 02 01 03 04 00 80 00")
                .packets();

        assertThat(packets.frame(1).protocols()).endsWith("ip:tcp");
        assertThat(packets.frame(2).only("ldap.messageID")).isEqualTo("7");
    }

    @Test
    void handsTheConnectionOverWhenTheServerAgreesToStartTls() {
        Packets packets = new TcpTalk(389)
                .client(START_TLS)
                .server(AGREED)
                .client(CLIENT_HELLO)
                .asWireshark();

        assertThat(packets.frame(2).only("ldap.protocolOp")).isEqualTo("24");
        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void staysWhenTheServerRefusesToStartTls() {
        Packets packets = new TcpTalk(389)
                .client(START_TLS)
                .server(REFUSED)
                .client(CLIENT_HELLO)
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:ldap:data");
    }

    @Test
    void marksAMessageWithoutNumber() {
        assertThat(new TcpTalk(389).client("30 03 04 01 00").packets().has("_ws.malformed"))
                .isTrue();
    }
}
