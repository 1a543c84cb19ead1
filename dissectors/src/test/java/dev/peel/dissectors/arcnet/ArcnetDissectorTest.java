package dev.peel.dissectors.arcnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.dissectors.Packets;
import org.junit.jupiter.api.Test;

class ArcnetDissectorTest {
    private static final int ARCNET_LINUX = 129;
    private static final String DATAGRAM = """
            45 00 00 1c 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02
            d9 03 14 eb 00 08 00 00
            """;

    @Test
    void resolvesAddressesOfOneByte() {
        Packets packet = Packets.linked(ARCNET_LINUX, """
                be 00 ed 08 f1
                00 07 08 00 01 04 00 01 be 0a 50 83 01 00 0a 50 83 fe
                """);

        assertThat(packet.protocols()).isEqualTo("arcnet:arp");
        assertThat(packet.only("arcnet.src")).isEqualTo("0xbe");
        assertThat(packet.only("arcnet.offset")).isEqualTo("ed08");
        assertThat(packet.only("arp.dst.proto_ipv4")).isEqualTo("10.80.131.254");
    }

    @Test
    void readsWholePacketsWithAndWithoutSplitFlag() {
        assertThat(Packets.linked(ARCNET_LINUX, "50 be 00 00 f0" + DATAGRAM).protocols())
                .isEqualTo("arcnet:ip:udp");
        Packets packet = Packets.linked(ARCNET_LINUX, "50 be 00 00 d4 00 00 07" + DATAGRAM);
        assertThat(packet.protocols()).isEqualTo("arcnet:ip:udp");
        assertThat(packet.only("arcnet.sequence")).isEqualTo("7");
    }

    @Test
    void readsAFrameThatWasMadeLonger() {
        Packets packet = Packets.linked(ARCNET_LINUX, "50 be 00 00 d4 ff ff ff d4 00 00 07" + DATAGRAM);

        assertThat(packet.protocols()).isEqualTo("arcnet:ip:udp");
        assertThat(packet.only("arcnet.exception_flag")).isEqualTo("0xff");
    }

    @Test
    void partsOfAPacketAreBytes() {
        Packets packet = Packets.linked(ARCNET_LINUX, "50 be 00 00 d4 01 00 07" + DATAGRAM);

        assertThat(packet.protocols()).isEqualTo("arcnet:data");
        assertThat(packet.only("arcnet.split_flag")).isEqualTo("1");
    }
}
