package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

/** Matches packets of 20 fields; times are per packet. Run with {@code -prof gc}: nothing may be allocated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {
    private static final int PACKETS = 1_000;
    private static final int FIELDS = 20;

    private static final Field PORT = Field.uint("filterbenchmark.port", 16, "Port");
    private static final Field ADDRESS = Field.ipv4("filterbenchmark.address", "Address");
    private static final Field TEXT = Field.text("filterbenchmark.text", "Text");
    private static final Field OTHER = Field.uint("filterbenchmark.other", 32, "Other");
    private static final Protocol PROTOCOL =
            Protocol.of("filterbenchmark", "Benchmark", "Benchmark", PORT, ADDRESS, TEXT, OTHER);

    /** The filter; names stand for fields of this benchmark. */
    @Param({
        "port",
        "port == 1",
        "port in {80, 443, 8000..8999}",
        "address == 10.0.0.0/8",
        "text contains \"peel\"",
        "text matches \"^w+\\\\.peel\"",
        "text[0:3] == \"ftp\"",
        "other % 7 == 8",
        "not port == 443 or other == 1 and address == 192.0.2.1"
    })
    public String filter;

    private final Tape tape = new Tape();
    private final Packet packet = new Packet();
    private PacketMatcher matcher;

    /** Notes the fields and compiles the filter. */
    @Setup
    public void note() {
        byte[] bytes = "www.example.com and more".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < PACKETS; i++) {
            int source = tape.addSource(bytes, 0, bytes.length);
            tape.add(PROTOCOL.field(), 0, source, 0, bytes.length, bytes.length);
            tape.add(PORT, 0, source, 0, 2, 40_000 + i % 1_000);
            tape.add(PORT, 0, source, 2, 2, 443);
            tape.add(ADDRESS, 0, source, 4, 4, 0xc0000201L + i);
            tape.add(TEXT, 0, source, 0, 15, 0);
            for (int rest = 5; rest < FIELDS; rest++) {
                tape.add(OTHER, 0, source, 0, 4, i + rest);
            }
        }
        String text = filter.replaceAll("\\b(port|address|text|other)\\b", "filterbenchmark.$1");
        matcher = Filter.compile(text, new Catalog()).matcher();
    }

    /** Matches all packets. */
    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public int match() {
        int matches = 0;
        for (int i = 0; i < PACKETS; i++) {
            matches += matcher.matches(packet.view(tape, i * FIELDS, (i + 1) * FIELDS)) ? 1 : 0;
        }
        return matches;
    }

    private static final class Catalog implements FieldCatalog {
        private static final List<Field> ALL = Stream.concat(Stream.of(PROTOCOL.field()), PROTOCOL.fields().stream())
                .toList();

        @Override
        public List<Protocol> protocols() {
            return List.of(PROTOCOL);
        }

        @Override
        public List<Field> fields(String name) {
            return ALL.stream()
                    .filter(field -> field.abbreviation().equals(name))
                    .toList();
        }

        @Override
        public Set<String> fieldNames() {
            return ALL.stream().map(Field::abbreviation).collect(Collectors.toSet());
        }
    }
}
