package dev.peel.dissectors;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Counters;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamRules;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Frames given as hexadecimal text, dissected one after the other on one engine with all dissectors: for tests.
 *
 * <pre>{@code
 * Packets packets = Packets.of("""
 *         00 00 5e 00 53 01  00 00 5e 00 53 02  08 00   # Ethernet
 *         45 00 00 1c ...                               # IPv4
 *         """);
 *
 * assertThat(packets.field("ip.src")).containsExactly("192.0.2.1");
 * }</pre>
 *
 * <p>White space counts for nothing, and {@code #} starts a comment. A dissector that throws is an {@link AssertionError}.
 */
public final class Packets {
    /** LINKTYPE_ETHERNET. */
    public static final int ETHERNET = 1;
    /** LINKTYPE_RAW. */
    public static final int RAW_IP = 101;

    private static final Registry REGISTRY = Registry.load();

    private final Engine engine;
    private final Tape tape;
    private final TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
    private final List<Integer> starts;
    private final int from;
    private final int to;

    private Packets(Engine engine, Tape tape, List<Integer> starts, int from, int to) {
        this.engine = engine;
        this.tape = tape;
        this.starts = starts;
        this.from = from;
        this.to = to;
    }

    /** {@return the packets of Ethernet frames} */
    public static Packets of(String... frames) {
        return linked(ETHERNET, frames);
    }

    /** {@return the packets of frames of another encapsulation, a LINKTYPE number such as 101, raw IP} */
    public static Packets linked(int linkType, String... frames) {
        List<byte[]> bytes = new ArrayList<>();
        for (String frame : frames) {
            bytes.add(hex(frame));
        }
        return linked(linkType, Limits.DEFAULT, bytes);
    }

    /** {@return the packets of frames, dissected within {@code limits}} */
    public static Packets linked(int linkType, Limits limits, List<byte[]> frames) {
        return dissect(batch(frames), linkType, limits, StreamRules.THOROUGH);
    }

    /** {@return the packets of frames, for a user who has {@code preferences}, by name, as they are typed} */
    public static Packets preferring(Map<String, String> preferences, int linkType, List<byte[]> frames) {
        Registry registry = REGISTRY.preferring(preferences);
        return dissect(registry, batch(frames), linkType, Limits.DEFAULT, Demand.everything(registry));
    }

    private static FrameBatch batch(List<byte[]> frames) {
        FrameBatch batch = new FrameBatch(1 << 16, frames.size());
        batch.reset(1);
        int used = 0;
        for (byte[] frame : frames) {
            System.arraycopy(frame, 0, batch.ensureBytes(used + frame.length), used, frame.length);
            batch.add(used, frame.length, frame.length, 0, batch.count(), 0);
            used += frame.length;
        }
        return batch;
    }

    /** {@return the packets of frames without link layer, read as Wireshark reads streams} */
    static Packets asWireshark(List<byte[]> frames) {
        return dissect(batch(frames), RAW_IP, Limits.DEFAULT, StreamRules.WIRESHARK);
    }

    /**
     * {@return the packets of frames without link layer}
     *
     * @param nanoseconds when each was captured, since 1970
     */
    public static Packets timed(List<byte[]> frames, List<Long> nanoseconds, Limits limits) {
        FrameBatch batch = new FrameBatch(1 << 16, frames.size());
        batch.reset(1);
        int used = 0;
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            System.arraycopy(frame, 0, batch.ensureBytes(used + frame.length), used, frame.length);
            long second = nanoseconds.get(i) / 1_000_000_000;
            batch.add(used, frame.length, frame.length, 0, second, (int) (nanoseconds.get(i) % 1_000_000_000));
            used += frame.length;
        }
        return dissect(batch, RAW_IP, limits, StreamRules.THOROUGH);
    }

    /** {@return the packet of an Ethernet frame of {@code length} bytes, of which the capture has only {@code frame}} */
    public static Packets cut(int length, String frame) {
        byte[] bytes = hex(frame);
        FrameBatch batch = new FrameBatch(bytes.length, 1);
        batch.reset(1);
        System.arraycopy(bytes, 0, batch.bytes(), 0, bytes.length);
        batch.add(0, bytes.length, length, 0, 0, 0);
        return dissect(batch, ETHERNET, Limits.DEFAULT, StreamRules.THOROUGH);
    }

    /** {@return the bytes that {@code text} gives in hexadecimal; white space and comments from {@code #} on count for nothing} */
    public static byte[] hex(String text) {
        return HexFormat.of()
                .parseHex(text.replaceAll("#.*", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT));
    }

    /** {@return the packets of frames, of which nothing but a field is asked for} */
    public static Packets asking(int linkType, String field, List<byte[]> frames) {
        return dissect(batch(frames), linkType, Limits.DEFAULT, Demand.of(REGISTRY, known(field)));
    }

    private static Packets dissect(FrameBatch batch, int linkType, Limits limits, StreamRules rules) {
        return dissect(batch, linkType, limits, Demand.everything(REGISTRY).streams(rules));
    }

    private static Packets dissect(FrameBatch batch, int linkType, Limits limits, Demand demand) {
        return dissect(REGISTRY, batch, linkType, limits, demand);
    }

    private static Packets dissect(Registry registry, FrameBatch batch, int linkType, Limits limits, Demand demand) {
        Engine engine = new Engine(registry, demand, limits);
        Tape tape = new Tape();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            starts.add(engine.dissect(batch, i, List.of(capturedFrom(linkType)), tape));
        }
        starts.add(tape.size());
        if (!engine.failures().isEmpty()) {
            throw new AssertionError("a dissector failed: " + engine.failures());
        }
        return new Packets(engine, tape, starts, 0, tape.size());
    }

    /** {@return an interface that captures frames of {@code linkType}} */
    public static CaptureInterface capturedFrom(int linkType) {
        return CaptureInterface.of(linkType);
    }

    /** {@return the registry of all dissectors} */
    public static Registry registry() {
        return REGISTRY;
    }

    /** {@return only the packet of frame {@code number}, from 1} */
    public Packets frame(int number) {
        return new Packets(engine, tape, starts, starts.get(number - 1), starts.get(number));
    }

    /**
     * {@return the values of a field, or of all that share an alias, in the order of the tape, as {@code -T fields} prints them;
     * empty where no packet has it}
     */
    public List<String> field(String name) {
        List<Field> asked = known(name);
        List<String> values = new ArrayList<>();
        entries(i -> {
            if (asked.contains(fieldOf(i))) {
                values.add(value(i));
            }
        });
        return values;
    }

    /** {@return the value of a field that there is exactly once} */
    public String only(String name) {
        List<String> values = field(name);
        if (values.size() != 1) {
            throw new AssertionError(name + " has not one value but " + values + " in\n" + tree());
        }
        return values.get(0);
    }

    /** {@return whether any packet has the field} */
    public boolean has(String name) {
        return !field(name).isEmpty();
    }

    /** {@return the bytes that each entry of a field covers, in hexadecimal} */
    public List<String> bytes(String name) {
        List<Field> asked = known(name);
        List<String> bytes = new ArrayList<>();
        entries(i -> {
            if (asked.contains(fieldOf(i))) {
                int source = tape.source(i);
                int start = tape.sourceStart(source) + tape.offset(i);
                bytes.add(HexFormat.of().formatHex(tape.sourceArray(source), start, start + tape.availableLength(i)));
            }
        });
        return bytes;
    }

    /** {@return the layers of the packets, such as {@code eth:ethertype:ip:udp:data}; of several packets the last} */
    public String protocols() {
        List<String> all = field("frame.protocols");
        return all.get(all.size() - 1);
    }

    /** {@return the one-line summary, tshark's Info column; of several packets the last} */
    public String info() {
        List<String> all = field("_ws.col.Info");
        return all.get(all.size() - 1);
    }

    /** {@return the text of each layer's line in the tree, without those of the frame itself} */
    public List<String> layers() {
        List<String> texts = new ArrayList<>();
        entries(i -> {
            Field field = fieldOf(i);
            if (field.type() == FieldType.PROTOCOL && !tape.isHidden(i) && !isEngines(field)) {
                texts.add(line(i, field));
            }
        });
        return texts;
    }

    /** {@return the tree: a line for each field, with four blanks for each level} */
    public String tree() {
        StringBuilder text = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        entries(i -> {
            ends.removeIf(end -> end <= i);
            if (!tape.isHidden(i)) {
                Field field = fieldOf(i);
                text.append("    ".repeat(ends.size()));
                text.append(tape.isGenerated(i) ? "[" + line(i, field) + "]" : line(i, field));
                text.append('\n');
            }
            ends.add(tape.end(i));
        });
        return text.toString();
    }

    /** {@return what went wrong in the packets} */
    public Counters counters() {
        return engine.counters();
    }

    /** {@return the engine that dissected the packets} */
    public Engine engine() {
        return engine;
    }

    @Override
    public String toString() {
        return tree();
    }

    private static List<Field> known(String name) {
        List<Field> fields = REGISTRY.fields(name);
        if (fields.isEmpty()) {
            throw new AssertionError("no field is called " + name);
        }
        return fields;
    }

    private static boolean isEngines(Field field) {
        return field.abbreviation().equals("frame") || field.abbreviation().startsWith("_ws.");
    }

    private String line(int i, Field field) {
        String text = tape.text(i);
        if (text != null) {
            return text;
        }
        return switch (field.type()) {
            case PROTOCOL, NONE -> field.label();
            default -> field.label() + ": " + value(i);
        };
    }

    private Field fieldOf(int i) {
        return REGISTRY.field(tape.fieldId(i));
    }

    private String value(int i) {
        text.truncate(0);
        ValueText.append(text, tape, i, fieldOf(i));
        return text.toString();
    }

    private void entries(IntConsumer each) {
        for (int i = from; i < to; i++) {
            each.accept(i);
        }
    }
}
