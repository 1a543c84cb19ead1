package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureWriter.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngWriterTest {
    private static final int NAMES = 4; // block

    @Test
    void writesEachBlockAsTheFormatHasIt() throws IOException {
        CaptureBytes big = CaptureBytes.bigEndian();
        big.section(big.option(1, "a test"), new byte[4]);
        big.interfaceOf(1, big.option(2, "eth0"), big.option(9, new byte[] {9}), new byte[4]);
        big.enhanced(0, 0x0123456789abcdefL, 60, new byte[] {1, 2, 3, 4, 5}, big.option(1, "hello"), new byte[4]);

        byte[] written = Rewritten.as(Format.PCAPNG, big.toBytes());

        assertThat(written).isEqualTo(CaptureBytes.hex("""
                0a0d0d0a 34000000 4d3c2b1a 0100 0000 ffffffffffffffff  # section
                0100 0600 612074657374 0000                            # its comment
                0400 0400 74657374                                     # who wrote it
                00000000 34000000
                01000000 28000000 0100 0000 00000000                   # interface
                0200 0400 65746830                                     # its name
                0900 0100 09 000000                                    # nanoseconds
                00000000 28000000
                06000000 38000000 00000000 67452301 efcdab89           # frame, and its time
                05000000 3c000000 0102030405 000000
                0100 0500 68656c6c6f 000000                            # its comment
                00000000 38000000
                """));
    }

    @Test
    void keepsSectionsInterfacesCommentsNamesAndSecrets() throws IOException {
        byte[] capture = SampleCaptures.pcapng().bytes();
        ReadCapture before = ReadCapture.of(capture);

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture));

        assertThat(after.fault()).isEmpty();
        assertThat(after.interfaces()).isEqualTo(before.interfaces());
        assertThat(after.notes().stream().filter(note -> !isOfSection(note)))
                .containsAll(before.notes().stream()
                        .filter(note -> note instanceof CaptureNote.NameResolution
                                || note instanceof CaptureNote.DecryptionSecrets)
                        .toList());
        assertThat(after.frames().stream().map(PcapngWriterTest::withoutNumber))
                .containsExactlyElementsOf(before.frames().stream()
                        .filter(frame -> frame.interfaceIndex() >= 0)
                        .map(PcapngWriterTest::withoutNumber)
                        .toList());
    }

    private static boolean isOfSection(CaptureNote note) {
        return note instanceof CaptureNote.SectionText;
    }

    private static ReadCapture.Frame withoutNumber(ReadCapture.Frame frame) {
        return new ReadCapture.Frame(
                0, frame.time(), frame.length(), frame.interfaceIndex(), frame.bytes(), frame.comments());
    }

    @Test
    void countsWhatIsNoPacketAndLeavesItOut() throws IOException {
        byte[] capture = SampleCaptures.pcapng().bytes();

        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), CaptureLimits.DEFAULT);
                CaptureWriter writer = CaptureWriter.of(Format.PCAPNG, new ByteArrayOutputStream(), "test")) {
            Rewritten.write(reader, writer, FrameBatch.ofDefaultSize());

            assertThat(writer.leftOut()).isEqualTo(2);
        }
    }

    @Test
    void writesSecretsBeforeTheFramesThatFollowThem() throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        capture.enhanced(0, 1, frame(4));
        capture.block(10, capture.nested().u32(0x544c534b).u32(4).text("abc\n"));
        capture.enhanced(0, 2, frame(5));
        byte[] written = Rewritten.as(Format.PCAPNG, capture.toBytes());
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        tail.writeBytes(CaptureBytes.littleEndian().enhanced(0, 2, frame(5)).toBytes());

        assertThat(new String(written, StandardCharsets.ISO_8859_1))
                .contains("abc\n")
                .endsWith(tail.toString(StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsNamesThatComeAfterTheLastFrame() throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        capture.enhanced(0, 1, frame(4));
        capture.block(
                NAMES,
                capture.nested().u16(1).u16(6).u32(0x0100007f).text("a\0").pad().u32(0));

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture.toBytes()));

        assertThat(after.notes())
                .filteredOn(note -> note instanceof CaptureNote.NameResolution)
                .hasSize(1);
    }

    @Test
    void describesInterfacesThatNoFrameCameFrom() throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian()
                .section()
                .interfaceOf(1)
                .interfaceOf(113)
                .interfaceOf(1);
        capture.enhanced(2, 1, frame(4));

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture.toBytes()));

        assertThat(after.interfaces()).extracting(CaptureInterface::linkType).containsExactly(1, 113, 1);
        assertThat(after.frames()).extracting(ReadCapture.Frame::interfaceIndex).containsExactly(2);
    }

    @Test
    void anEmptyCaptureHasASection() throws IOException {
        byte[] written = Rewritten.as(Format.PCAPNG, new byte[0]);

        assertThat(written).hasSize(28 + 12);
        assertThat(ReadCapture.of(written).fault()).isEmpty();
    }

    @Test
    void cutsTextsThatNoOptionCanHold() throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian().section().interfaceOf(1);
        byte[] wrong = new byte[0xfffc];
        Arrays.fill(wrong, (byte) 0xff); // each becomes three bytes of UTF-8
        capture.enhanced(0, 1, frame(4), capture.option(1, wrong));

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture.toBytes()));

        assertThat(after.fault()).isEmpty();
        assertThat(after.frames().get(0).comments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 6, 7, 14})
    void keepsTheLengthOfTheCheckSequence(int bytes) throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(1, capture.option(13, new byte[] {(byte) (bytes < 2 ? bytes : bytes * 8)}), new byte[4]);
        ReadCapture before = ReadCapture.of(capture.toBytes());

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture.toBytes()));

        assertThat(after.interfaces()).isEqualTo(before.interfaces());
    }

    @Test
    void keepsWhatRecordersPutBeforeFrames() throws IOException {
        byte[] capture = CaptureBytes.littleEndian()
                .pcapHeader(139)
                .record(1, 2, frame(20))
                .toBytes();

        byte[] written = Rewritten.as(Format.PCAP, capture);

        assertThat(written)
                .isEqualTo(CaptureBytes.littleEndian()
                        .pcapHeader(139)
                        .record(1, 2, frame(20))
                        .toBytes());
    }

    @Property(tries = 200)
    void framesAreTheSameWhateverTheirInput(
            @ForAll long seed, @ForAll boolean fromPcap, @ForAll @IntRange(min = 0, max = 12) int count)
            throws IOException {
        byte[] capture = fromPcap
                ? SampleCaptures.random(new Random(seed), count, 100)
                : SampleCaptures.randomPcapng(new Random(seed), count, 100);
        ReadCapture before = ReadCapture.of(capture);

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture));

        assertThat(after.fault()).isEmpty();
        assertThat(after.frames()).isEqualTo(before.frames());
    }

    @Property(tries = 500)
    void timesAreTheSameInEveryResolution(
            @ForAll long stamp, @ForAll @IntRange(min = 0, max = 32) int exponent, @ForAll boolean binary)
            throws IOException {
        int decimal = Math.min(exponent, 9);
        byte option = (byte) (binary ? 0x80 | exponent : decimal);
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(
                1,
                capture.option(9, new byte[] {option}),
                capture.option(14, new byte[] {1, 0, 0, 0, 0, 0, 0, -1}),
                new byte[4]);
        capture.enhanced(0, stamp, 1000, frame(3));
        ReadCapture before = ReadCapture.of(capture.toBytes());

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture.toBytes()));

        assertThat(after.frames()).isEqualTo(before.frames());
        assertThat(after.interfaces()).isEqualTo(before.interfaces());
    }

    @Test
    void timesFinerThanNanosecondsAreWrittenAsNanoseconds() throws IOException {
        CaptureBytes capture = CaptureBytes.littleEndian().section();
        capture.interfaceOf(1, capture.option(9, new byte[] {10}), new byte[4]);
        capture.enhanced(0, 17_000_000_001L, frame(3));

        ReadCapture after = ReadCapture.of(Rewritten.as(Format.PCAPNG, capture.toBytes()));

        assertThat(after.times()).isEqualTo(List.of("1.700000000"));
        assertThat(after.interfaces().get(0).resolution()).isEqualTo(TimestampResolution.NANOSECONDS);
    }
}
