package dev.peel.core.flow;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finds the flows of packets; times are per packet. Run with {@code -prof gc}: finding may allocate nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FlowTableBenchmark {
    private static final int PACKETS = 1 << 18;
    private static final int BURST = 8; // packets of one flow that follow each other

    /** How many conversations there are. */
    @Param({"1000", "100000"})
    public int flows;

    private final FlowKey key = new FlowKey();
    private final int[] order = new int[PACKETS];
    private FlowTable table = new FlowTable(1, new FlowNumbers());

    /** Fills the table. */
    @Setup
    public void fill() {
        table = new FlowTable(flows, new FlowNumbers());
        Random random = new Random(1);
        for (int i = 0; i < PACKETS; i += BURST) {
            int flow = random.nextInt(flows);
            for (int j = i; j < i + BURST; j++) {
                order[j] = flow;
            }
        }
        find();
    }

    /** Begins the new flows' benchmark with an empty table. */
    @State(Scope.Thread)
    public static class Empty {
        private FlowTable table = new FlowTable(1, new FlowNumbers());

        /** Makes the table. */
        @Setup(Level.Invocation)
        public void make() {
            table = new FlowTable(PACKETS, new FlowNumbers());
        }
    }

    /** {@return the sum of the flows' numbers; each packet goes one of both ways} */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long find() {
        long sum = 0;
        for (int i = 0; i < PACKETS; i++) {
            sum += table.find(key(order[i], i), i).index();
        }
        return sum;
    }

    /** {@return how many flows there are when every packet starts one} */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public int add(Empty empty) {
        for (int i = 0; i < PACKETS; i++) {
            empty.table.find(key(i, 0), i);
        }
        return empty.table.size();
    }

    private FlowKey key(int flow, int packet) {
        int client = 0x0a000000 + flow / 100;
        int port = 32_768 + flow % 100;
        if ((packet & 1) == 0) {
            key.ipv4(client, 0xc0000201);
            key.ports(Transport.TCP, port, 443);
        } else {
            key.ipv4(0xc0000201, client);
            key.ports(Transport.TCP, 443, port);
        }
        return key;
    }
}
