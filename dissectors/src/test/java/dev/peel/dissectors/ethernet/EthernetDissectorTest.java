package dev.peel.dissectors.ethernet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Tape;
import dev.peel.dissectors.Packets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EthernetDissectorTest {
    private static final String ETHERNET = "00 00 5e 00 53 02  00 00 5e 00 53 01 ";
    /** IPv4 with an empty UDP datagram. */
    private static final String DATAGRAM = """
            45 00 00 1c  00 01 00 00  40 11 00 00  c0 00 02 01  c0 00 02 02
            10 00 20 00  00 08 00 00
            """;

    @Test
    void showsTheBitsOfItsAddresses() {
        Packets packet = Packets.of("ff ff ff ff ff ff  02 00 5e 00 53 01  08 00" + DATAGRAM);

        assertThat(packet.field("eth.addr")).containsExactly("ff:ff:ff:ff:ff:ff", "02:00:5e:00:53:01");
        assertThat(packet.field("eth.lg")).containsExactly("1", "1");
        assertThat(packet.field("eth.ig")).containsExactly("1", "0");
        assertThat(packet.layers().get(0)).isEqualTo("Ethernet II, Src: 02:00:5e:00:53:01, Dst: ff:ff:ff:ff:ff:ff");
    }

    @Test
    void remarksThatAGroupCannotSend() {
        Packets group = Packets.of("00 00 5e 00 53 02  01 00 5e 00 53 01  08 00" + DATAGRAM);
        Packets single = Packets.of(ETHERNET + "08 00" + DATAGRAM);

        assertThat(group.has("eth.src_not_group")).isTrue();
        assertThat(group.only("_ws.expert.message")).startsWith("Source MAC must not be a group address");
        assertThat(single.has("_ws.expert")).isFalse();
    }

    @Test
    void aChecksumOfZeroIsNone() {
        Packets packet = Packets.of(ETHERNET + "08 00" + DATAGRAM);

        assertThat(packet.only("udp.checksum.status")).isEqualTo("3");
        assertThat(packet.tree()).contains("Checksum: 0x0000 [zero-value ignored]");
    }

    @Test
    void takesNumbersUpTo1500ForALength() {
        Packets packet = Packets.of(ETHERNET + "05 dc  42 42 03 00 00");

        assertThat(packet.only("eth.len")).isEqualTo("1500");
        assertThat(packet.protocols()).isEqualTo("eth:llc:data");
    }

    @Test
    void knowsThatNumbersFrom1501To1535AreNeitherLengthNorType() {
        Packets packet = Packets.of(ETHERNET + "05 dd  42 42 03 00 00");

        assertThat(packet.only("eth.invalid_lentype")).isEqualTo("0x05dd");
        assertThat(packet.protocols()).isEqualTo("eth:data");
        assertThat(packet.info()).isEqualTo("Ethernet Unknown: Invalid length/type: 0x05dd (1501)");
    }

    @Test
    void takesZeroForAType() {
        Packets packet = Packets.of(ETHERNET + "00 00  42 42 03");

        assertThat(packet.only("eth.type")).isEqualTo("0x0000");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:data");
    }

    @Test
    void takesZerosUpToTheShortestFrameForPadding() {
        Packets packet = Packets.of(ETHERNET + "08 00" + DATAGRAM + "00".repeat(18));

        assertThat(packet.only("eth.padding")).isEqualTo("00".repeat(18));
        assertThat(packet.has("eth.trailer")).isFalse();
    }

    @Test
    void takesOtherBytesBehindThePayloadForATrailer() {
        Packets packet = Packets.of(ETHERNET + "08 00" + DATAGRAM + "00".repeat(17) + "01");

        assertThat(packet.has("eth.padding")).isFalse();
        assertThat(packet.only("eth.trailer")).isEqualTo("00".repeat(17) + "01");
        assertThat(packet.has("eth.fcs")).isFalse();
        assertThat(packet.has("eth.padding_bad")).isTrue();
    }

    @Test
    void aTrailerThatNoPaddingWasExpectedBeforeIsNotNoted() {
        Packets packet = Packets.of(ETHERNET + "08 00" + DATAGRAM + "aa bb");

        assertThat(packet.only("eth.trailer")).isEqualTo("aabb");
        assertThat(packet.has("eth.padding_bad")).isFalse();
    }

    @Test
    void takesTheLastFourBytesOfALongerFrameForItsChecksum() {
        Packets packet = Packets.of(ETHERNET + "08 00" + DATAGRAM + "00".repeat(18) + "aa bb 01 02 03 04");

        assertThat(packet.only("eth.padding")).isEqualTo("00".repeat(18));
        assertThat(packet.only("eth.trailer")).isEqualTo("aabb");
        assertThat(packet.only("eth.fcs")).isEqualTo("0x01020304");
        assertThat(packet.only("eth.fcs.status")).isEqualTo("2");
    }

    @Test
    void showsTheTrailerInItsOwnLayerBeforeThePayloads() {
        Packets packet = Packets.of(ETHERNET + "08 00" + DATAGRAM + "aa bb");

        assertThat(packet.tree())
                .containsSubsequence("Ethernet II", "\n    Type: ", "\n    Trailer: aabb\n", "Internet");
        assertThat(packet.protocols()).isEqualTo("eth:ethertype:ip:udp");
    }

    @Test
    void findsTheTrailerWhenNothingElseIsAskedFor() {
        Registry registry = Packets.registry();
        Demand demand = Demand.of(registry, registry.fields("eth.trailer"));
        byte[] bytes = Packets.hex(ETHERNET + "08 00" + DATAGRAM + "aa bb");
        FrameBatch batch = new FrameBatch(bytes.length, 1);
        batch.reset(1);
        System.arraycopy(bytes, 0, batch.bytes(), 0, bytes.length);
        batch.add(0, bytes.length, bytes.length, 0, 0, 0);
        Tape tape = new Tape();

        new Engine(registry, demand, Limits.DEFAULT)
                .dissect(batch, 0, List.of(Packets.capturedFrom(Packets.ETHERNET)), tape);

        assertThat(tape.size()).isEqualTo(1);
        assertThat(tape.offset(0)).isEqualTo(42);
        assertThat(tape.length(0)).isEqualTo(2);
    }

    @Test
    void showsWhatWasCapturedOfATrailer() {
        Packets packet = Packets.cut(100, ETHERNET + "08 00" + DATAGRAM + "aa bb");

        assertThat(packet.only("eth.trailer")).isEqualTo("aabb");
        assertThat(packet.has("eth.fcs")).isFalse();
    }

    @Test
    void findsTheTrailerOfAReassembledDatagram() {
        String first =
                "45 00 00 24 00 07 20 00 40 11 00 00 c0 00 02 01 c0 00 02 02  10 00 20 00 00 18 00 00 0102030405060708";
        String second = "45 00 00 1c 00 07 00 02 40 11 00 00 c0 00 02 01 c0 00 02 02  1112131415161718";

        Packets packets = Packets.of(ETHERNET + "08 00" + first, ETHERNET + "08 00" + second + "ee ff");

        assertThat(packets.only("eth.trailer")).isEqualTo("eeff");
        assertThat(packets.protocols()).isEqualTo("eth:ethertype:ip:udp:data");
    }
}
