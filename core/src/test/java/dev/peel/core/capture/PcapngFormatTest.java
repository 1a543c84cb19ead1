package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.concat;
import static dev.peel.core.capture.CaptureBytes.frame;
import static dev.peel.core.capture.CaptureBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.ReadCapture.Frame;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngFormatTest {
    private static final byte[] END = new byte[4];

    static Stream<CaptureBytes> bothByteOrders() {
        return Stream.of(CaptureBytes.littleEndian(), CaptureBytes.bigEndian());
    }

    @Test
    void readsAnEnhancedPacket() {
        ReadCapture capture = ReadCapture.of(hex("""
                0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000         # section
                01000000 14000000 0100 0000 00000400 14000000                          # interface
                06000000 24000000 00000000 a7f30500 40420f00 03000000 3c000000 aabbcc00 24000000 # 3 of 60 bytes
                """));

        assertThat(capture.frames()).containsExactly(new Frame(1, "1675273469.641280000", 60, 0, "aabbcc", List.of()));
        assertThat(capture.fault()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bothByteOrders")
    void readsEveryKindOfPacketBlock(CaptureBytes capture) {
        capture.section().interfaceOf(113);
        capture.enhanced(0, 1_500_000, frame(5));
        capture.simple(3, frame(3));
        capture.block(
                2,
                capture.nested()
                        .u16(0)
                        .u16(7)
                        .u32(0)
                        .u32(2_000_001)
                        .u32(2)
                        .u32(9)
                        .raw(frame(2)));

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.fault()).isEmpty();
        assertThat(read.times()).containsExactly("1.500000000", "", "2.000001000");
        assertThat(read.lengths()).containsExactly(5, 3, 9);
        assertThat(read.frames()).extracting(Frame::capturedLength).containsExactly(5, 3, 2);
        assertThat(read.interfaces()).singleElement().satisfies(only -> {
            assertThat(only.linkType()).isEqualTo(113);
            assertThat(only.id()).isEqualTo(OptionalInt.of(0));
        });
    }

    @Test
    void numbersInterfacesWithinTheirSectionAndInAll() {
        byte[] first = CaptureBytes.littleEndian()
                .section()
                .interfaceOf(1)
                .interfaceOf(113)
                .enhanced(1, 1, frame(1))
                .toBytes();
        byte[] second = CaptureBytes.bigEndian()
                .section()
                .interfaceOf(101)
                .enhanced(0, 1, frame(2))
                .toBytes();

        ReadCapture read = ReadCapture.of(concat(first, second));

        assertThat(read.frames()).extracting(Frame::interfaceIndex).containsExactly(1, 2);
        assertThat(read.interfaces()).extracting(CaptureInterface::index).containsExactly(0, 1, 2);
        assertThat(read.interfaces()).extracting(CaptureInterface::section).containsExactly(0, 0, 1);
        assertThat(read.interfaces())
                .extracting(CaptureInterface::id)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(0));
    }

    @ParameterizedTest
    @MethodSource("bothByteOrders")
    void readsWhatAnInterfaceSaysOfItself(CaptureBytes capture) {
        capture.section();
        capture.interfaceOf(
                1,
                capture.option(2, "eth0"),
                capture.option(3, "uplink"),
                capture.option(9, new byte[] {9}),
                capture.option(11, "\0tcp port 443"),
                capture.option(12, "Linux 6"),
                capture.option(13, new byte[] {32}),
                capture.option(14, capture.nested().u64(-5).toBytes()),
                capture.option(15, "NIC"),
                END);
        capture.enhanced(0, 2_500_000_001L, frame(1)).enhanced(0, 1, frame(1));

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.interfaces())
                .containsExactly(new CaptureInterface(
                        0,
                        0,
                        OptionalInt.of(0),
                        1,
                        0,
                        "eth0",
                        "uplink",
                        "tcp port 443",
                        "NIC",
                        "Linux 6",
                        OptionalInt.of(4),
                        TimestampResolution.NANOSECONDS,
                        -5));
        assertThat(read.times()).containsExactly("-3.500000001", "-5.000000001");
    }

    @Test
    void ignoresResolutionsAndOffsetsOfWrongLength() {
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(1, capture.option(9, new byte[2]), capture.option(14, new byte[2]), END);
        capture.enhanced(0, 1_000_000, frame(1));

        assertThat(ReadCapture.of(capture.toBytes()).times()).containsExactly("1.000000000");
    }

    @Test
    void givesFramesTheirComments() {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        capture.enhanced(
                0,
                1,
                frame(1),
                capture.option(1, "first"),
                capture.option(2, new byte[4]),
                capture.option(1, ""),
                capture.option(1, "zwölf\0rest"),
                END,
                capture.option(1, "after the end"));
        capture.enhanced(0, 1, frame(1));
        capture.enhanced(0, 1, frame(1), capture.option(1, "no end"));

        assertThat(ReadCapture.of(capture.toBytes()).frames())
                .extracting(Frame::comments)
                .containsExactly(List.of("first", "", "zwölf"), List.of(), List.of("no end"));
    }

    @Test
    void keepsTheFrameWhoseOptionsAreTooLong() {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        int at = capture.size();
        capture.enhanced(0, 1, frame(1), capture.option(1, "kept"), hex("01002800 61626364"));
        capture.enhanced(0, 1, frame(1));

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.frames()).extracting(Frame::comments).containsExactly(List.of("kept"), List.of());
        assertThat(read.notes()).containsExactly(new CaptureNote.Irregular(at, "an option is longer than its block"));
    }

    @Test
    void cutsSimplePacketsAtTheSnapLength() {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceWithSnapLength(10);
        capture.simple(40, frame(10)).simple(12, frame(12)).simple(8, frame(8));

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.frames()).extracting(Frame::capturedLength).containsExactly(10, 10, 8);
        assertThat(read.lengths()).containsExactly(40, 12, 8);
    }

    @Test
    void passesOverUnknownBlocksOfAnyLength() {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        capture.enhanced(0, 1, frame(1));
        capture.block(0x77, capture.nested());
        capture.block(0x77, capture.nested().raw(new byte[5_000_000]));
        capture.enhanced(0, 1, frame(2));
        FrameBatch batch = new FrameBatch(1000, 10);

        ReadCapture read = ReadCapture.of(new ByteArrayInputStream(capture.toBytes()), CaptureLimits.DEFAULT, batch);

        assertThat(read.lengths()).containsExactly(1, 2);
        assertThat(batch.bytes()).hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @MethodSource("bothByteOrders")
    void countsBlocksThatStandForFrames(CaptureBytes capture) {
        capture.section().interfaceOf(1);
        capture.block(0xbad, capture.nested().u32(32_473).raw(hex("aabbccdd")));
        capture.block(0x40000bad, capture.nested().u32(32_473));
        capture.block(9, capture.nested().text("A=1\n__REALTIME_TIMESTAMP=1500000000000001\nB=2\n"));
        capture.block(9, capture.nested().text("A=__REALTIME_TIMESTAMP=15\n"));
        capture.block(
                0x204,
                capture.nested()
                        .u16(1)
                        .u64(1_500_000_000_123_456_789L)
                        .u64(7)
                        .u32(30)
                        .u16(2)
                        .raw(frame(4)));
        capture.block(
                0x216,
                capture.nested().u16(1).u64(5).u64(7).u32(31).u16(2).u32(0).raw(frame(4)));

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.fault()).isEmpty();
        assertThat(read.frames()).extracting(Frame::interfaceIndex).containsExactly(-1, -1, -2, -2, -3, -3);
        assertThat(read.times())
                .containsExactly("", "", "1500000000.000001000", "", "1500000000.123456789", "0.000000005");
        assertThat(read.lengths()).containsExactly(4, 0, 46, 26, 30, 31);
        assertThat(read.frames()).extracting(Frame::capturedLength).containsExactly(4, 0, 46, 26, 4, 4);
    }

    @Test
    void acceptsVersion12AsItIsWritten() {
        byte[] capture = CaptureBytes.littleEndian()
                .section()
                .interfaceOf(1)
                .enhanced(0, 1, frame(1))
                .toBytes();
        capture[14] = 2;

        assertThat(ReadCapture.of(capture).frames()).hasSize(1);
    }

    @Test
    void takesASectionsLengthForNothing() {
        byte[] capture = CaptureBytes.littleEndian()
                .section()
                .interfaceOf(1)
                .enhanced(0, 1, frame(1))
                .toBytes();
        Arrays.fill(capture, 16, 24, (byte) 1);

        assertThat(ReadCapture.of(capture).frames()).hasSize(1);
    }
}
