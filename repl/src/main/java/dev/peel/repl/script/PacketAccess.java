package dev.peel.repl.script;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets by capture and number: the current one of a pass from the tape of the pass, any other by repeating its conversation.
 *
 * <p>Used by the session's thread.
 */
final class PacketAccess {
    // Hot path: reading a number of the current packet allocates little.

    private static final int READ_AGAIN = 3; // packets of a pass that are repeated before the pass decodes everything

    private final Registry registry;
    private final Demand everything;
    private final OpenCaptures captures;
    private final Passes passes;
    private final CopyCache copies;
    private final BuiltPackets built;
    private @Nullable PacketPass repeating;
    private int repeated;

    /** Makes something of a packet. */
    @FunctionalInterface
    interface Use<T> {
        /** {@return what is made of {@code packet}, which is valid during this call only} */
        T of(Packet packet) throws IOException;
    }

    PacketAccess(Registry registry, OpenCaptures captures, Passes passes, BuiltPackets built, CopyCache copies) {
        this.registry = registry;
        everything = Demand.everything(registry);
        this.captures = captures;
        this.passes = passes;
        this.built = built;
        this.copies = copies;
    }

    /** {@return the values of {@code fields} in packet {@code number} of capture {@code capture}, in its order} */
    List<Object> values(int capture, long number, List<Field> fields) throws IOException {
        PacketPass pass = capture == BuiltPackets.CAPTURE ? null : passes.at(captures.get(capture), number);
        if (pass == null) {
            return copy(capture, number).values(fields);
        }
        Packet packet = pass.packet(fields);
        Tape tape = packet.tape();
        List<Object> values = new ArrayList<>(1);
        for (int i = packet.from(); i < packet.to(); i++) {
            int id = tape.fieldId(i);
            for (Field field : fields) {
                if (field.id() == id) {
                    values.add(FieldValue.of(packet, i, field));
                }
            }
        }
        return values;
    }

    /** {@return whether packet {@code number} of capture {@code capture} has one of {@code fields}} */
    boolean has(int capture, long number, List<Field> fields) throws IOException {
        PacketPass pass = capture == BuiltPackets.CAPTURE ? null : passes.at(captures.get(capture), number);
        return pass == null ? !copy(capture, number).values(fields).isEmpty() : pass.has(fields);
    }

    /** {@return what {@code use} makes of a packet on whose tape are {@code fields}, at least} */
    <T> T with(int capture, long number, List<Field> fields, Use<T> use) throws IOException {
        PacketPass pass = capture == BuiltPackets.CAPTURE ? null : passes.at(captures.get(capture), number);
        if (pass != null) {
            return use.of(pass.packet(fields));
        }
        return repeat(capture, number, Demand.of(registry, fields), use);
    }

    /** {@return what {@code use} makes of a packet on whose tape is everything} */
    <T> T whole(int capture, long number, Use<T> use) throws IOException {
        PacketPass pass = capture == BuiltPackets.CAPTURE ? null : passes.at(captures.get(capture), number);
        if (pass != null && isWorthReading(pass)) {
            return use.of(pass.wholePacket());
        }
        return repeat(capture, number, everything, use);
    }

    /** One packet of a pass is had sooner by repeating its conversation than by reading the capture again up to it; many are not. */
    private boolean isWorthReading(PacketPass pass) {
        repeated = pass == repeating ? repeated + 1 : 1;
        repeating = pass;
        return repeated > READ_AGAIN;
    }

    private PacketCopy copy(int capture, long number) throws IOException {
        PacketCopy known = copies.get(capture, number);
        if (known != null) {
            return known;
        }
        PacketCopy copied = repeat(capture, number, everything, packet -> new PacketCopy(registry, packet));
        copies.put(capture, number, copied);
        return copied;
    }

    private <T> T repeat(int capture, long number, Demand demand, Use<T> use) throws IOException {
        List<T> made = new ArrayList<>(1);
        if (capture == BuiltPackets.CAPTURE) {
            return built.with(number, demand, use);
        }
        captures.get(capture).index().packet(number, demand, packet -> made.add(use.of(packet)));
        return made.get(0);
    }
}
