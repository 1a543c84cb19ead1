package dev.peel.dissectors.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.flow.Transport;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.index.Opening;
import dev.peel.core.index.Progress;
import dev.peel.core.packet.Packet;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.tap.WholePackets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame that is shown by repeating its conversation looks as in a pass over the whole capture. */
class ReplayTest {
    private static final Registry REGISTRY = Registry.load();
    private static final Demand EVERYTHING = Demand.everything(REGISTRY);
    private static final int MOST_FRAMES = 600; // of a capture; longer ones take long
    private static final int ALONE = 10; // frames of each capture that are shown without those before them

    @TempDir
    Path folder;

    @Test
    void framesOfRealCapturesLookAsInAPass() throws IOException {
        List<String> different = new ArrayList<>();
        int captures = 0;
        for (Path file : CapturedFrames.paths()) {
            try (IndexedCapture capture = open(file)) {
                if (capture.frames() <= MOST_FRAMES) {
                    captures++;
                    compare(file.toString(), capture, different);
                }
            } catch (CaptureException none) {
                // Beside captures there are other files.
            }
        }

        assertThat(different).isEmpty();
        assertThat(captures).isGreaterThan(100);
    }

    @Test
    void aConnectionInALongTunnelLooksAsInAPass() throws IOException {
        Tunnel tunnel = new Tunnel();
        tunnel.syn(1, 40_000).data(1, 40_000, 5);
        for (int i = 0; i < 1_100; i++) {
            tunnel.syn(2 + i, 41_000).data(2 + i, 41_000, 3);
        }
        tunnel.data(1, 40_000, 4);
        Path file = Files.write(folder.resolve("tunnel.pcap"), tunnel.bytes());

        try (IndexedCapture capture = open(file)) {
            List<String> pass = pass(capture);
            int last = capture.frames();
            assertThat(capture.framesOf(Transport.TCP, 0)).containsExactly(1, 2, last);
            assertThat(shown(capture, last)).isEqualTo(pass.get(last - 1)).contains("[Stream index: 0]");
            assertThat(shown(capture, 2)).isEqualTo(pass.get(1));
        }
    }

    @Test
    void aReusedPortLooksAsInAPass() throws IOException {
        Tunnel connections = new Tunnel();
        for (int i = 0; i < 20; i++) {
            connections.syn(1, 40_000).data(1, 40_000, 3 + i);
        }
        Path file = Files.write(folder.resolve("reused.pcap"), connections.bytes());

        try (IndexedCapture capture = open(file)) {
            assertThat(capture.overview().tcpConversations()).isEqualTo(20);
            compare("reused ports", capture, assertNone());
        }
    }

    @Test
    void theSameFramesAreShownWithAnyNumberOfThreads() throws IOException {
        Path file = CapturedFrames.paths().stream()
                .filter(path -> path.endsWith("tls13-full.pcap.gz"))
                .findFirst()
                .orElseThrow();
        Opening opening = new Opening(REGISTRY, Limits.DEFAULT, CaptureLimits.DEFAULT, 3, Progress.NONE, List.of());

        try (IndexedCapture one = open(file);
                IndexedCapture several = IndexedCapture.open(file, opening)) {
            assertThat(several.overview()).isEqualTo(one.overview());
            for (int number = 1; number <= one.frames(); number++) {
                assertThat(shown(several, number)).isEqualTo(shown(one, number));
            }
        }
    }

    private static List<String> assertNone() {
        return new ArrayList<>() {
            @Override
            public boolean add(String difference) {
                throw new AssertionError(difference);
            }
        };
    }

    private static IndexedCapture open(Path file) throws IOException {
        return IndexedCapture.open(file, Opening.of(REGISTRY));
    }

    private static void compare(String name, IndexedCapture capture, List<String> different) throws IOException {
        List<String> pass = pass(capture);
        for (int number : byConversation(capture)) {
            compare(name, capture, number, pass, different);
        }
        Random random = new Random(7);
        for (int i = 0; i < Math.min(ALONE, capture.frames()); i++) {
            compare(name, capture, 1 + random.nextInt(capture.frames()), pass, different);
        }
    }

    private static void compare(
            String name, IndexedCapture capture, int number, List<String> pass, List<String> different)
            throws IOException {
        if (!shown(capture, number).equals(pass.get(number - 1))) {
            different.add(name + " frame " + number);
        }
    }

    /** {@return the frames, those of each conversation together, so that it has to be repeated once only} */
    private static Set<Integer> byConversation(IndexedCapture capture) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (int stream = 0; stream < capture.overview().tcpConversations(); stream++) {
            for (int number : capture.framesOf(Transport.TCP, stream)) {
                numbers.add(number);
            }
        }
        for (int number = 1; number <= capture.frames(); number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static List<String> pass(IndexedCapture capture) throws IOException {
        List<String> texts = new ArrayList<>();
        capture.scan(EVERYTHING, new Texts(texts));
        return texts;
    }

    private record Texts(List<String> texts) implements WholePackets {
        @Override
        public boolean packet(Packet packet) throws IOException {
            texts.add(text(packet));
            return true;
        }
    }

    private static String shown(IndexedCapture capture, int number) throws IOException {
        StringBuilder text = new StringBuilder();
        capture.packet(number, EVERYTHING, packet -> text.append(text(packet)));
        return text.toString();
    }

    private static String text(Packet packet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);
        new TextPrinter(REGISTRY, new TextParts(true, false, true, Set.of(), true, false), out).packet(packet);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
