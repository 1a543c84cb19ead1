package dev.peel.dissectors.x11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import dev.peel.dissectors.TcpTalk;
import org.junit.jupiter.api.Test;

class X11DissectorTest {
    private static final String SETUP = "42 00 00 0b 00 00 00 00 00 00 00 00";
    private static final String ANSWER = "01 00 00 0b 00 00 00 01 aa bb cc dd";

    @Test
    void readsInTheByteOrderThatTheClientChose() {
        Packets packets = new TcpTalk(6000)
                .client(SETUP)
                .server(ANSWER)
                .client("2b 00 00 01 10 00 00 02 01 02 03 04")
                .server("01 00 00 05 00 00 00 00" + " 00".repeat(24))
                .packets();

        assertThat(packets.frame(1).only("x11.protocol-major-version")).isEqualTo("11");
        assertThat(packets.frame(2).info()).isEqualTo("Initial connection reply");
        assertThat(packets.frame(3).field("x11.opcode")).containsExactly("43", "16");
        assertThat(packets.frame(3).field("x11.request-length")).containsExactly("1", "2");
        assertThat(packets.frame(4).only("x11.reply-sequencenumber")).isEqualTo("5");
    }

    @Test
    void readsEventsAndErrorsWithoutTheSetup() {
        Packets packets = new TcpTalk(6001)
                .server("0c 00 02 00" + " 00".repeat(28) + "00 03 04 00" + " 00".repeat(20))
                .server("00".repeat(8))
                .packets();

        assertThat(packets.frame(1).only("x11.eventcode")).isEqualTo("12");
        assertThat(packets.frame(1).only("x11.event-sequencenumber")).isEqualTo("2");
        assertThat(packets.frame(2).only("x11.errorcode")).isEqualTo("3");
        assertThat(packets.frame(2).info()).isEqualTo("Error: BadWindow");
    }
}
