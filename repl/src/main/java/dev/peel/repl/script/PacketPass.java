package dev.peel.repl.script;

import dev.peel.core.capture.CaptureReader;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.FilterTest;
import dev.peel.core.tap.PacketStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pass over the packets of a capture that decodes what is asked for, and learns what that is on its way.
 *
 * <p>It begins with the fields of its filters. When a script reads a field of the current packet that was not asked for, the pass
 * starts again with that field too and goes, unseen by the script, up to the packet that it was at. Fields are learnt from the first
 * packets that have them, so the rest is read at full speed. Not thread-safe.
 */
final class PacketPass implements Closeable {
    private final ScriptCapture capture;
    private final List<FilterTest> filters;
    private final Set<Field> learnt;
    private final Runnable check;
    private Demand demand;
    private boolean isEverything;
    private @Nullable CaptureReader reader;
    private @Nullable PacketStream stream;
    private @Nullable Packet current;
    private long number;
    private boolean isOver;

    /**
     * Makes a pass, which reads nothing yet.
     *
     * @param filters those of a packet that is to be seen, all of them
     * @param learnt the fields that an earlier pass for the same purpose learnt; this one adds its own
     * @param check called now and then; throws where the script has to end
     */
    PacketPass(ScriptCapture capture, List<FilterTest> filters, Set<Field> learnt, Runnable check) {
        this.capture = capture;
        this.filters = List.copyOf(filters);
        this.learnt = learnt;
        this.check = check;
        filters.forEach(filter -> learnt.addAll(filter.fields()));
        demand = Demand.of(registry(), learnt).withLayers();
    }

    private Registry registry() {
        return capture.opening().registry();
    }

    /** {@return the capture that the pass goes over} */
    ScriptCapture capture() {
        return capture;
    }

    /** {@return what the engine of the pass decodes} */
    Demand demand() {
        return demand;
    }

    /** {@return the number of the current packet, 0 before the first and after the last} */
    long number() {
        return isOver ? 0 : number;
    }

    /** {@return the next packet's number, 0 when there is none} */
    long next() throws IOException {
        if (isOver) {
            return 0;
        }
        PacketStream packets = resumed();
        for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
            long at = packet.frames().firstNumber() + packet.frameIndex();
            if ((at & 0xff) == 0) {
                check.run();
            }
            if (passes(packet)) {
                current = packet;
                number = at;
                return at;
            }
        }
        end();
        return 0;
    }

    private boolean passes(Packet packet) {
        for (FilterTest filter : filters) {
            if (!filter.passes(packet)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the current packet, with {@code fields} asked for; valid until the pass goes on}
     *
     * @throws IOException when the capture cannot be read again
     */
    Packet packet(Collection<Field> fields) throws IOException {
        if (!isEverything && !learnt.containsAll(fields)) {
            learnt.addAll(fields);
            widen(Demand.of(registry(), learnt).withLayers());
        }
        return packet();
    }

    /**
     * {@return whether the current packet has one of {@code fields}}
     *
     * <p>A protocol is there when a layer of it was read for another of its fields; only where none was, every packet has to be looked
     * through for it.
     */
    boolean has(Collection<Field> fields) throws IOException {
        boolean isLearnt = isEverything || learnt.containsAll(fields);
        return isNoted(packet(), fields) || !isLearnt && isNoted(packet(fields), fields);
    }

    private static boolean isNoted(Packet packet, Collection<Field> fields) {
        for (Field field : fields) {
            if (packet.find(field.id()) >= 0) {
                return true;
            }
        }
        return false;
    }

    private Packet packet() throws IOException {
        resumed();
        Packet known = current;
        if (known == null) {
            throw new IllegalStateException("the pass is at no packet");
        }
        return known;
    }

    /** {@return the current packet with everything asked for; valid until the pass goes on} */
    Packet wholePacket() throws IOException {
        if (!isEverything) {
            isEverything = true;
            widen(Demand.everything(registry()));
        }
        return packet();
    }

    private void widen(Demand wider) {
        demand = wider;
        suspend();
    }

    /** {@return the stream, at the current packet: begun again where it was suspended} */
    private PacketStream resumed() throws IOException {
        PacketStream known = stream;
        if (known != null) {
            return known;
        }
        reader = capture.reader();
        Engine engine = new Engine(registry(), demand, capture.opening().limits());
        PacketStream begun = new PacketStream(reader, engine, capture.opening().threads());
        stream = begun;
        for (long at = 1; at <= number; at++) {
            current = begun.next();
            if ((at & 0xff) == 0) {
                check.run();
            }
        }
        return begun;
    }

    /** Gives back threads and memory; the pass can go on. */
    void suspend() {
        current = null;
        try {
            if (stream != null) {
                stream.close();
                stream = null;
            }
            if (reader != null) {
                reader.close();
                reader = null;
            }
        } catch (IOException unimportant) {
            reader = null; // what was to be read has been read
        }
    }

    private void end() {
        isOver = true;
        suspend();
    }

    @Override
    public void close() {
        end();
    }
}
