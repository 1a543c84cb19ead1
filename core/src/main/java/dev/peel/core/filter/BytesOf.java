package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;

/** The bytes of values that are kept as numbers: addresses. */
final class BytesOf extends Operand {
    private final Operand inner;
    private final int width;
    private final Row row = new Row();

    private BytesOf(Operand inner, int width) {
        super(FieldType.BYTES);
        this.inner = inner;
        this.width = width;
    }

    /** {@return {@code operand} with its values as bytes; it must be one that can be sliced} */
    static Operand of(Operand operand) {
        return switch (operand.type()) {
            case IPV4 -> new BytesOf(operand, 4);
            case ETHER -> new BytesOf(operand, 6);
            default -> operand;
        };
    }

    @Override
    void load(Packet packet, Row out) {
        row.clear();
        inner.load(packet, row);
        for (int i = 0; i < row.count; i++) {
            int from = out.reserve(width);
            byte[] to = out.scratch();
            for (int at = 0; at < width; at++) {
                to[from + at] = (byte) (row.numbers[i] >>> 8 * (width - 1 - at));
            }
            out.keep(from, from + width);
        }
    }

    @Override
    boolean isConstant() {
        return inner.isConstant();
    }
}
