package dev.peel.dissectors.pop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class PopDissectorTest {
    @Test
    void readsCommandsAndResponses() {
        Packets packets = new TcpTalk(110)
                .clientText("CAPA\r\n")
                .serverText("+OK list follows\r\nSTLS\r\n.\r\n")
                .clientText("USER till\r\n")
                .serverText("-ERR no\r\n")
                .packets();

        assertThat(packets.field("pop.request.command")).containsExactly("CAPA", "USER");
        assertThat(packets.only("pop.request.parameter")).isEqualTo("till");
        assertThat(packets.field("pop.response.indicator")).containsExactly("+OK", "-ERR");
        assertThat(packets.field("pop.response.data")).hasSize(2);
    }

    @Test
    void handsTheConnectionOverWhenTheServerAgreesToStartTls() {
        Packets packets = new TcpTalk(110)
                .clientText("STLS\r\n")
                .serverText("+OK begin\r\n")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void staysWhenTheServerRefusesToStartTls() {
        Packets packets = new TcpTalk(110)
                .clientText("STLS\r\n")
                .serverText("-ERR no\r\n")
                .clientText("QUIT\r\n")
                .serverText("+OK bye\r\n")
                .clientText("NOOP\r\n")
                .asWireshark();

        assertThat(packets.frame(5).only("pop.request.command")).isEqualTo("NOOP");
    }
}
