package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.frame;
import static dev.peel.core.capture.CaptureBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.ReadCapture.Frame;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapFormatTest {

    @Test
    void readsMicrosecondsLeastSignificantByteFirst() {
        ReadCapture capture = ReadCapture.of(hex("""
                d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000 # header
                fa8ec063 40e20100 03000000 3c000000 aabbcc             # 3 of 60 bytes
                """));

        assertThat(capture.frames()).containsExactly(new Frame(1, "1673563898.123456000", 60, 0, "aabbcc", List.of()));
        assertThat(capture.fault()).isEmpty();
        CaptureInterface only = capture.interfaces().get(0);
        assertThat(only.id()).isEmpty();
        assertThat(only.linkType()).isEqualTo(1);
        assertThat(only.snapLength()).isEqualTo(262_144);
        assertThat(only.checkSequenceBytes()).isEmpty();
    }

    @Test
    void readsNanosecondsMostSignificantByteFirst() {
        ReadCapture capture = ReadCapture.of(hex("""
                a1b23c4d 0002 0004 00000000 00000000 0000ffff 00000071
                63c08efa 075bcd15 00000002 00000002 aabb
                """));

        assertThat(capture.frames()).containsExactly(new Frame(1, "1673563898.123456789", 2, 0, "aabb", List.of()));
        assertThat(capture.interfaces().get(0).linkType()).isEqualTo(113);
        assertThat(capture.interfaces().get(0).resolution()).isEqualTo(TimestampResolution.NANOSECONDS);
    }

    @Test
    void passesOverTheLongerRecordHeaderOfModifiedPcap() {
        ReadCapture capture = ReadCapture.of(hex("""
                34cdb2a1 0200 0400 00000000 00000000 ffff0000 01000000
                01000000 02000000 02000000 02000000 0500000008000100 aabb
                02000000 03000000 01000000 01000000 0500000008000100 cc
                """));

        assertThat(capture.bytes()).containsExactly("aabb", "cc");
        assertThat(capture.times()).containsExactly("1.000002000", "2.000003000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ac01001c", "ab01001c"})
    void passesOverTheLongerFileHeaderOfIxia(String magic) {
        ReadCapture capture = ReadCapture.of(hex(magic + """
                0200 0400 00000000 00000000 ffff0000 01000000 12000000
                01000000 02000000 02000000 02000000 aabb
                """));

        assertThat(capture.bytes()).containsExactly("aabb");
    }

    @Test
    void takesTheCheckSequenceLengthFromTheLinkTypesUpperBits() {
        ReadCapture capture = ReadCapture.of(
                CaptureBytes.littleEndian().pcapHeader(0x24000001).toBytes());

        assertThat(capture.interfaces().get(0).linkType()).isEqualTo(1);
        assertThat(capture.interfaces().get(0).checkSequenceBytes()).isEqualTo(OptionalInt.of(4));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 40, 3, 40",
        "2, 2, 40, 3, 40",
        "543, 0, 40, 3, 40", // older versions, and AIX: original length first
        "2, 3, 3, 40, 40",
        "2, 3, 40, 3, 40", // written both ways
        "2, 4, 3, 40, 40",
        "2, 5, 3, 1, 1",
        "3, 0, 3, 1, 1"
    })
    void knowsWhichLengthComesFirst(int major, int minor, long first, long second, int length) {
        CaptureBytes capture = CaptureBytes.littleEndian();
        capture.u32(0xa1b2c3d4).u16(major).u16(minor).u32(0).u32(0).u32(65_535).u32(1);
        capture.record(first, second).raw(frame(3));

        assertThat(ReadCapture.of(capture.toBytes()).frames()).singleElement().satisfies(frame -> {
            assertThat(frame.capturedLength()).isEqualTo(3);
            assertThat(frame.length()).isEqualTo(length);
        });
    }

    @Test
    void showsFractionsOutOfRangeAsWiresharkDoes() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(1);
        for (long microseconds : new long[] {999_999, 1_000_000, 0xffffffffL, 0x80000000L, 2_500_000}) {
            capture.record(5, microseconds, frame(1));
        }
        capture.record(0xffffffffL, 0, frame(1));

        assertThat(ReadCapture.of(capture.toBytes()).times())
                .containsExactly(
                        "5.999999000",
                        "5.1000000000",
                        "-5.000001000",
                        "5.000000000",
                        "-5.1794967296",
                        "4294967295.000000000");
    }

    @Test
    void keepsLengthsThatContradictEachOther() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(1);
        capture.record(4, 2).raw(frame(4));
        capture.record(4, 0xffffffffL).raw(frame(4));
        capture.record(0, 0);

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.lengths()).containsExactly(2, Integer.MAX_VALUE, 0);
        assertThat(read.frames()).extracting(Frame::capturedLength).containsExactly(4, 4, 0);
        assertThat(read.fault()).isEmpty();
    }

    @Test
    void takesThePseudoHeaderFromTheFrame() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(204); // PPP with direction
        capture.record(3, 9).raw(hex("01aabb"));
        capture.record(0, 0);

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.bytes()).containsExactly("aabb", "");
        assertThat(read.lengths()).containsExactly(8, 0);
    }

    @Test
    void endsAtAFrameLongerThanTheLimit() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(1);
        capture.record(1, 1, frame(262_144));
        capture.record(262_145, 262_145).raw(frame(100));

        ReadCapture read = ReadCapture.of(capture.toBytes());

        assertThat(read.frames()).hasSize(1);
        assertThat(read.fault())
                .isEqualTo(
                        "capture ends at byte 262184, after frame 1: a frame of 262145 bytes, longer than the limit of"
                                + " 262144");
    }

    @Test
    void endsAtALengthBeyondTwoToThe31() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(1);
        capture.record(0xffffffffL, 0xffffffffL).raw(frame(100));

        assertThat(ReadCapture.of(capture.toBytes()).fault())
                .isEqualTo(
                        "capture ends at byte 24, before the first frame: a frame of 4294967295 bytes, longer than the"
                                + " limit of 262144");
    }

    @Test
    void letsUsbFramesBeLarge() {
        CaptureBytes capture = CaptureBytes.littleEndian().pcapHeader(249);
        capture.record(1, 1, frame(2_000_000)).record(1, 1, frame(1));

        assertThat(ReadCapture.of(capture.toBytes()).frames())
                .extracting(Frame::capturedLength)
                .containsExactly(2_000_000, 1);
    }
}
