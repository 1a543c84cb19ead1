package dev.peel.dissectors.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class MysqlDissectorTest {
    private static final String GREETING =
            "25 00 00 00  0a 38 2e 30 00  07 00 00 00  61 61 61 61 61 61 61 61 00  00 0a" + " 00".repeat(17);
    private static final String TLS_REQUEST = "20 00 00 01  05 ae 00 00  00 00 00 01  21" + " 00".repeat(23);
    private static final String TLS_ALERT = "15 03 03 00 02 02 28";
    private static final String LOGIN =
            "25 00 00 01  05 a6 00 00  00 00 00 01  21" + " 00".repeat(23) + " 74 69 6c 6c 00";

    @Test
    void readsGreetingAndLogin() {
        Packets packets = new TcpTalk(3306).server(GREETING).client(LOGIN).packets();

        assertThat(packets.only("mysql.version")).isEqualTo("8.0");
        assertThat(packets.only("mysql.thread_id")).isEqualTo("7");
        assertThat(packets.only("mysql.user")).isEqualTo("till");
    }

    @Test
    void handsTheConnectionOverWhenTheClientSwitchesToTls() {
        Packets packets = new TcpTalk(3306)
                .server(GREETING)
                .client(TLS_REQUEST)
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(2).has("mysql.login_request")).isTrue();
        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    /** The client does not wait for an answer, so both may come together. */
    @Test
    void readsTheHelloThatComesInTheSegmentOfTheRequest() {
        Packets packets = new TcpTalk(3306)
                .server(GREETING)
                .client(TLS_REQUEST + TcpTalk.CLIENT_HELLO)
                .server(TLS_ALERT)
                .asWireshark();

        assertThat(packets.frame(2).protocols()).endsWith("tcp:mysql:tls");
        assertThat(packets.frame(2).only("tls.handshake.ciphersuite")).isEqualTo("0x1301");
        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void readsTheHelloBehindARequestThatBeganInTheSegmentBefore() {
        String start = TLS_REQUEST.substring(0, TLS_REQUEST.length() - 9);
        String rest = TLS_REQUEST.substring(start.length());
        Packets packets = new TcpTalk(3306)
                .server(GREETING)
                .client(start)
                .client(rest + TcpTalk.CLIENT_HELLO)
                .asWireshark();

        assertThat(packets.frame(3).only("tls.handshake.ciphersuite")).isEqualTo("0x1301");
    }

    @Test
    void findsTheHelloBehindTheRequestAlsoWhereNothingElseIsAskedFor() {
        Packets packets = new TcpTalk(3306)
                .server(GREETING)
                .client(TLS_REQUEST + TcpTalk.CLIENT_HELLO)
                .asking("tls.handshake.ciphersuite");

        assertThat(packets.only("tls.handshake.ciphersuite")).isEqualTo("0x1301");
    }

    @Test
    void staysWhenTheClientLogsInWithoutTls() {
        Packets packets = new TcpTalk(3306)
                .server(GREETING)
                .client(LOGIN)
                .client("01 00 00 00 01")
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:mysql");
    }
}
