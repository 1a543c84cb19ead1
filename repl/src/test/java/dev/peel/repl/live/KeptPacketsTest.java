package dev.peel.repl.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.tap.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptPacketsTest {
    private static final Path CAPTURE = Path.of("../examples/captures/tls12-full.pcap");

    @Test
    void keepsAllPacketsWithinTheLimit() throws IOException {
        KeptPackets kept = keep(1 << 20);

        assertThat(lengths(kept.file().orElseThrow())).isEqualTo(lengths(CAPTURE));
        assertThat(kept.lost()).isZero();
    }

    @Test
    void keepsThePacketsThatCameLastBeyondIt() throws IOException {
        List<Integer> all = lengths(CAPTURE);
        KeptPackets kept = keep(2000);

        List<Integer> left = lengths(kept.file().orElseThrow());
        assertThat(kept.lost()).isPositive().isEqualTo(all.size() - left.size());
        assertThat(left).isNotEmpty().isEqualTo(all.subList(all.size() - left.size(), all.size()));
    }

    @Test
    void keepsNoFileWhereNoPacketCame() throws IOException {
        try (KeptPackets kept = new KeptPackets(1)) {
            assertThat(kept.file()).isEmpty();
        }
    }

    private static KeptPackets keep(long bytes) throws IOException {
        Registry registry = Registry.load();
        KeptPackets kept = new KeptPackets(bytes);
        Engine engine = new Engine(registry, Demand.of(registry, List.of()), Limits.DEFAULT);
        try (CaptureReader reader = Captures.open(CAPTURE, CaptureLimits.DEFAULT)) {
            new Scan(reader, engine, kept).run(1);
        }
        return kept;
    }

    private static List<Integer> lengths(Path file) throws IOException {
        List<Integer> lengths = new ArrayList<>();
        FrameBatch batch = FrameBatch.ofDefaultSize();
        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            while (reader.read(batch)) {
                for (int i = 0; i < batch.count(); i++) {
                    lengths.add(batch.length(i));
                }
            }
        }
        return lengths;
    }
}
