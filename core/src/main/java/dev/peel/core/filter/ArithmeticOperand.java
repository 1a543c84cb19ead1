package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;

/**
 * What is computed of two terms, of each value of one with each of the other.
 *
 * <p>The left value says whether both are taken as signed. What does not fit the type, and division by 0, has no value; an unsigned
 * difference may be negative.
 */
final class ArithmeticOperand extends Operand {
    private static final long LARGEST_UNSIGNED = 0xffffffffL;

    private final Operation operation;
    private final Operand left;
    private final Operand right;
    private final Row leftRow = new Row();
    private final Row rightRow = new Row();

    ArithmeticOperand(Operation operation, Operand left, Operand right) {
        super(left.type());
        this.operation = operation;
        this.left = left;
        this.right = right;
    }

    @Override
    boolean isConstant() {
        return left.isConstant() && right.isConstant();
    }

    @Override
    boolean isComputed() {
        return true;
    }

    @Override
    void load(Packet packet, Row out) {
        leftRow.clear();
        left.load(packet, leftRow);
        if (leftRow.count == 0) {
            return;
        }
        rightRow.clear();
        right.load(packet, rightRow);
        for (int i = 0; i < leftRow.count; i++) {
            for (int j = 0; j < rightRow.count; j++) {
                if (Types.isBytes(type())) {
                    bytes(i, j, out);
                } else if (type().isInteger() && !Types.isWide(type())) {
                    narrow(leftRow.numbers[i], leftRow.signed[i], rightRow.numbers[j], out);
                } else {
                    wide(leftRow.numbers[i], leftRow.signed[i], rightRow.numbers[j], out);
                }
            }
        }
    }

    private void narrow(long one, boolean signed, long other, Row out) {
        long second = signed ? (int) other : other & LARGEST_UNSIGNED;
        if (second == 0 && (operation == Operation.DIVIDE || operation == Operation.REMAINDER)) {
            return;
        }
        long result =
                switch (operation) {
                    case ADD -> one + second;
                    case SUBTRACT -> one - second;
                    case MULTIPLY -> one * second;
                    case DIVIDE -> one / second;
                    case REMAINDER -> one % second;
                    case BITS -> signed ? one & second : one & second & LARGEST_UNSIGNED;
                };
        boolean isNegative = signed || operation == Operation.SUBTRACT && one < second;
        boolean fits = isNegative ? result == (int) result : (result & ~LARGEST_UNSIGNED) == 0;
        if (fits) {
            out.addNumber(result, isNegative);
        }
    }

    private void wide(long one, boolean signed, long other, Row out) {
        boolean divides = operation == Operation.DIVIDE || operation == Operation.REMAINDER;
        if (divides && (other == 0 || signed && one == Long.MIN_VALUE && other == -1)) {
            return;
        }
        long result =
                switch (operation) {
                    case ADD -> one + other;
                    case SUBTRACT -> one - other;
                    case MULTIPLY -> one * other;
                    case DIVIDE -> signed ? one / other : Long.divideUnsigned(one, other);
                    case REMAINDER -> signed ? one % other : Long.remainderUnsigned(one, other);
                    case BITS -> one & other;
                };
        boolean isNegative = operation == Operation.SUBTRACT && !signed && Long.compareUnsigned(one, other) < 0;
        boolean fits =
                signed ? fitsSigned(one, other, result) : isNegative ? result < 0 : fitsUnsigned(one, other, result);
        if (fits) {
            out.addNumber(result, signed || isNegative);
        }
    }

    private boolean fitsSigned(long one, long other, long result) {
        return switch (operation) {
            case ADD -> ((one ^ result) & (other ^ result)) >= 0;
            case SUBTRACT -> ((one ^ other) & (one ^ result)) >= 0;
            case MULTIPLY -> Math.multiplyHigh(one, other) == result >> Long.SIZE - 1;
            case DIVIDE, REMAINDER, BITS -> true;
        };
    }

    private boolean fitsUnsigned(long one, long other, long result) {
        return switch (operation) {
            case ADD -> Long.compareUnsigned(result, one) >= 0;
            case MULTIPLY -> one == 0 || Long.divideUnsigned(result, one) == other;
            case SUBTRACT, DIVIDE, REMAINDER, BITS -> true;
        };
    }

    private void bytes(int i, int j, Row out) {
        int length = Math.min(leftRow.lengths[i], rightRow.lengths[j]);
        int from = out.reserve(length);
        for (int at = 0; at < length; at++) {
            int one = leftRow.arrays[i][leftRow.starts[i] + at];
            int other = rightRow.arrays[j][rightRow.starts[j] + at];
            out.scratch()[from + at] = (byte) (one & other);
        }
        out.keep(from, from + length);
    }

    /** {@return {@code value} with the other sign} */
    static Operand negative(Operand value) {
        return new Negative(value);
    }

    private static final class Negative extends Operand {
        private final Operand value;
        private final Row row = new Row();

        Negative(Operand value) {
            super(value.type());
            this.value = value;
        }

        @Override
        boolean isConstant() {
            return value.isConstant();
        }

        @Override
        boolean isComputed() {
            return true;
        }

        @Override
        void load(Packet packet, Row out) {
            row.clear();
            value.load(packet, row);
            boolean isNarrow = type() != FieldType.RELATIVE_TIME && !Types.isWide(type());
            for (int i = 0; i < row.count; i++) {
                long negative = -row.numbers[i];
                boolean fits = isNarrow ? negative == (int) negative : row.numbers[i] != Long.MIN_VALUE;
                if (fits) {
                    out.addNumber(negative, true);
                }
            }
        }
    }
}
