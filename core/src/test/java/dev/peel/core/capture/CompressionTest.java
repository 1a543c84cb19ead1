package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.concat;
import static dev.peel.core.capture.CaptureBytes.hex;
import static dev.peel.core.capture.SampleCaptures.gzip;
import static dev.peel.core.capture.SampleCaptures.zstd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static final byte[] PLAIN = SampleCaptures.random(new Random(7), 300, 1000);
    private static final ReadCapture WHOLE = ReadCapture.of(PLAIN);
    private static final byte[] SKIPPABLE = hex("502a4d18 04000000 aabbccdd");

    private static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 0x10;
        return copy;
    }

    private static void assertWholeThenFault(byte[] bytes, String reason) {
        ReadCapture read = ReadCapture.of(bytes);
        assertThat(read.frames()).isEqualTo(WHOLE.frames());
        assertThat(read.fault())
                .isEqualTo("capture ends at byte " + PLAIN.length + " (decompressed), after frame 300: " + reason);
    }

    private static void assertWhole(byte[] bytes) {
        ReadCapture read = ReadCapture.of(bytes);
        assertThat(read.frames()).isEqualTo(WHOLE.frames());
        assertThat(read.fault()).isEmpty();
    }

    /** Everything that a cut leaves of the stream is delivered, up to the last whole frame. */
    private static void assertPart(byte[] bytes, String reason) {
        ReadCapture read = ReadCapture.of(bytes);
        assertThat(read.frames())
                .isEqualTo(WHOLE.frames().subList(0, read.frames().size()));
        assertThat(read.fault()).endsWith(reason);
    }

    @Test
    void readsGzip() {
        assertWhole(gzip(PLAIN));
    }

    @Test
    void readsOneGzipMemberAfterAnother() {
        assertWhole(concat(gzip(head(PLAIN, 1000)), gzip(new byte[0]), gzip(tail(PLAIN, 1000))));
    }

    @Test
    void readsGzipHeadersWithAllTheirParts() {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(PLAIN);
        deflater.finish();
        byte[] deflated = new byte[2 * PLAIN.length];
        int length = deflater.deflate(deflated);
        deflater.end();
        CRC32 checksum = new CRC32();
        checksum.update(PLAIN);
        byte[] trailer = CaptureBytes.littleEndian()
                .u32(checksum.getValue())
                .u32(PLAIN.length)
                .toBytes();

        assertWhole(concat(
                hex("1f8b 08 1e 00000000 00 03"), // checksum of the header, extra, name, comment
                hex("0300 aabbcc"),
                hex("612e7063617000"),
                hex("68656c6c6f00"),
                hex("1234"),
                head(deflated, length),
                trailer));
    }

    @Test
    void takesZerosAfterGzipAsPadding() {
        assertWhole(concat(gzip(PLAIN), new byte[512]));
    }

    @Test
    void saysWhenSomethingElseFollowsGzip() {
        assertWholeThenFault(concat(gzip(PLAIN), hex("aabbcc")), "what follows its gzip compression is something else");
    }

    @Test
    void saysWhenGzipsChecksumsDoNotMatch() {
        byte[] compressed = gzip(PLAIN);

        assertWholeThenFault(
                flipped(compressed, compressed.length - 8),
                "its gzip compression is damaged (checksum does not match)");
        assertWholeThenFault(
                flipped(compressed, compressed.length - 4), "its gzip compression is damaged (length does not match)");
    }

    @Test
    void deliversWhatIsBeforeDamageInGzip() {
        CaptureBytes compressed = CaptureBytes.littleEndian().raw(hex("1f8b 08 00 00000000 00 03"));
        for (int at = 0; at < PLAIN.length; at += 50_000) {
            byte[] part = Arrays.copyOfRange(PLAIN, at, Math.min(PLAIN.length, at + 50_000));
            compressed.raw(hex("00")).u16(part.length).u16(~part.length).raw(part); // stored as it is, RFC 1951 3.2.4
        }
        compressed.raw(hex("06")); // a kind of block that RFC 1951 3.2.3 reserves

        assertWholeThenFault(compressed.toBytes(), "its gzip compression is damaged (invalid block type)");
    }

    @Test
    void deliversFramesThatOnlyTheChecksumTellsAreDamaged() {
        byte[] compressed = gzip(PLAIN);
        compressed[200] ^= 1; // within a frame that is stored as it is

        ReadCapture read = ReadCapture.of(compressed);

        assertThat(read.frames()).hasSize(300).isNotEqualTo(WHOLE.frames());
        assertThat(read.fault()).endsWith("its gzip compression is damaged (checksum does not match)");
    }

    @Test
    void deliversWhatIsWholeOfGzipCutAnywhere() {
        byte[] compressed = gzip(PLAIN);
        for (int length = 2; length < compressed.length; length += length < 40 ? 1 : 997) {
            assertPart(head(compressed, length), "it is cut short, within its gzip compression");
        }
        assertWholeThenFault(head(compressed, compressed.length - 1), "it is cut short, within its gzip compression");
    }

    @Test
    void readsZstd() {
        assertWhole(zstd(PLAIN));
    }

    @Test
    void readsZstdFramesAmongThoseToSkip() {
        assertWhole(concat(SKIPPABLE, zstd(head(PLAIN, 1000)), SKIPPABLE, zstd(tail(PLAIN, 1000)), SKIPPABLE));
    }

    @Test
    void deliversWhatIsWholeOfZstdCutAnywhere() {
        byte[] compressed = zstd(PLAIN);
        for (int length = 4; length < compressed.length; length += length < 40 ? 1 : 997) {
            assertPart(head(compressed, length), "it is cut short, within its zstd compression");
        }
        assertWholeThenFault(head(compressed, compressed.length - 1), "it is cut short, within its zstd compression");
        assertThat(ReadCapture.of(head(zstd(SampleCaptures.random(new Random(1), 900, 1000)), 300_000))
                        .frames())
                .as("frames in the blocks before the cut, which the decompressor would hold back")
                .hasSizeGreaterThan(400);
    }

    @Test
    void saysWhenZstdsChecksumDoesNotMatch() {
        byte[] compressed = zstd(PLAIN);

        assertWholeThenFault(
                flipped(compressed, compressed.length - 2),
                "its zstd compression is damaged (checksum does not match)");
    }

    @Test
    void saysWhenSomethingElseFollowsZstd() {
        assertWholeThenFault(
                concat(zstd(PLAIN), hex("aabbccdd")), "what follows its zstd compression is something else");
    }

    @Test
    void refusesZstdThatNeedsTooMuchMemory() {
        // Window descriptor 0xa8 is 2^31 bytes, RFC 8878 3.1.1.1.2.
        assertThat(ReadCapture.of(hex("28b52ffd 00 a8 010000")).fault())
                .endsWith("its zstd compression needs a window of 2147483648 bytes, more than the limit of 134217728;"
                        + " decompress it first, with zstd -d --long=31");
    }

    @Test
    void refusesZstdThatNeedsADictionary() {
        assertThat(ReadCapture.of(hex("28b52ffd 01 00 07 010000")).fault())
                .endsWith("its zstd compression needs a dictionary; decompress it first, with zstd -d -D");
    }

    @Test
    void takesCompressedNothingAsACaptureWithoutFrames() {
        for (byte[] nothing : new byte[][] {gzip(new byte[0]), zstd(new byte[0]), SKIPPABLE}) {
            ReadCapture read = ReadCapture.of(nothing);
            assertThat(read.frames()).isEmpty();
            assertThat(read.fault()).isEmpty();
        }
    }

    @Test
    void countsCompressedBytesAsPosition() throws Exception {
        byte[] compressed = gzip(PLAIN);
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(compressed), CaptureLimits.DEFAULT)) {
            FrameBatch batch = FrameBatch.ofDefaultSize();
            while (reader.read(batch)) {
                assertThat(batch.count()).isPositive();
            }
            assertThat(reader.position()).isEqualTo(compressed.length);
        }
    }
}
