package dev.peel.core.filter;

import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import java.util.List;

/** Some bytes of values. A value that is too short for the first range has none; what lies behind a range that fails is left out. */
final class SliceOperand extends Operand {
    // Hot path: one range is a window on the value, several are joined in the row's scratch bytes.

    private final Operand inner;
    private final List<Range> ranges;
    private final Row row = new Row();

    SliceOperand(Operand inner, List<Range> ranges) {
        super(FieldType.BYTES);
        this.inner = BytesOf.of(inner);
        this.ranges = ranges;
    }

    @Override
    void load(Packet packet, Row out) {
        row.clear();
        inner.load(packet, row);
        for (int i = 0; i < row.count; i++) {
            if (ranges.size() == 1) {
                one(row.arrays[i], row.starts[i], row.lengths[i], out);
            } else {
                several(row.arrays[i], row.starts[i], row.lengths[i], out);
            }
        }
    }

    private void one(byte[] array, int start, int length, Row out) {
        int offset = offset(ranges.get(0), length);
        int count = count(ranges.get(0), offset, length);
        if (count > 0) {
            out.addBytes(array, start + offset, count);
        }
    }

    private void several(byte[] array, int start, int length, Row out) {
        int sum = 0;
        for (int i = 0; i < ranges.size(); i++) {
            sum += Math.max(0, count(ranges.get(i), offset(ranges.get(i), length), length));
        }
        int from = out.reserve(sum);
        int at = from;
        for (int i = 0; i < ranges.size(); i++) {
            int offset = offset(ranges.get(i), length);
            int count = count(ranges.get(i), offset, length);
            if (count <= 0) {
                break;
            }
            System.arraycopy(array, start + offset, out.scratch(), at, count);
            at += count;
        }
        if (at > from) {
            out.keep(from, at);
        }
    }

    private static int offset(Range range, int length) {
        return range.offset() < 0 ? length + range.offset() : range.offset();
    }

    /** {@return how many bytes the range has of a value, 0 or less where it is not within the value} */
    private static int count(Range range, int offset, int length) {
        if (offset < 0 || offset >= length) {
            return 0;
        }
        int count = range.length() == Range.REST ? length - offset : range.length();
        return count <= length - offset ? count : 0;
    }

    @Override
    boolean isSlice() {
        return true;
    }
}
