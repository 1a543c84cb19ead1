package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.concat;
import static dev.peel.core.capture.CaptureBytes.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

    @Property(tries = 300)
    void givesTheSameFramesHoweverBytesCome(
            @ForAll long seed,
            @ForAll boolean pcapng,
            @ForAll @IntRange(max = 3) int compression,
            @ForAll @IntRange(max = 5000) int batchBytes,
            @ForAll @IntRange(min = 1, max = 70) int batchFrames,
            @ForAll @IntRange(min = 1, max = 3000) int piece) {
        Random random = new Random(seed);
        byte[] plain =
                pcapng ? SampleCaptures.randomPcapng(random, 100, 1500) : SampleCaptures.random(random, 100, 1500);
        byte[] bytes =
                compression == 1 ? SampleCaptures.gzip(plain) : compression == 2 ? SampleCaptures.zstd(plain) : plain;
        ReadCapture whole = ReadCapture.of(plain);

        ReadCapture pieces = ReadCapture.of(
                new PieceStream(bytes, piece, random), CaptureLimits.DEFAULT, new FrameBatch(batchBytes, batchFrames));

        assertThat(whole.frames()).hasSize(100);
        assertThat(pieces.frames()).isEqualTo(whole.frames());
        assertThat(pieces.fault()).isEmpty();
    }

    @Test
    void deliversFramesOfAPipeAsTheyCome() throws IOException {
        byte[] start = CaptureBytes.littleEndian().pcapHeader(1).toBytes();
        byte[] record = CaptureBytes.littleEndian().record(1, 1, frame(9)).toBytes();
        FrameBatch batch = FrameBatch.ofDefaultSize();
        try (PipedOutputStream pipe = new PipedOutputStream();
                PipedInputStream end = new PipedInputStream(pipe)) {
            pipe.write(start);
            CaptureReader reader = Captures.open(end, CaptureLimits.DEFAULT);

            pipe.write(concat(record, record));
            pipe.write(record, 0, 10);
            assertThat(reader.read(batch)).isTrue();
            assertThat(batch.count()).isEqualTo(2);

            pipe.write(record, 10, record.length - 10);
            assertThat(reader.read(batch)).isTrue();
            assertThat(batch.count()).isEqualTo(1);
            assertThat(batch.firstNumber()).isEqualTo(3);
        }
    }

    @Test
    void fillsABatchUpToItsFramesOrItsBytes() throws IOException {
        byte[] bytes = SampleCaptures.random(new Random(1), 1000, 200);
        FrameBatch few = new FrameBatch(1 << 20, 64);
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(bytes), CaptureLimits.DEFAULT)) {
            assertThat(reader.read(few)).isTrue();
            assertThat(few.count()).isEqualTo(64);
            assertThat(reader.position()).isEqualTo(bytes.length);
        }
        FrameBatch small = new FrameBatch(10_000, 4096);
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(bytes), CaptureLimits.DEFAULT)) {
            assertThat(reader.read(small)).isTrue();
            assertThat(small.count()).isBetween(40, 999);
            assertThat(small.bytes()).hasSize(10_000);
        }
    }

    @Test
    void growsWithWhatComesAndNotWithWhatIsPromised() {
        byte[] bytes = CaptureBytes.littleEndian()
                .pcapHeader(249)
                .record(100_000_000, 100_000_000)
                .raw(new byte[1000])
                .toBytes();
        FrameBatch batch = new FrameBatch(100, 10);

        ReadCapture read = ReadCapture.of(new ByteArrayInputStream(bytes), CaptureLimits.DEFAULT, batch);

        assertThat(read.fault()).contains("only 1016 of at least 100000016 bytes are there");
        assertThat(batch.bytes()).hasSizeLessThan(200_000);
    }

    @Test
    void staysAtItsEnd() throws IOException {
        FrameBatch batch = FrameBatch.ofDefaultSize();
        try (CaptureReader reader =
                Captures.open(new ByteArrayInputStream(SampleCaptures.pcap().bytes()), CaptureLimits.DEFAULT)) {
            assertThat(reader.read(batch)).isTrue();
            assertThat(reader.read(batch)).isFalse();
            assertThat(reader.read(batch)).isFalse();
            assertThat(batch.count()).isZero();
        }
    }

    @Test
    void deliversWhatWasReadBeforeTheMediumFails() throws IOException {
        byte[] bytes = SampleCaptures.pcap().bytes();
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes.length) {
                    throw new IOException("disk on fire");
                }
                return bytes[at++] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                target[offset] = (byte) read();
                return 1;
            }

            @Override
            public int available() {
                return 1;
            }
        };
        FrameBatch batch = FrameBatch.ofDefaultSize();
        try (CaptureReader reader = Captures.open(broken, CaptureLimits.DEFAULT)) {
            assertThat(reader.read(batch)).isTrue();
            assertThat(batch.count()).isEqualTo(4);
            assertThatThrownBy(() -> reader.read(batch)).hasMessage("disk on fire");
        }
    }

    @Test
    void rejectsABatchWithoutRoom() throws IOException {
        try (CaptureReader reader =
                Captures.open(new ByteArrayInputStream(SampleCaptures.pcap().bytes()), CaptureLimits.DEFAULT)) {
            assertThatThrownBy(() -> reader.read(new FrameBatch(100, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a batch without room for a frame");
        }
    }
}
