package dev.peel.dissectors.ethertype;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** What all link layers share that name the protocol above by an EtherType, IEEE 802. */
public final class Ethertype {
    /** The table of EtherTypes. */
    public static final Table TABLE = Table.of("ethertype");
    /** The names of EtherTypes. */
    public static final Values NAMES = NamedValues.of("ethertypes.tsv");
    /** The layer that stands in {@code frame.protocols} for the look-up itself. */
    public static final Protocol PROTOCOL = Protocol.hidden("ethertype", "Ethertype");

    private Ethertype() {}

    /** Hands the rest of the layer to the dissector of {@code type}. */
    public static void next(Dissection d, int type) {
        d.passing(PROTOCOL);
        d.next(TABLE, type);
    }
}
