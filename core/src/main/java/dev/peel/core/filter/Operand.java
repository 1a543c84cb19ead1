package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import org.jspecify.annotations.Nullable;

/** A checked term: something that has values of one type in a packet. Holds what it works with; one thread at a time. */
abstract class Operand {
    private final FieldType type;

    Operand(FieldType type) {
        this.type = type;
    }

    /** {@return the type of the values} */
    final FieldType type() {
        return type;
    }

    /** Adds the values in {@code packet} to {@code out}, which was cleared. */
    abstract void load(Packet packet, Row out);

    /** {@return whether the values are the same in every packet} */
    boolean isConstant() {
        return false;
    }

    /** {@return whether the values are some bytes of others, which may be compared with bytes of any kind} */
    boolean isSlice() {
        return false;
    }

    /** {@return whether the values are computed from numbers, so that a filter may ask for those other than 0} */
    boolean isComputed() {
        return false;
    }

    /** {@return how many bits of an address count in comparisons, negative for all} */
    int prefix() {
        return -1;
    }

    /** {@return the field whose names of numbers apply, null where there is none} */
    @Nullable
    Field field() {
        return null;
    }
}
