package dev.peel.core.filter;

import dev.peel.core.bytes.AddressText;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;

/** What a function makes of each value of its argument. */
final class FunctionOperand extends Operand {
    // Hot path: texts are written to the row's scratch bytes.

    private static final int LONGEST_NUMBER = 20; // characters of a number of 64 bits, with a sign

    private final Function function;
    private final Operand argument;
    private final Row row = new Row();

    /** Makes an operand of {@code type}, the result of one of the functions that take one argument and give a value for each. */
    FunctionOperand(Function function, FieldType type, Operand argument) {
        super(type);
        this.function = function;
        this.argument = argument;
    }

    @Override
    void load(Packet packet, Row out) {
        row.clear();
        argument.load(packet, row);
        if (function == Function.COUNT) {
            if (row.count > 0) {
                out.addNumber(row.count, false);
            }
            return;
        }
        for (int i = 0; i < row.count; i++) {
            switch (function) {
                case LENGTH -> out.addNumber(length(i), false);
                case UPPER -> change(i, 'a', 'z', out);
                case LOWER -> change(i, 'A', 'Z', out);
                case ABSOLUTE -> absolute(i, out);
                default -> text(i, out);
            }
        }
    }

    private long length(int i) {
        var field = argument.field();
        return Types.isBytes(argument.type()) ? row.lengths[i] : field == null ? 0 : Types.numberLength(field);
    }

    /** Letters are those of ASCII: bytes of others are left as they are. */
    private void change(int i, char first, char last, Row out) {
        int length = row.lengths[i];
        int from = out.reserve(length);
        for (int at = 0; at < length; at++) {
            byte one = row.arrays[i][row.starts[i] + at];
            out.scratch()[from + at] = one >= first && one <= last ? (byte) (one ^ 0x20) : one;
        }
        out.keep(from, from + length);
    }

    private void absolute(int i, Row out) {
        if (!row.signed[i]) {
            out.addNumber(row.numbers[i], false);
        } else if (row.numbers[i] != Long.MIN_VALUE) {
            out.addNumber(Math.abs(row.numbers[i]), true);
        }
    }

    private void text(int i, Row out) {
        int from = out.reserve(AddressText.MAX_LENGTH);
        byte[] to = out.scratch();
        int end =
                switch (argument.type()) {
                    case IPV4 -> AddressText.ipv4((int) row.numbers[i], to, from);
                    case ETHER -> AddressText.ether(row.numbers[i], to, from);
                    case IPV6 -> row.lengths[i] == 16 ? AddressText.ipv6(row.arrays[i], row.starts[i], to, from) : from;
                    default -> decimal(row.numbers[i], row.signed[i], to, from);
                };
        out.keep(from, end);
    }

    private static int decimal(long number, boolean signed, byte[] to, int from) {
        boolean isNegative = signed && number < 0;
        long rest = number;
        int at = from + LONGEST_NUMBER;
        do {
            long ten = isNegative ? rest / 10 : Long.divideUnsigned(rest, 10);
            to[--at] = (byte) ('0' + Math.abs(rest - ten * 10));
            rest = ten;
        } while (rest != 0);
        if (isNegative) {
            to[--at] = '-';
        }
        int length = from + LONGEST_NUMBER - at;
        System.arraycopy(to, at, to, from, length);
        return from + length;
    }
}
