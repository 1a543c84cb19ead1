package dev.peel.dissectors.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class FtpDissectorTest {
    @Test
    void readsCommandsAndReplies() {
        Packets packets = new TcpTalk(21)
                .clientText("USER till\r\n")
                .serverText("331-Hello\r\n  till\r\n331 Password\r\n")
                .packets();

        assertThat(packets.only("ftp.request.command")).isEqualTo("USER");
        assertThat(packets.only("ftp.request.arg")).isEqualTo("till");
        assertThat(packets.field("ftp.response.code")).containsExactly("331", "331");
        assertThat(packets.field("ftp.response.arg")).containsExactly("Hello", "  till", "Password");
    }

    @Test
    void handsTheConnectionOverWhenTheServerAgreesToStartTls() {
        Packets packets = new TcpTalk(21)
                .clientText("AUTH TLS\r\n")
                .serverText("234 Begin\r\n")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
    }

    @Test
    void staysWhenTheServerRefusesToStartTls() {
        Packets packets = new TcpTalk(21)
                .clientText("AUTH TLS\r\n")
                .serverText("502 No\r\n")
                .clientText("QUIT\r\n")
                .asWireshark();

        assertThat(packets.frame(3).only("ftp.request.command")).isEqualTo("QUIT");
    }

    @Test
    void staysWhenAnotherSecurityMechanismIsAgreedOn() {
        Packets packets = new TcpTalk(21)
                .clientText("AUTH GSSAPI\r\n")
                .serverText("234 Begin\r\n")
                .clientText("QUIT\r\n")
                .asWireshark();

        assertThat(packets.frame(3).only("ftp.request.command")).isEqualTo("QUIT");
    }
}
