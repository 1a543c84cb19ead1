package dev.peel.core.dissect;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Tape;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads layers of 16 fields within each other, as the demand asks; times are per layer. Run with {@code -prof gc}: nothing may be
 * allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DissectionBenchmark {
    private static final int FRAMES = 1_000;
    private static final int LAYERS = 4;

    /** What is asked for: every field, one of them, or only the number of the frame. */
    @Param({"all", "one", "none"})
    public String asked;

    private final FrameBatch batch = new FrameBatch(FRAMES * Layer.LENGTH * LAYERS, FRAMES);
    private final Tape tape = new Tape();
    private List<CaptureInterface> interfaces = List.of();
    private Engine engine;

    /** Makes the frames and the engine. */
    @Setup
    public void make() {
        interfaces = List.of(CaptureInterface.of(147));
        batch.reset(1);
        for (int i = 0; i < FRAMES; i++) {
            int length = Layer.LENGTH * LAYERS;
            batch.add(i * length, length, length, 0, i, 0);
        }
        Registry registry = Registry.of(List.of(new Layer()));
        engine = new Engine(registry, demand(registry), Limits.DEFAULT);
    }

    private Demand demand(Registry registry) {
        return switch (asked) {
            case "all" -> Demand.of(registry, List.of(Layer.NUMBER, Layer.FLAGS, Layer.PARTS[0], Layer.PARTS[1]));
            case "one" -> Demand.of(registry, List.of(Layer.FLAGS));
            default -> Demand.of(registry, registry.fields("frame.number"));
        };
    }

    /** {@return how many entries there are} */
    @Benchmark
    @OperationsPerInvocation(FRAMES * LAYERS)
    public int dissect() {
        tape.clear();
        for (int i = 0; i < FRAMES; i++) {
            engine.dissect(batch, i, interfaces, tape);
        }
        return tape.size();
    }

    private static final class Layer implements Dissector {
        static final Field NUMBER = Field.uint("dissectionbenchmark.number", 16, "Number");
        static final Field FLAGS = Field.uint("dissectionbenchmark.flags", 8, "Flags");
        static final Field[] PARTS = {
            Field.flag("dissectionbenchmark.flags.a", 8, 0x80, "A"),
            Field.flag("dissectionbenchmark.flags.b", 8, 1, "B")
        };
        static final int LENGTH = 26; // bytes

        private static final Protocol PROTOCOL =
                Protocol.of("dissectionbenchmark", "Benchmark", "Benchmark", NUMBER, FLAGS, PARTS[0], PARTS[1]);
        private static final Table NEXT = Table.of("dissectionbenchmark.next");

        @Override
        public Protocol protocol() {
            return PROTOCOL;
        }

        @Override
        public void register(Registrar registrar) {
            registrar.table(NEXT);
            registrar.bind("wtap_encap", 45, this);
            registrar.bind(NEXT.name(), 0, this);
        }

        @Override
        public void dissect(Dissection d) {
            for (int i = 0; i < 12; i++) {
                d.u16(NUMBER);
            }
            d.bits(FLAGS, PARTS);
            int next = d.u8();
            if (d.remaining() > 0) {
                d.next(NEXT, next);
            }
        }
    }
}
