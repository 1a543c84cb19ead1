package dev.peel.dissectors.configurationtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ConfigurationTestDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";

    @Test
    void followsTheFunctionsToTheReply() {
        Packets packet = Packets.of(ETHERNET + "90 00 08 00 02 00 00 00 5e 00 53 01 01 00 01 00 aa bb");

        assertThat(packet.only("loop.skipcount")).isEqualTo("8");
        assertThat(packet.field("loop.function")).containsExactly("2", "1");
        assertThat(packet.only("loop.relevant_function")).isEqualTo("1");
        assertThat(packet.only("loop.forwarding_address")).isEqualTo("00:00:5e:00:53:01");
        assertThat(packet.only("loop.receipt_number")).isEqualTo("1");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:loop:data");
    }

    @Test
    void isMalformedWhereTheLastFunctionForwards() {
        assertThat(Packets.of(ETHERNET + "90 00 00 00 02 00 00 00 5e 00 53 01").has("_ws.malformed"))
                .isTrue();
    }
}
