package dev.peel.core.filter;

import dev.peel.core.packet.Packet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Relates values to the members of a set. */
final class InSet extends Related {
    private final Element[] elements;

    InSet(Operand left, List<Element> elements, Quantifier quantifier) {
        super(left, quantifier);
        this.elements = elements.toArray(Element[]::new);
    }

    @Override
    boolean prepare(Packet packet) {
        for (Element element : elements) {
            element.load(packet);
        }
        return true;
    }

    @Override
    boolean holdsFor(int i, boolean toAll) {
        for (Element element : elements) {
            if (element.has(leftRow, i)) {
                return true;
            }
        }
        return false;
    }

    /** A member: values, or ranges from each of the low ones to each of the high ones. */
    static final class Element {
        private final Right low;
        private final Order lowOrder;
        private final @Nullable Right high;
        private final Order highOrder;

        Element(Operand low, Order lowOrder, @Nullable Operand high, Order highOrder) {
            this.low = new Right(low);
            this.lowOrder = lowOrder;
            this.high = high == null ? null : new Right(high);
            this.highOrder = highOrder;
        }

        private void load(Packet packet) {
            low.load(packet);
            if (high != null) {
                high.load(packet);
            }
        }

        private boolean has(Row row, int i) {
            for (int j = 0; j < low.row.count; j++) {
                int order = lowOrder.compare(row, i, low.row, j);
                if (high == null ? order == 0 : order >= 0 && isBelow(high, row, i)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBelow(Right bound, Row row, int i) {
            for (int j = 0; j < bound.row.count; j++) {
                if (Comparison.LESS_OR_EQUAL.holds(highOrder.compare(row, i, bound.row, j))) {
                    return true;
                }
            }
            return false;
        }
    }
}
