package dev.peel.core.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureFault;
import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.CaptureNote;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final Field VALUE = Field.uint("scantest.value", 8, "Value");
    private static final Field MANY = Field.uint("scantest.many", 32, "Many");
    private static final Protocol PROTOCOL = Protocol.of("scantest", "Scan", "Scan", VALUE, MANY);

    private final List<String> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesAllPacketsInOrder(int threads) throws IOException {
        new Scan(new Frames(5_000, 700), engine(1), tap(Long.MAX_VALUE)).run(threads);

        assertThat(seen).isEqualTo(expected(5_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void givesAllPacketsOfBatchesThatOverflowTheTape(int threads) throws IOException {
        // Each packet notes 3,000 entries, so that a batch of 700 is dissected and told in several parts.
        new Scan(new Frames(2_000, 700), engine(3_000), tap(Long.MAX_VALUE)).run(threads);

        assertThat(seen).isEqualTo(expected(2_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void givesNothingOfAnEmptyCapture(int threads) throws IOException {
        new Scan(new Frames(0, 700), engine(1), tap(Long.MAX_VALUE)).run(threads);

        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void stopsWhenTheTapWantsNoMore(int threads) throws IOException {
        Frames frames = new Frames(1_000_000, 700);
        new Scan(frames, engine(1), tap(1_234)).run(threads);

        assertThat(seen).isEqualTo(expected(1_234));
        assertThat(frames.read.get()).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void stopsWhenTheTapWantsNoMoreOfABatchToldInParts(int threads) throws IOException {
        new Scan(new Frames(10_000, 700), engine(3_000), tap(300)).run(threads);

        assertThat(seen).isEqualTo(expected(300));
    }

    @Test
    @Timeout(60)
    void stopsAlsoADissectorThatTakesAnInterruptForItsOwn() throws IOException {
        CountDownLatch inLaterBatch = new CountDownLatch(1);
        Registry registry = Registry.of(List.of(new Waiting(inLaterBatch)));
        Engine engine = new Engine(registry, Demand.of(registry, List.of(VALUE)), Limits.DEFAULT);
        Tap tap = tap(300);
        Tap patient = new ForwardingTap(tap) {
            @Override
            public boolean packet(Packet packet) throws IOException {
                boolean more = super.packet(packet);
                if (!more) {
                    awaitBatch(inLaterBatch);
                }
                return more;
            }
        };

        new Scan(new Frames(1_400, 700), engine, patient).run(3);

        assertThat(seen).isEqualTo(expected(300));
    }

    private static void awaitBatch(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "1, 3000", "3, 3000"})
    void packetsCanBeFetchedOneByOne(int threads, int entries) throws IOException {
        try (PacketStream packets = new PacketStream(new Frames(2_000, 700), engine(entries), threads)) {
            Tap all = tap(Long.MAX_VALUE);
            for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
                all.packet(packet);
                assertThat(packet.content().interfaces()).hasSize(1);
            }

            assertThat(packets.next()).isNull();
        }
        assertThat(seen).isEqualTo(expected(2_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fetchingTellsWhatReadingFailsOnAndEndsEarly(int threads) throws IOException {
        Frames frames = new Frames(1_000_000, 700);
        frames.failingAt = 1_400;
        try (PacketStream packets = new PacketStream(frames, engine(1), threads)) {
            assertThatThrownBy(() -> {
                        while (packets.next() != null) {
                            seen.add("packet");
                        }
                    })
                    .hasMessage("the disk is gone");
        }
        assertThat(seen).hasSize(1_400);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void passesOnWhatReadingFailsOn(int threads) {
        Frames frames = new Frames(5_000, 700);
        frames.failingAt = 2_100;

        assertThatThrownBy(() -> new Scan(frames, engine(1), tap(Long.MAX_VALUE)).run(threads))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        assertThat(seen).isEqualTo(expected(2_100));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void passesOnWhatTheTapFailsOn(int threads) {
        Tap failing = new Tap() {
            @Override
            public List<Field> fields() {
                return List.of(VALUE);
            }

            @Override
            public boolean packet(Packet packet) throws IOException {
                throw new IOException("the pipe is closed");
            }
        };

        assertThatThrownBy(() -> new Scan(new Frames(5_000, 700), engine(1), failing).run(threads))
                .isInstanceOf(IOException.class)
                .hasMessage("the pipe is closed");
    }

    @Test
    void saysThatItWasInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> new Scan(new Frames(5_000, 700), engine(1), tap(Long.MAX_VALUE)).run(3))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void tellsTheTapWhenItBeginsAndWhenItMayPause(int threads) throws IOException {
        List<String> calls = new ArrayList<>();
        Tap tap = new Tap() {
            @Override
            public List<Field> fields() {
                return List.of();
            }

            @Override
            public void begin() {
                calls.add("begin");
            }

            @Override
            public boolean packet(Packet packet) {
                calls.add("packet");
                return true;
            }

            @Override
            public void pause() {
                calls.add("pause");
            }
        };

        new Scan(new Frames(3, 700), engine(1), tap).run(threads);

        assertThat(calls).startsWith("begin").endsWith("pause").contains("packet");
        assertThat(calls.stream().filter("begin"::equals)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "1, 100", "3, 100"})
    void tellsTheTapThatNothingFollowsAlsoWhenReadingFails(int threads, int failingAt) throws IOException {
        List<String> calls = new ArrayList<>();
        Tap tap = new Tap() {
            @Override
            public List<Field> fields() {
                return List.of();
            }

            @Override
            public boolean packet(Packet packet) {
                calls.add("packet");
                return true;
            }

            @Override
            public void end(CaptureContent content) {
                calls.add("end");
            }

            @Override
            public void pause() {
                calls.add("pause");
            }
        };
        Frames frames = new Frames(300, 700);
        frames.failingAt = failingAt == 0 ? Integer.MAX_VALUE : failingAt;

        try {
            new Scan(frames, engine(1), tap).run(threads);
        } catch (IOException gone) {
            assertThat(failingAt).isPositive();
        }

        assertThat(calls).endsWith("end", "pause");
        assertThat(calls.stream().filter("end"::equals)).hasSize(1);
    }

    private Tap tap(long most) {
        return new Tap() {
            @Override
            public List<Field> fields() {
                return List.of(VALUE);
            }

            @Override
            public boolean packet(Packet packet) {
                seen.add(seen.size() + 1 + ":" + packet.tape().value(packet.find(VALUE.id())));
                return seen.size() < most;
            }
        };
    }

    private static List<String> expected(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> number + ":" + (number & 0xff))
                .toList();
    }

    private static Engine engine(int entries) {
        Registry registry = Registry.of(List.of(new Noting(entries)));
        return new Engine(registry, Demand.of(registry, List.of(VALUE, MANY)), Limits.DEFAULT);
    }

    /** Reads the frames of {@link Frames}. */
    private interface OfFrames extends Dissector {
        @Override
        default Protocol protocol() {
            return PROTOCOL;
        }

        @Override
        default void register(Registrar registrar) {
            registrar.bind("wtap_encap", 45, this);
        }
    }

    /** Notes a byte, and as many entries as it was told. */
    private record Noting(int entries) implements OfFrames {
        @Override
        public void dissect(Dissection d) {
            d.u8(VALUE);
            for (int i = 1; i < entries; i++) {
                d.generated(MANY, i);
            }
        }
    }

    /** Waits at frame 701 until it is interrupted, and goes on as if nothing had been. */
    private record Waiting(CountDownLatch begun) implements OfFrames {
        @Override
        public void dissect(Dissection d) {
            d.u8(VALUE);
            if (d.frameNumber() == 701) {
                begun.countDown();
                try {
                    Thread.sleep(Duration.ofHours(1).toMillis());
                } catch (InterruptedException taken) {
                    // As a script's supervision does.
                }
            }
        }
    }

    /** Frames of one byte, their number's lowest. */
    private static final class Frames implements CaptureReader {
        private final int total;
        private final int perBatch;
        private final AtomicInteger read = new AtomicInteger();
        int failingAt = Integer.MAX_VALUE;

        Frames(int total, int perBatch) {
            this.total = total;
            this.perBatch = perBatch;
        }

        @Override
        public boolean read(FrameBatch batch) throws IOException {
            int first = read.get();
            if (first >= failingAt) {
                throw new IOException("the disk is gone");
            }
            batch.reset(first + 1L);
            int count = Math.min(Math.min(perBatch, total - first), batch.frameCapacity());
            for (int i = 0; i < count; i++) {
                batch.ensureBytes(i + 1)[i] = (byte) (first + i + 1);
                batch.add(i, 1, 1, 0, 0, 0);
            }
            read.addAndGet(count);
            return count > 0;
        }

        @Override
        public List<CaptureInterface> interfaces() {
            return List.of(CaptureInterface.of(147));
        }

        @Override
        public List<CaptureNote> notes() {
            return List.of();
        }

        @Override
        public Optional<CaptureFault> fault() {
            return Optional.empty();
        }

        @Override
        public long position() {
            return read.get();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
