package dev.peel.core.capture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Walks all frames of a file that is in the page cache; times are per frame. Run with {@code -prof gc} to see allocation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CaptureReaderBenchmark {
    private static final int FRAMES = 200_000;

    /** How the frames are held. */
    @Param({"pcap", "pcapng"})
    public String format;

    /** The length of every frame but small ones, which are a third, in bytes. */
    @Param({"64", "1500"})
    public int frameLength;

    private final FrameBatch batch = FrameBatch.ofDefaultSize();
    private Path file;

    /** Writes the file. */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("peel", "." + format);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            boolean pcap = format.equals("pcap");
            stream.write(pcap ? pcapHeader() : pcapngHeaders());
            Random random = new Random(1);
            for (int i = 0; i < FRAMES; i++) {
                int length = random.nextInt(3) == 0 ? 60 : frameLength;
                stream.write(pcap ? record(i, length) : enhancedPacket(i, length));
            }
        }
    }

    /** Removes the file. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** {@return the captured bytes of all frames} */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long walk() throws IOException {
        long total = 0;
        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            while (reader.read(batch)) {
                for (int i = 0; i < batch.count(); i++) {
                    total += batch.capturedLength(i);
                }
            }
        }
        return total;
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] pcapHeader() {
        return buffer(24)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(1)
                .array();
    }

    private static byte[] record(int number, int length) {
        return buffer(16 + length)
                .putInt(number)
                .putInt(0)
                .putInt(length)
                .putInt(length)
                .array();
    }

    private static byte[] pcapngHeaders() {
        return buffer(48)
                .putInt(0x0a0d0d0a)
                .putInt(28)
                .putInt(0x1a2b3c4d)
                .putInt(1)
                .putLong(-1)
                .putInt(28)
                .putInt(1)
                .putInt(20)
                .putInt(1)
                .putInt(65_535)
                .putInt(20)
                .array();
    }

    private static byte[] enhancedPacket(int number, int length) {
        int block = 32 + ((length + 3) & ~3);
        return buffer(block)
                .putInt(6)
                .putInt(block)
                .putInt(0)
                .putInt(0)
                .putInt(number)
                .putInt(length)
                .putInt(length)
                .putInt(block - 4, block)
                .array();
    }
}
