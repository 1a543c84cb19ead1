package dev.peel.core.packet;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Notes the fields of packets and looks at them; times are per field. Run with {@code -prof gc}: nothing may be allocated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TapeBenchmark {
    private static final int PACKETS = 1_000;
    private static final int FIELDS = 45;
    private static final int GROUP = 9; // fields below each heading

    private static final Field NUMBER = Field.uint("tapebenchmark.number", 16, "Number");
    private static final Protocol PROTOCOL = Protocol.of("tapebenchmark", "Benchmark", "Benchmark", NUMBER);

    private final byte[] frame = new byte[1_514];
    private final Tape tape = new Tape();

    /** {@return the size of the tape} */
    @Benchmark
    @OperationsPerInvocation(PACKETS * FIELDS)
    public int note() {
        tape.clear();
        for (int packet = 0; packet < PACKETS; packet++) {
            int source = tape.addSource(frame, 0, frame.length);
            for (int group = 0; group < FIELDS; group += GROUP) {
                int heading = tape.add(PROTOCOL.field(), 0, source, group, 0, 0);
                tape.open(heading);
                for (int i = 1; i < GROUP; i++) {
                    tape.add(NUMBER, 0, source, group + i, 2, i);
                }
                tape.setLength(heading, GROUP);
                tape.close(heading);
            }
        }
        return tape.size();
    }

    /** {@return the sum of the values of one field} */
    @Benchmark
    @OperationsPerInvocation(PACKETS * FIELDS)
    public long noteAndRead() {
        note();
        long sum = 0;
        for (int i = 0; i < tape.size(); i++) {
            if (tape.fieldId(i) == NUMBER.id()) {
                sum += tape.value(i);
            }
        }
        return sum;
    }
}
