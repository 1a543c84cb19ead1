package dev.peel.core.filter;

import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.List;

/** A checked filter, or a part of one. Holds what it works with; one thread at a time. */
abstract class Condition {
    // Hot path: no allocation per packet; watched by FilterBenchmark.

    /** {@return whether {@code packet} is as it should be} */
    abstract boolean holds(Packet packet);

    /** {@return a condition that holds where all {@code parts} hold} */
    static Condition every(List<Condition> parts) {
        return new Joined(parts, false);
    }

    /** {@return a condition that holds where one of {@code parts} holds} */
    static Condition some(List<Condition> parts) {
        return new Joined(parts, true);
    }

    private static final class Joined extends Condition {
        private final Condition[] parts;
        private final boolean decisive;

        Joined(List<Condition> parts, boolean decisive) {
            this.parts = parts.toArray(Condition[]::new);
            this.decisive = decisive;
        }

        @Override
        boolean holds(Packet packet) {
            for (Condition part : parts) {
                if (part.holds(packet) == decisive) {
                    return decisive;
                }
            }
            return !decisive;
        }
    }

    /** Holds where an odd number of parts hold. */
    static final class Odd extends Condition {
        private final Condition[] parts;

        Odd(List<Condition> parts) {
            this.parts = parts.toArray(Condition[]::new);
        }

        @Override
        boolean holds(Packet packet) {
            boolean odd = false;
            for (Condition part : parts) {
                odd ^= part.holds(packet);
            }
            return odd;
        }
    }

    /** Holds where the part does not. */
    static final class Not extends Condition {
        private final Condition part;

        Not(Condition part) {
            this.part = part;
        }

        @Override
        boolean holds(Packet packet) {
            return !part.holds(packet);
        }
    }

    /** Holds for every packet. */
    static final class Always extends Condition {
        @Override
        boolean holds(Packet packet) {
            return true;
        }
    }

    /** Holds where a field is there. */
    static final class Present extends Condition {
        private final FieldOperand field;

        Present(FieldOperand field) {
            this.field = field;
        }

        @Override
        boolean holds(Packet packet) {
            Tape tape = packet.tape();
            int to = packet.to();
            for (int i = packet.from(); i < to; i++) {
                if (field.wants(tape.fieldId(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Holds where a term has a value. */
    static final class HasValue extends Condition {
        private final Operand operand;
        private final Row row = new Row();

        HasValue(Operand operand) {
            this.operand = operand;
        }

        @Override
        boolean holds(Packet packet) {
            row.clear();
            operand.load(packet, row);
            return row.count > 0;
        }
    }

    /** Holds where a term has a value other than 0. */
    static final class NotZero extends Condition {
        private final Operand operand;
        private final Row row = new Row();

        NotZero(Operand operand) {
            this.operand = operand;
        }

        @Override
        boolean holds(Packet packet) {
            row.clear();
            operand.load(packet, row);
            boolean isBytes = Types.isBytes(operand.type());
            for (int i = 0; i < row.count; i++) {
                if (isBytes ? hasBits(i) : row.numbers[i] != 0) {
                    return true;
                }
            }
            return false;
        }

        private boolean hasBits(int i) {
            for (int at = 0; at < row.lengths[i]; at++) {
                if (row.arrays[i][row.starts[i] + at] != 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
