package dev.peel.dissectors.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class SmtpDissectorTest {
    @Test
    void readsCommandsAndReplies() {
        Packets packets = new TcpTalk(25)
                .clientText("EHLO client.example.test\r\n")
                .serverText("250-mail.example.test\r\n250 STARTTLS\r\n")
                .packets();

        assertThat(packets.only("smtp.req.command")).isEqualTo("EHLO");
        assertThat(packets.only("smtp.req.parameter")).isEqualTo("client.example.test");
        assertThat(packets.field("smtp.response.code")).containsExactly("250");
        assertThat(packets.field("smtp.rsp.parameter")).containsExactly("mail.example.test", "STARTTLS");
    }

    @Test
    void waitsForTheEndOfALine() {
        Packets packets =
                new TcpTalk(25).clientText("EHLO cli").clientText("ent\r\n").packets();

        assertThat(packets.frame(1).has("smtp.req.command")).isFalse();
        assertThat(packets.frame(2).only("smtp.req.parameter")).isEqualTo("client");
    }

    @Test
    void handsTheConnectionOverWhenTheServerAgreesToStartTls() {
        Packets packets = new TcpTalk(25)
                .clientText("STARTTLS\r\n")
                .serverText("220 Go ahead\r\n")
                .clientHello()
                .asWireshark();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:tls");
        assertThat(packets.frame(3).only("tls.handshake.type")).isEqualTo("1");
    }

    @Test
    void staysWhenTheServerRefusesToStartTls() {
        Packets packets = new TcpTalk(25)
                .clientText("STARTTLS\r\n")
                .serverText("454 TLS not available\r\n")
                .clientText("QUIT\r\n")
                .serverText("220 not what it seems\r\n")
                .clientText("NOOP\r\n")
                .asWireshark();

        assertThat(packets.frame(5).only("smtp.req.command")).isEqualTo("NOOP");
    }

    @Test
    void aMessageIsLinesOfTextToThePointThatEndsIt() {
        Packets packets = new TcpTalk(25)
                .clientText("DATA\r\n")
                .serverText("354 go on\r\n")
                .clientText("Subject: hello\r\n\r\n")
                .clientText("..\r\nQUIT\r\n.\r\nQUIT\r\n")
                .packets();

        assertThat(packets.frame(3).protocols()).endsWith("tcp:smtp:data-text-lines");
        assertThat(packets.frame(3).info()).isEqualTo("C: DATA fragment, 18 bytes");
        assertThat(packets.frame(4).protocols()).endsWith("tcp:smtp:data-text-lines");
        assertThat(packets.field("smtp.req.command")).containsExactly("DATA", "QUIT");
    }

    @Test
    void aMessageIsKnownWithoutTheReplyBeforeIt() {
        Packets packets = new TcpTalk(25)
                .clientText("DATA\r\n")
                .clientText("hello\r\n.\r\n")
                .packets();

        assertThat(packets.frame(2).protocols()).endsWith("tcp:smtp:data-text-lines");
    }

    @Test
    void aMessageThatIsRefusedDoesNotCome() {
        Packets packets = new TcpTalk(25)
                .clientText("DATA\r\n")
                .serverText("554 no\r\n")
                .clientText("QUIT\r\n")
                .packets();

        assertThat(packets.field("smtp.req.command")).containsExactly("DATA", "QUIT");
    }

    @Test
    void aGreetingDoesNotStartTls() {
        Packets packets = new TcpTalk(25)
                .serverText("220 mail.example.test\r\n")
                .clientText("QUIT\r\n")
                .asWireshark();

        assertThat(packets.frame(2).only("smtp.req.command")).isEqualTo("QUIT");
    }

    @Test
    void takesTheLinesOfAMessageForNoCommands() {
        Packets packets = new TcpTalk(25)
                .clientText("DATA\r\n")
                .serverText("354 Go on\r\n")
                .clientText("STARTTLS\r\n.\r\n")
                .serverText("250 OK\r\n")
                .clientText("QUIT\r\n")
                .packets();

        assertThat(packets.field("smtp.req.command")).containsExactly("DATA", "QUIT");
    }
}
