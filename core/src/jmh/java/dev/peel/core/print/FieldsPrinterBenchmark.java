package dev.peel.core.print;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

/** Prints packets of ten values each; times are per value. Run with {@code -prof gc}: nothing may be allocated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FieldsPrinterBenchmark {
    private static final int PACKETS = 1_000;
    private static final int VALUES = 10;

    /** The kind of value. */
    @Param({"decimal", "hexadecimal", "ipv4", "ipv6", "text", "bytes"})
    public String kind;

    private final Tape tape = new Tape();
    private final Packet packet = new Packet();
    private FieldsPrinter printer;

    /** Notes the values and makes the printer. */
    @Setup
    public void note() {
        Field field = Kinds.FIELDS.stream()
                .filter(one -> one.abbreviation().endsWith(kind))
                .findFirst()
                .orElseThrow();
        byte[] bytes = "www.example.com and more".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < PACKETS * VALUES; i++) {
            tape.add(field, 0, tape.addSource(bytes, 0, bytes.length), 0, 16, 0xc0000201L + i);
        }
        Registry registry = Registry.of(List.of(new Kinds()));
        TextBuffer out = new TextBuffer(OutputStream.nullOutputStream());
        printer = new FieldsPrinter(registry, List.of("frame.number", field.abbreviation()), FieldsFormat.DEFAULT, out);
    }

    /** Prints all packets. */
    @Benchmark
    @OperationsPerInvocation(PACKETS * VALUES)
    public void print() throws IOException {
        for (int i = 0; i < PACKETS; i++) {
            printer.packet(packet.view(tape, i * VALUES, (i + 1) * VALUES));
        }
    }

    private static final class Kinds implements Dissector {
        static final List<Field> FIELDS = List.of(
                Field.uint("printerbenchmark.decimal", 32, "Decimal"),
                Field.uint("printerbenchmark.hexadecimal", 32, "Hexadecimal").hex(),
                Field.ipv4("printerbenchmark.ipv4", "IPv4"),
                Field.ipv6("printerbenchmark.ipv6", "IPv6"),
                Field.text("printerbenchmark.text", "Text"),
                Field.bytes("printerbenchmark.bytes", "Bytes"));
        private static final Protocol PROTOCOL =
                Protocol.of("printerbenchmark", "Benchmark", "Benchmark", FIELDS.toArray(Field[]::new));

        @Override
        public Protocol protocol() {
            return PROTOCOL;
        }

        @Override
        public void register(Registrar registrar) {
            // Nothing leads here: the values are noted beforehand.
        }

        @Override
        public void dissect(Dissection d) {
            throw new UnsupportedOperationException("nothing leads here");
        }
    }
}
