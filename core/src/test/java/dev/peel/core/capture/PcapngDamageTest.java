package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.frame;
import static dev.peel.core.capture.CaptureBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PcapngDamageTest {
    /** A section, an interface and one frame; 84 bytes. */
    private static CaptureBytes oneFrame() {
        return CaptureBytes.littleEndian().section().interfaceOf(1).enhanced(0, 1, frame(1));
    }

    private static void assertEnds(CaptureBytes capture, String reason) {
        ReadCapture read = ReadCapture.of(capture.enhanced(0, 1, frame(2)).toBytes());

        assertThat(read.frames()).hasSize(1);
        assertThat(read.fault()).isEqualTo("capture ends at byte 84, after frame 1: " + reason);
    }

    @Test
    void endsAtAnInterfaceThatIsNotDescribed() {
        assertEnds(oneFrame().enhanced(1, 1, frame(1)), "a frame of interface 1, but the section has 1 so far");
    }

    @Test
    void endsAtAnInterfaceNumberBeyondTwoToThe31() {
        assertEnds(
                oneFrame().enhanced(-1, 1, frame(1)), "a frame of interface 4294967295, but the section has 1 so far");
    }

    @Test
    void endsAtLengthsThatDoNotAgree() {
        assertEnds(
                oneFrame().raw(hex("06000000 24000000 00000000 00000000 00000000 01000000 01000000 aa000000 28000000")),
                "a block that begins with length 36 and ends with length 40");
    }

    @Test
    void endsAtABlockShorterThanItsOwnFrame() {
        assertEnds(
                oneFrame().raw(hex("77000000 08000000 08000000")), "a block of 8 bytes, shorter than its frame of 12");
    }

    @Test
    void endsAtABlockLongerThanTheLimit() {
        assertEnds(
                oneFrame().raw(hex("77000000 f0ffffff")),
                "a block of 4294967280 bytes, longer than the limit of 135266304");
    }

    @Test
    void endsAtAPacketBlockTooShortForItsFields() {
        assertEnds(
                oneFrame().block(6, CaptureBytes.littleEndian().raw(new byte[16])),
                "a packet block of 28 bytes, shorter than 32");
    }

    @Test
    void endsAtAFrameLongerThanItsBlock() {
        assertEnds(
                oneFrame().raw(hex("06000000 24000000 00000000 00000000 00000000 05000000 05000000 aa000000 24000000")),
                "a packet block of 36 bytes, too short for a frame of 5");
    }

    @Test
    void endsAtAFrameLongerThanTheLimit() {
        assertEnds(
                oneFrame().enhanced(0, 1, frame(262_145)), "a frame of 262145 bytes, longer than the limit of 262144");
    }

    @Test
    void endsAtASimplePacketLongerThanItsBlock() {
        assertEnds(oneFrame().simple(5, frame(4)), "a simple packet block of 20 bytes, too short for a frame of 5");
    }

    @Test
    void endsAtASectionOfUnknownByteOrder() {
        assertEnds(oneFrame().raw(hex("0a0d0d0a 1c000000 61626364")), "a section of unknown byte order, 0x61626364");
    }

    @Test
    void endsAtASectionOfUnknownVersion() {
        assertEnds(
                oneFrame().raw(hex("0a0d0d0a 1c000000 4d3c2b1a 0200 0000 ffffffffffffffff 1c000000")),
                "pcapng version 2.0 cannot be read; peel reads version 1.0");
    }

    @Test
    void forgetsTheInterfacesOfTheSectionBefore() {
        CaptureBytes capture = oneFrame().section().enhanced(0, 1, frame(1));

        assertThat(ReadCapture.of(capture.toBytes()).fault())
                .isEqualTo(
                        "capture ends at byte 112, after frame 1: a frame of interface 0, but the section has 0 so far");
    }

    @Test
    void endsAtASimplePacketBeforeTheFirstInterface() {
        CaptureBytes capture = CaptureBytes.littleEndian().section().simple(1, frame(1));

        assertThat(ReadCapture.of(capture.toBytes()).fault())
                .isEqualTo("capture ends at byte 28, before the first frame: a simple packet block before its section's"
                        + " first interface");
    }

    @Test
    void checksTheEndOfABlockThatItPassesOver() {
        assertEnds(
                oneFrame().raw(hex("77000000 10000000 aaaaaaaa 14000000")),
                "a block that begins with length 16 and ends with length 20");
    }

    @Test
    void endsAtMoreInterfacesThanTheLimit() {
        CaptureLimits limits = new CaptureLimits(100, 100, 1000, 100, 1000, 2, 1024);
        CaptureBytes capture = CaptureBytes.littleEndian()
                .section()
                .interfaceOf(1)
                .interfaceOf(1)
                .interfaceOf(1);

        assertThat(ReadCapture.of(capture.toBytes(), limits).fault()).endsWith("more interfaces than the limit of 2");
    }

    @Test
    void endsAtADescriptionLongerThanTheLimit() {
        CaptureLimits limits = new CaptureLimits(100, 100, 1000, 100, 1000, 2, 1024);
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(1, capture.option(2, "x".repeat(100)));

        assertThat(ReadCapture.of(capture.toBytes(), limits).fault())
                .endsWith("an interface description of 124 bytes, longer than the limit of 100");
    }

    @Test
    void keepsTheFrameWhoseOptionsAreBeyondTheLimit() {
        CaptureLimits limits = new CaptureLimits(100, 100, 1000, 100, 1000, 2, 1024);
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        capture.enhanced(0, 1, frame(1), capture.option(1, "x".repeat(100)));
        capture.enhanced(0, 1, frame(2), capture.option(1, "x".repeat(96)));

        ReadCapture read = ReadCapture.of(capture.toBytes(), limits);

        assertThat(read.fault()).isEmpty();
        assertThat(read.frames()).extracting(frame -> frame.comments().size()).containsExactly(0, 1);
        assertThat(read.notes()).containsExactly(new CaptureNote.LeftOut(1, 104));
    }
}
