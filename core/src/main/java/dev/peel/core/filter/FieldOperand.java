package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of the fields that a name stands for, in the order of the tape. */
class FieldOperand extends Operand {
    // Hot path: no allocation per packet; watched by FilterBenchmark.

    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long LAST_SECOND = Long.MAX_VALUE / BILLION - 1;

    private final boolean[] wanted;
    private final Field first;
    private final boolean withPayload;

    /**
     * Makes an operand of {@code fields}, at least one; all are of types that are read alike.
     *
     * @param withPayload whether the bytes of a protocol are its payload too
     */
    FieldOperand(List<Field> fields, boolean withPayload) {
        super(fields.get(0).type());
        this.withPayload = withPayload;
        first = fields.get(0);
        wanted = new boolean[Field.idCount()];
        fields.forEach(field -> wanted[field.id()] = true);
    }

    @Override
    final Field field() {
        return first;
    }

    @Override
    void load(Packet packet, Row out) {
        Tape tape = packet.tape();
        int to = packet.to();
        for (int i = packet.from(); i < to; i++) {
            if (wanted[tape.fieldId(i)]) {
                add(tape, i, out);
            }
        }
    }

    final boolean wants(int fieldId) {
        return wanted[fieldId];
    }

    final void add(Tape tape, int i, Row out) {
        Object object = tape.object(i);
        switch (type()) {
            case NONE -> out.addNumber(0, false);
            case BOOLEAN, CHAR, UINT8, UINT16, UINT24, UINT32, UINT64, FRAME_NUMBER, IPV4, ETHER -> {
                if (object == null) {
                    out.addNumber(tape.value(i), false);
                }
            }
            case INT32, INT64 -> {
                if (object == null) {
                    out.addNumber(tape.value(i), true);
                }
            }
            case ABSOLUTE_TIME, RELATIVE_TIME -> addTime(tape, i, object, out);
            case PROTOCOL, IPV6, BYTES, STRING, OID, GUID -> addBytes(tape, i, object, out);
        }
    }

    private static void addTime(Tape tape, int i, @Nullable Object object, Row out) {
        if (object == null) {
            out.addNumber(tape.value(i), true);
        } else if (object instanceof Instant instant) {
            out.addNumber(nanoseconds(instant.getEpochSecond(), instant.getNano()), true);
        } else if (object instanceof Duration span) {
            out.addNumber(nanoseconds(span.getSeconds(), span.getNano()), true);
        }
    }

    /** What is farther away than a long can tell is as far as it can tell. */
    static long nanoseconds(long seconds, int nanoseconds) {
        if (seconds > LAST_SECOND) {
            return Long.MAX_VALUE;
        }
        return seconds < -LAST_SECOND ? Long.MIN_VALUE : seconds * BILLION + nanoseconds;
    }

    private void addBytes(Tape tape, int i, @Nullable Object object, Row out) {
        if (object == null) {
            int source = tape.source(i);
            int length = tape.availableLength(i);
            if (withPayload && tape.value(i) > length) {
                length = (int) Math.min(tape.value(i), tape.sourceLength(source) - tape.offset(i));
            }
            out.addBytes(tape.sourceArray(source), tape.sourceStart(source) + tape.offset(i), Math.max(0, length));
        } else if (object instanceof byte[] bytes) {
            out.addBytes(bytes, 0, bytes.length);
        } else {
            out.addText(object.toString());
        }
    }

    /** {@return whether values of both types are read alike} */
    static boolean isReadAlike(FieldType one, FieldType other) {
        return Types.areAlike(one, other) && Types.isBytes(one) == Types.isBytes(other);
    }
}
