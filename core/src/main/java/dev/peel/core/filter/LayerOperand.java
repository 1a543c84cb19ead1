package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.List;

/** The values of fields in some of the layers of their protocol. A field is in the layer that started last before it. */
final class LayerOperand extends FieldOperand {
    private final boolean[] roots;
    private final List<Range> layers;

    /**
     * Makes an operand of {@code fields}.
     *
     * @param protocols what starts a layer: the roots of the protocols that the fields belong to
     */
    LayerOperand(List<Field> fields, boolean withPayload, List<Field> protocols, List<Range> layers) {
        super(fields, withPayload);
        this.layers = layers;
        roots = new boolean[Field.idCount()];
        protocols.forEach(field -> roots[field.id()] = true);
    }

    @Override
    void load(Packet packet, Row out) {
        Tape tape = packet.tape();
        int to = packet.to();
        int all = 0;
        for (int i = packet.from(); i < to; i++) {
            all += roots[tape.fieldId(i)] ? 1 : 0;
        }
        int layer = 0;
        for (int i = packet.from(); i < to; i++) {
            layer += roots[tape.fieldId(i)] ? 1 : 0;
            if (wants(tape.fieldId(i)) && isAsked(layer, all)) {
                add(tape, i, out);
            }
        }
    }

    private boolean isAsked(int layer, int all) {
        for (int i = 0; i < layers.size(); i++) {
            Range range = layers.get(i);
            long first = range.offset() < 0 ? all + 1L + range.offset() : range.offset();
            boolean isBefore = range.length() == Range.REST || layer < first + range.length();
            if (layer >= first && isBefore) {
                return true;
            }
        }
        return false;
    }
}
