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

/** What a message costs that a dissector in Java reads, and that the same one in JavaScript reads; and what others' traffic costs beside it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 6, time = 5)
@Measurement(iterations = 5, time = 2)
public class ScriptDissectorBenchmark {
    private static final int FRAMES = 512;
    private static final String RECOGNIZING = """
            dissector({
              name: "toy", title: "Toy", heuristics: ["udp.port"], signature: { bytes: [{ at: 4, hex: "2112a442" }] },
              fields: { kind: u8("toy.kind", "Kind") },
              recognizes: b => b.u8(0) < 4,
              dissect(d, f) { d.u8(f.kind); },
            });
            """;
    private static final Path SCRIPT = Path.of("examples", "dissector-js", "parley.js"); // bench/jmh runs at the top

    /** Who reads the messages; a script that recognizes its own by a signature reads none of these. */
    @Param({"nobody", "java", "javascript", "recognizing"})
    public String reader;

    private final FrameBatch messages = TalkFrames.parley(FRAMES);
    private final FrameBatch others = TalkFrames.datagrams(FRAMES);
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
            case "recognizing" -> Loaded.script(RECOGNIZING).registry();
            default -> Loaded.with(List.of());
        };
        List<Field> fields = Stream.of("udp.port", "parley.kind", "parley.length", "parley.text", "toy.kind")
                .flatMap(name -> registry.fields(name).stream())
                .toList();
        demand = Demand.of(registry, fields);
    }

    /** {@return how many entries were noted, of messages} */
    @Benchmark
    @OperationsPerInvocation(FRAMES * TalkFrames.MESSAGES)
    public long messages() {
        return dissect(messages);
    }

    /** {@return how many entries were noted, of datagrams that are nobody's} */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long others() {
        return dissect(others);
    }

    private long dissect(FrameBatch frames) {
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
