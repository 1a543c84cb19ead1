package dev.peel.dissectors.irc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class IrcDissectorTest {
    @Test
    void readsRequestsAndResponses() {
        Packets packets = new TcpTalk(6667)
                .clientText("NICK a\r\nUSER a 0 * :A B\r\n")
                .serverText(":irc.example 001 a :Welcome\r\n")
                .packets();

        assertThat(packets.frame(1).protocols()).endsWith("tcp:irc");
        assertThat(packets.frame(1).field("irc.request")).containsExactly("NICK a", "USER a 0 * :A B");
        assertThat(packets.frame(1).field("irc.request.command")).containsExactly("NICK", "USER");
        assertThat(packets.frame(1).field("irc.request.command_parameter")).containsExactly("a", "a", "0", "*");
        assertThat(packets.frame(1).only("irc.request.trailer")).isEqualTo("A B");
        assertThat(packets.frame(2).only("irc.response.prefix")).isEqualTo("irc.example");
        assertThat(packets.frame(2).only("irc.response.num_command")).isEqualTo("1");
        assertThat(packets.frame(2).info()).isEqualTo("Response (001)");
    }

    @Test
    void readsWhateverIsInALine() {
        Packets packet =
                new TcpTalk(6667).client("3a 20 20 0d 0a 3a 0a 0d 0a ff 00 20").packets();

        assertThat(packet.has("_ws.malformed")).isFalse();
        assertThat(packet.field("irc.request")).hasSize(3);
    }
}
