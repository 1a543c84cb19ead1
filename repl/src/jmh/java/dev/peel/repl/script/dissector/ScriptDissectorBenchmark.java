package dev.peel.repl.script.dissector;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Tape;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.Warmup;

/** What a frame with a message costs that nobody reads, that a dissector in Java reads, and that the same one in JavaScript reads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScriptDissectorBenchmark {
    private static final int FRAMES = 4096;
    private static final Path SCRIPT = Path.of("examples", "dissector-js", "parley.js"); // bench/jmh runs at the top

    /** Who reads the messages. */
    @Param({"nobody", "java", "javascript"})
    public String reader;

    /** What is asked of them: their fields and those of TCP's ports, or all that a tree shows. */
    @Param({"fields", "tree"})
    public String asked;

    private final FrameBatch frames = TalkFrames.parley(FRAMES);
    private final List<CaptureInterface> interfaces = List.of(TalkFrames.INTERFACE);
    private final Tape tape = new Tape();
    private Registry registry;
    private Demand demand;

    /** Decides who reads, and asks. */
    @Setup
    public void load() {
        registry = switch (reader) {
            case "java" -> Loaded.of(List.of(new ParleyDissector())).registry();
            case "javascript" -> Loaded.file(SCRIPT).registry();
            default -> Loaded.with(List.of());
        };
        List<Field> fields = Stream.of("tcp.port", "data.len", "parley.kind", "parley.length", "parley.text")
                .flatMap(name -> registry.fields(name).stream())
                .toList();
        demand = asked.equals("tree") ? Demand.everything(registry) : Demand.of(registry, fields);
    }

    /** {@return how many entries were noted} */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long dissect() {
        Engine engine = new Engine(registry, demand, Limits.DEFAULT);
        long entries = 0;
        for (int i = 0; i < FRAMES; i++) {
            tape.clear();
            engine.dissect(frames, i, interfaces, tape);
            entries += tape.size();
        }
        return entries;
    }
}
