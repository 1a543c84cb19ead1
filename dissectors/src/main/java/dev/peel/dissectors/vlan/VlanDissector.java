package dev.peel.dissectors.vlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.PassingDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.ethertype.Trailer;
import dev.peel.dissectors.values.NamedValues;

/**
 * A VLAN tag, IEEE 802.1Q; stacked tags follow each other.
 *
 * <pre>
 *  priority (3 bits) | drop eligible (1 bit) | VLAN (12 bits) | type or length (16 bits)
 * </pre>
 */
public final class VlanDissector implements PassingDissector {
    private static final int TYPE_AT = 2; // bytes of tag before the type

    private static final Field PRIORITY =
            Field.uint("vlan.priority", 16, "Priority").mask(0xe000).values(NamedValues.of("vlan-priorities.tsv"));
    private static final Field DROP_ELIGIBLE =
            Field.flag("vlan.dei", 16, 0x1000, "DEI").values(Values.of(0, "Ineligible", 1, "Eligible"));
    private static final Field ID = Field.uint("vlan.id", 16, "ID").mask(0x0fff);
    private static final Field TYPE = Field.uint("vlan.etype", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Field LENGTH = Field.uint("vlan.len", 16, "Length");
    private static final Field TRAILER = Field.bytes("vlan.trailer", "Trailer");
    private static final Protocol VLAN =
            Protocol.of("vlan", "VLAN", "802.1Q Virtual LAN", PRIORITY, DROP_ELIGIBLE, ID, TYPE, LENGTH, TRAILER);

    @Override
    public Protocol protocol() {
        return VLAN;
    }

    @Override
    public void register(Registrar registrar) {
        Ethertype.register(registrar);
        Trailer.register(registrar, TRAILER);
        registrar.bind("ethertype", 0x8100, this);
        registrar.bind("ethertype", 0x9100, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.peek(PRIORITY);
        d.peek(DROP_ELIGIBLE);
        int tag = d.u16(ID);
        if (d.labelling()) {
            d.labelLayer(
                    "802.1Q Virtual LAN, PRI: " + (tag >> 13) + ", DEI: " + (tag >> 12 & 1) + ", ID: " + (tag & 0xfff));
        }
        if (d.summarizing()) {
            d.summary(VLAN, "PRI: " + (tag >> 13) + "  DEI: " + (tag >> 12 & 1) + "  ID: " + (tag & 0xfff));
        }
        int typeOrLength = d.peekU16(0);
        d.u16(typeOrLength <= Ethertype.MAX_LENGTH ? LENGTH : TYPE);
        Ethertype.nextByTypeOrLength(d, typeOrLength);
        Trailer.read(d, TRAILER);
    }

    @Override
    public boolean pass(Dissection d) {
        return Ethertype.pass(d, TYPE_AT);
    }
}
