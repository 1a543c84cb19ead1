package dev.peel.dissectors;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Dissects frames that are in memory, a new engine for each pass, on one thread; shows frames and bytes a second.
 *
 * <p>{@code bench/jmh dissectors EngineBenchmark -p capture=FILE} takes the first frames of another capture than the samples, which
 * are mostly handshakes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
    private static final long MOST_BYTES = 256L << 20; // bytes kept of a capture
    private static final int ETHERNET = 1; // LINKTYPE_ETHERNET

    /** What is asked for. */
    @Param({"headers", "sni", "layers", "everything"})
    public String asked;

    /** A capture, or a folder of which all Ethernet captures are taken. */
    @Param("examples/captures")
    public String capture;

    private final Registry registry = Registry.load();
    private final List<FrameBatch> batches = new ArrayList<>();
    private final Tape tape = new Tape();
    private List<CaptureInterface> interfaces = List.of();
    private Demand demand;
    private long bytes;

    /** What was done, which JMH shows by second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Done {
        /** Frames dissected. */
        public long frames;
        /** Bytes of these frames. */
        public long bytes;
    }

    /** Reads the frames and decides what is asked. */
    @Setup
    public void read() throws IOException {
        demand = switch (asked) {
            case "headers" -> asking("ip.src", "ip.dst", "ipv6.src", "ipv6.dst", "tcp.stream", "tcp.flags", "tcp.len");
            case "sni" -> asking("tls.handshake.extensions_server_name");
            case "layers" -> asking("frame.protocols");
            default -> Demand.everything(registry);
        };
        Path path = Path.of(capture);
        try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            for (Path file : files.filter(name -> !name.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                readFile(file);
            }
        }
    }

    private Demand asking(String... names) {
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.addAll(registry.fields(name));
        }
        return Demand.of(registry, fields);
    }

    private void readFile(Path file) throws IOException {
        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            FrameBatch batch = FrameBatch.ofDefaultSize();
            while (bytes < MOST_BYTES && reader.read(batch)) {
                if (reader.interfaces().size() == 1
                        && reader.interfaces().get(0).linkType() == ETHERNET) {
                    interfaces = interfaces.isEmpty() ? List.copyOf(reader.interfaces()) : interfaces;
                    batches.add(batch);
                    for (int i = 0; i < batch.count(); i++) {
                        bytes += batch.length(i);
                    }
                    batch = FrameBatch.ofDefaultSize();
                }
            }
        }
    }

    /** {@return how many entries were noted} */
    @Benchmark
    public long dissect(Done done) {
        Engine engine = new Engine(registry, demand, Limits.DEFAULT);
        long entries = 0;
        for (FrameBatch batch : batches) {
            tape.clear();
            for (int i = 0; i < batch.count(); i++) {
                engine.dissect(batch, i, interfaces, tape);
            }
            entries += tape.size();
            done.frames += batch.count();
        }
        done.bytes += bytes;
        return entries;
    }
}
