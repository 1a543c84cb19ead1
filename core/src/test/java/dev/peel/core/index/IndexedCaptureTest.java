package dev.peel.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.flow.Transport;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.PacketTest;
import dev.peel.core.tap.Tap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedCaptureTest {
    private static final Registry REGISTRY = Registry.of(List.of());
    private static final Demand EVERYTHING = Demand.everything(REGISTRY);
    private static final int USER0 = 147; // LINKTYPE_USER0

    @TempDir
    Path folder;

    @Test
    void tellsWhatIsInACapture() throws IOException {
        try (IndexedCapture capture = IndexedCapture.open(file(70_000), Opening.of(REGISTRY))) {
            Overview overview = capture.overview();

            assertThat(overview.frames()).isEqualTo(70_000).isEqualTo(capture.frames());
            assertThat(overview.bytes()).isEqualTo(overview.wireBytes()).isEqualTo(70_000 * 8L);
            assertThat(overview.first()).isEqualTo(Instant.ofEpochSecond(1_000));
            assertThat(overview.last()).isEqualTo(Instant.ofEpochSecond(70_999));
            assertThat(overview.protocols()).containsEntry("data", 70_000L);
            assertThat(overview.tcpConversations()).isZero();
            assertThat(overview.remarks()).isEmpty();
            assertThat(overview.fault()).isEmpty();
            assertThat(capture.framesOf(Transport.TCP, 0)).isEmpty();
        }
    }

    @Test
    void showsAnyFrame() throws IOException {
        try (IndexedCapture capture = IndexedCapture.open(file(70_000), Opening.of(REGISTRY))) {
            for (long number : new long[] {70_000, 1, 65_536, 65_537, 2}) {
                assertThat(shown(capture, number, "frame.number")).isEqualTo(number);
                assertThat(shown(capture, number, "frame.time_relative")).isEqualTo((number - 1) * 1_000_000_000);
                assertThat(shown(capture, number, "frame.time_delta")).isEqualTo(number == 1 ? 0 : 1_000_000_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 11})
    void refusesNumbersThatNoFrameHas(long number) throws IOException {
        try (IndexedCapture capture = IndexedCapture.open(file(10), Opening.of(REGISTRY))) {
            assertThatThrownBy(() -> capture.packet(number, EVERYTHING, packet -> {}))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("frame " + number + ": the capture has frames 1 to 10");
        }
    }

    @Test
    void showsTheSameOfAStream() throws IOException {
        byte[] bytes = bytes(100);
        try (IndexedCapture capture = IndexedCapture.open(new ByteArrayInputStream(bytes), "-", Opening.of(REGISTRY))) {
            assertThat(shown(capture, 57, "frame.number")).isEqualTo(57);
            try (CaptureReader reader = capture.reader()) {
                assertThat(reader.fault()).isEmpty();
            }
        }
    }

    @Test
    void opensNoMoreFramesThanTheLimit() throws IOException {
        Opening opening = new Opening(
                REGISTRY,
                Limits.DEFAULT.with(Limit.OPENED_FRAMES, 40),
                CaptureLimits.DEFAULT,
                1,
                Progress.NONE,
                List.of());
        try (IndexedCapture capture = IndexedCapture.open(file(100), opening)) {
            assertThat(capture.frames()).isEqualTo(40);
            assertThat(capture.overview().remarks()).singleElement().asString().startsWith("limit opened-frames (40)");
            assertThat(shown(capture, 40, "frame.number")).isEqualTo(40);
        }
    }

    @Test
    void tellsHowFarItHasCome() throws IOException {
        List<Long> told = new ArrayList<>();
        Path file = file(70_000);
        long size = Files.size(file);
        Opening opening = new Opening(
                REGISTRY,
                Limits.DEFAULT,
                CaptureLimits.DEFAULT,
                1,
                (stage, bytes, total) -> told.add(bytes),
                List.of());

        IndexedCapture.open(file, opening).close();

        assertThat(told).isSorted().hasSizeBetween(3, 20).endsWith(size);
    }

    @Test
    void givesOtherTapsThePacketsOfTheSamePass() throws IOException {
        List<Long> seen = new ArrayList<>();
        Field number = REGISTRY.fields("frame.number").get(0);
        Tap tap = new Tap() {
            @Override
            public List<Field> fields() {
                return List.of(number);
            }

            @Override
            public boolean packet(Packet packet) {
                seen.add(packet.tape().value(packet.find(number.id())));
                return seen.size() < 5; // the index goes on
            }
        };

        try (IndexedCapture capture =
                IndexedCapture.open(file(10), Opening.of(REGISTRY).with(List.of(tap)))) {
            assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(capture.frames()).isEqualTo(10);
        }
    }

    @Test
    void selectsFrames() throws IOException {
        Field number = REGISTRY.fields("frame.number").get(0);
        PacketTest even = new PacketTest() {
            @Override
            public List<Field> fields() {
                return List.of(number);
            }

            @Override
            public boolean passes(Packet packet) {
                return packet.tape().value(packet.find(number.id())) % 2 == 0;
            }
        };

        try (IndexedCapture capture = IndexedCapture.open(file(5_000), Opening.of(REGISTRY))) {
            BitSet frames = capture.select(even);
            assertThat(frames.cardinality()).isEqualTo(2_500);
            assertThat(frames.get(2)).isTrue();
            assertThat(frames.get(1)).isFalse();
            assertThat(capture.streamsOf(Transport.TCP, frames).isEmpty()).isTrue();
        }
    }

    @Test
    void noticesThatTheFileGrew() throws IOException {
        Path file = file(10);
        try (IndexedCapture capture = IndexedCapture.open(file, Opening.of(REGISTRY))) {
            Files.write(file, new byte[16], StandardOpenOption.APPEND);

            assertThatThrownBy(() -> capture.packet(3, EVERYTHING, packet -> {}))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining("has changed since it was opened");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void canBeInterruptedAndUsedAgain(int threads) throws IOException {
        Path file = file(20_000);
        Opening opening =
                new Opening(REGISTRY, Limits.DEFAULT, CaptureLimits.DEFAULT, threads, Progress.NONE, List.of());
        try (IndexedCapture capture = IndexedCapture.open(file, opening)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> capture.select(PacketTest.ALL)).isInstanceOf(InterruptedIOException.class);
            assertThatThrownBy(() -> IndexedCapture.open(file, opening)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(capture.select(PacketTest.ALL).cardinality()).isEqualTo(20_000);
            assertThat(shown(capture, 20_000, "frame.number")).isEqualTo(20_000);
        }
    }

    @Test
    void tellsWhereACaptureEnds() throws IOException {
        byte[] whole = bytes(10);
        Path file = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 3));

        try (IndexedCapture capture = IndexedCapture.open(file, Opening.of(REGISTRY))) {
            assertThat(capture.frames()).isEqualTo(9);
            assertThat(capture.overview().fault()).isPresent();
            assertThat(shown(capture, 9, "frame.number")).isEqualTo(9);
        }
    }

    private static long shown(IndexedCapture capture, long number, String name) throws IOException {
        int id = REGISTRY.fields(name).get(0).id();
        long[] value = new long[1];
        capture.packet(number, EVERYTHING, packet -> value[0] = packet.tape().value(packet.find(id)));
        return value[0];
    }

    private Path file(int frames) throws IOException {
        return Files.write(folder.resolve("frames" + frames + ".pcap"), bytes(frames));
    }

    /** {@return a pcap capture of frames of 8 bytes, a second after each other} */
    private static byte[] bytes(int frames) {
        ByteBuffer buffer = ByteBuffer.allocate(24 + 24 * frames).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(USER0);
        for (int i = 0; i < frames; i++) {
            buffer.putInt(1_000 + i).putInt(0).putInt(8).putInt(8).putLong(i);
        }
        return buffer.array();
    }
}
