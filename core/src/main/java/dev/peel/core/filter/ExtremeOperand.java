package dev.peel.core.filter;

import dev.peel.core.packet.Packet;
import java.util.List;

/** The greatest or least of all values of several terms. */
final class ExtremeOperand extends Operand {
    private final boolean greatest;
    private final List<Operand> arguments;
    private final Order order;
    private final Row row = new Row();

    ExtremeOperand(boolean greatest, List<Operand> arguments) {
        super(arguments.get(0).type());
        this.greatest = greatest;
        this.arguments = arguments;
        order = Order.of(type(), -1);
    }

    @Override
    void load(Packet packet, Row out) {
        row.clear();
        for (int i = 0; i < arguments.size(); i++) {
            arguments.get(i).load(packet, row);
        }
        if (row.count == 0) {
            return;
        }
        int best = 0;
        for (int i = 1; i < row.count; i++) {
            int compared = order.compare(row, i, row, best);
            if ((greatest ? Comparison.GREATER : Comparison.LESS).holds(compared)) {
                best = i;
            }
        }
        if (Types.isBytes(type())) {
            out.addBytes(row.arrays[best], row.starts[best], row.lengths[best]);
        } else {
            out.addNumber(row.numbers[best], row.signed[best]);
        }
    }
}
