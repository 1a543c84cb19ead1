package dev.peel.core.filter;

import dev.peel.core.packet.Packet;

/** Holds where any or all of a term's values are related to those of another as they should be; never where either has none. */
abstract class Related extends Condition {
    // Hot path: no allocation per packet; watched by FilterBenchmark.

    private final Operand left;
    private final boolean all;
    final Row leftRow = new Row();

    Related(Operand left, Quantifier quantifier) {
        this.left = left;
        all = quantifier == Quantifier.ALL;
    }

    @Override
    final boolean holds(Packet packet) {
        leftRow.clear();
        left.load(packet, leftRow);
        if (leftRow.count == 0 || !prepare(packet)) {
            return false;
        }
        for (int i = 0; i < leftRow.count; i++) {
            if (holdsFor(i, all) != all) {
                return !all;
            }
        }
        return all;
    }

    /** {@return whether there is something to relate to in {@code packet}} */
    abstract boolean prepare(Packet packet);

    /** {@return whether value {@code i} is related to any, or to all, of what it is related to} */
    abstract boolean holdsFor(int i, boolean toAll);

    /** Values that the left ones are related to; those of a constant are read once. */
    static final class Right {
        final Row row = new Row();
        private final Operand operand;
        private final boolean isConstant;
        private boolean isLoaded;

        Right(Operand operand) {
            this.operand = operand;
            isConstant = operand.isConstant();
        }

        boolean load(Packet packet) {
            if (!isConstant || !isLoaded) {
                row.clear();
                operand.load(packet, row);
                isLoaded = true;
            }
            return row.count > 0;
        }
    }

    /** Relates by order. */
    static final class Compared extends Related {
        private final Right right;
        private final Order order;
        private final Comparison comparison;

        Compared(Operand left, Operand right, Order order, Comparison comparison, Quantifier quantifier) {
            super(left, quantifier);
            this.right = new Right(right);
            this.order = order;
            this.comparison = comparison;
        }

        @Override
        boolean prepare(Packet packet) {
            return right.load(packet);
        }

        @Override
        boolean holdsFor(int i, boolean toAll) {
            for (int j = 0; j < right.row.count; j++) {
                if (comparison.holds(order.compare(leftRow, i, right.row, j)) != toAll) {
                    return !toAll;
                }
            }
            return toAll;
        }
    }

    /** Relates bytes to bytes that they contain; nothing contains what is empty, as in Wireshark. */
    static final class Containing extends Related {
        private final Right right;

        Containing(Operand left, Operand right, Quantifier quantifier) {
            super(left, quantifier);
            this.right = new Right(right);
        }

        @Override
        boolean prepare(Packet packet) {
            return right.load(packet);
        }

        @Override
        boolean holdsFor(int i, boolean toAll) {
            for (int j = 0; j < right.row.count; j++) {
                if (contains(i, j) != toAll) {
                    return !toAll;
                }
            }
            return toAll;
        }

        private boolean contains(int i, int j) {
            int sought = right.row.lengths[j];
            if (sought == 0) {
                return false;
            }
            byte[] array = leftRow.arrays[i];
            byte[] other = right.row.arrays[j];
            int start = right.row.starts[j];
            byte first = other[start];
            int last = leftRow.starts[i] + leftRow.lengths[i] - sought;
            for (int at = leftRow.starts[i]; at <= last; at++) {
                if (array[at] == first && isAt(array, at, other, start, sought)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isAt(byte[] array, int at, byte[] other, int start, int length) {
            for (int k = 1; k < length; k++) {
                if (array[at + k] != other[start + k]) {
                    return false;
                }
            }
            return true;
        }
    }
}
