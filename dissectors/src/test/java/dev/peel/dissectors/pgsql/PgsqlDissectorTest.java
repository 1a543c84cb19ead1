package dev.peel.dissectors.pgsql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class PgsqlDissectorTest {
    private static final String SSL_REQUEST = "00 00 00 08 04 d2 16 2f";
    private static final String STARTUP = "00 00 00 14 00 03 00 00 75 73 65 72 00 74 69 6c 6c 00 00 00";

    @Test
    void readsTheStartAndTheKindsOfMessages() {
        Packets packets = new TcpTalk(5432)
                .client(STARTUP)
                .server("52 00 00 00 08 00 00 00 00  5a 00 00 00 05 49")
                .client("58 00 00 00 04")
                .packets();

        assertThat(packets.field("pgsql.type"))
                .containsExactly("Startup message", "Authentication request", "Ready for query", "Termination");
        assertThat(packets.only("pgsql.version_major")).isEqualTo("3");
        assertThat(packets.field("pgsql.parameter_name")).contains("user");
        assertThat(packets.field("pgsql.parameter_value")).contains("till");
    }

    @Test
    void handsTheConnectionOverWhenTheServerAgreesToTls() {
        Packets packets = new TcpTalk(5432)
                .client(SSL_REQUEST)
                .serverText("S")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(1).only("pgsql.type")).isEqualTo("SSL request");
        assertThat(packets.frame(2).only("pgsql.ssl_response")).isEqualTo("S");
        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void goesOnInClearWhenTheServerHasNoTls() {
        Packets packets = new TcpTalk(5432)
                .client(SSL_REQUEST)
                .serverText("N")
                .client(STARTUP)
                .asWireshark();

        assertThat(packets.frame(3).only("pgsql.type")).isEqualTo("Startup message");
    }

    @Test
    void takesWhatIsNoMessageForData() {
        Packets packets = new TcpTalk(5432).clientText("GET / HTTP/1.1\r\n\r\n").asWireshark();

        assertThat(packets.has("pgsql.type")).isFalse();
    }
}
