package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.capture.CaptureWriter.Format;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PcapWriterTest {
    @Test
    void writesHeaderAndRecordsAsTheFormatHasThem() throws IOException {
        CaptureBytes big = CaptureBytes.bigEndian().pcapHeader(1);
        big.u32(7).u32(8).u32(3).u32(60).raw(new byte[] {1, 2, 3});

        byte[] written = Rewritten.as(Format.NANOSECOND_PCAP, big.toBytes());

        assertThat(written).isEqualTo(CaptureBytes.hex("""
                4d3cb2a1 0200 0400 00000000 00000000 ffff0000 01000000  # nanoseconds, version 2.4, snap length, Ethernet
                07000000 401f0000 03000000 3c000000 010203              # 7.000008 seconds, 3 of 60 bytes
                """));
    }

    @Property(tries = 200)
    void framesAreTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int count) throws IOException {
        byte[] capture = SampleCaptures.randomPcapng(new Random(seed), count, 100);
        ReadCapture before = ReadCapture.of(capture);

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.NANOSECOND_PCAP, capture));

        assertThat(after.fault()).isEmpty();
        assertThat(after.bytes()).isEqualTo(before.bytes());
        assertThat(after.lengths()).isEqualTo(before.lengths());
        assertThat(after.times()).isEqualTo(before.times());
    }

    @Test
    void cutsTimesToMicroseconds() throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(1, capture.option(9, new byte[] {9}), new byte[4]);
        capture.enhanced(0, 1_999_999_999L, frame(3));

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAP, capture.toBytes()));

        assertThat(after.times()).containsExactly("1.999999000");
    }

    @Test
    void refusesASecondLinkTypeInOneLine() {
        CaptureBytes capture =
                CaptureBytes.littleEndian().section().interfaceOf(1).interfaceOf(113);
        capture.enhanced(0, 1, frame(3)).enhanced(1, 2, frame(3));

        assertThatThrownBy(() -> Rewritten.as(Format.PCAP, capture.toBytes()))
                .isInstanceOf(CaptureException.class)
                .hasMessage("frame 2 is of link type linux-sll (113), those before of ether (1):"
                        + " a pcap file has one link type; write pcapng (-F pcapng)");
    }

    @Test
    void writesSeveralInterfacesOfOneLinkType() throws IOException {
        CaptureBytes capture = CaptureBytes.bigEndian().section().interfaceOf(1).interfaceOf(1);
        capture.enhanced(0, 1, frame(3)).enhanced(1, 2, frame(4));

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAP, capture.toBytes()));

        assertThat(after.lengths()).containsExactly(3, 4);
    }

    @Test
    void refusesTimesThatDoNotFit() {
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(1, capture.option(9, new byte[] {0}), new byte[4]);
        capture.enhanced(0, 1L << 32, frame(3));

        assertThatThrownBy(() -> Rewritten.as(Format.NANOSECOND_PCAP, capture.toBytes()))
                .isInstanceOf(CaptureException.class)
                .hasMessage("frame 1 came 4294967296 seconds after 1970, more than a pcap file can tell;"
                        + " write pcapng (-F pcapng)");
    }

    @Test
    void keepsTheLengthOfTheCheckSequence() throws IOException {
        byte[] capture = CaptureBytes.littleEndian().pcapHeader(0x2400_0001).toBytes();

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAP, capture));

        assertThat(after.interfaces().get(0).checkSequenceBytes()).hasValue(4);
    }

    @Test
    void anEmptyCaptureHasAHeader() throws IOException {
        assertThat(Rewritten.as(Format.PCAP, new byte[0])).hasSize(PcapHeader.LENGTH);
    }
}
