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
    void letsTlsOnItsPortBeFoundByContent() {
        Packets packets = new TcpTalk(22)
                .serverText("SSH-2.0-OpenSSH_9.9\r\n")
                .clientHello()
                .packets();

        assertThat(packets.frame(2).only("tls.handshake.type")).isEqualTo("1");
    }
}
