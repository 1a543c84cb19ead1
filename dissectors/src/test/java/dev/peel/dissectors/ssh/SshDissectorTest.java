package dev.peel.dissectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class SshDissectorTest {
    @Test
    void tellsTheVersionOfEachSide() {
        Packets packets = new TcpTalk(22)
                .serverText("Welcome\r\nSSH-2.0-OpenSSH_9.9\r\n")
                .clientText("SSH-2.0-libssh\r\n")
                .client("00 00 00 0c 0a 15 0a")
                .packets();

        assertThat(packets.field("ssh.protocol")).containsExactly("SSH-2.0-OpenSSH_9.9", "SSH-2.0-libssh");
        assertThat(packets.frame(3).protocols()).endsWith("tcp:ssh");
    }

    @Test
    void knowsPacketsOfAConnectionThatWasNotSeenFromItsStart() {
        assertThat(new TcpTalk(22).server("e7 80 02 35 c8 24 bf 82").packets().protocols())
                .endsWith("tcp:ssh");
    }

    @Test
    void aVersionEndsBeforeThePacketBehindIt() {
        Packets packets = new TcpTalk(22)
                .server("53 53 48 2d 32 2e 30 2d 78 0d 0a  00 00 00 0c 0a 14 00 01")
                .packets();

        assertThat(packets.only("ssh.protocol")).isEqualTo("SSH-2.0-x");
    }

    @Test
    void letsTlsOnItsPortBeFoundByContent() {
        Packets packets = new TcpTalk(22)
                .serverText("SSH-2.0-OpenSSH_9.9\r\n")
                .clientHello()
                .packets();

        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
    }
}
