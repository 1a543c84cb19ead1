package dev.peel.dissectors.ethernet;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * Ethernet II and IEEE 802.3.
 *
 * <pre>
 *  destination (6) | source (6) | type or length (2) | payload
 * </pre>
 */
public final class EthernetDissector implements Dissector {
    private static final int MAX_LENGTH = 1500; // bytes, IEEE 802.3 3.2.6: a larger number is a type

    private static final Field DESTINATION =
            Field.ether("eth.dst", "Destination").also("eth.addr");
    private static final Field SOURCE = Field.ether("eth.src", "Source").also("eth.addr");
    private static final Field TYPE = Field.uint("eth.type", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Field LENGTH = Field.uint("eth.len", 16, "Length");
    private static final Protocol ETHERNET =
            Protocol.of("eth", "Ethernet", "Ethernet", DESTINATION, SOURCE, TYPE, LENGTH);
    private static final Table LLC = Table.of("eth.llc");

    @Override
    public Protocol protocol() {
        return ETHERNET;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(Ethertype.PROTOCOL);
        registrar.table(Ethertype.TABLE);
        registrar.table(LLC);
        registrar.bind("wtap_encap", 1, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.ether(DESTINATION);
        d.ether(SOURCE);
        int typeOrLength = d.peekU16(0);
        if (typeOrLength <= MAX_LENGTH) {
            d.u16(LENGTH);
            d.limit(typeOrLength);
            d.next(LLC, 0);
        } else {
            d.u16(TYPE);
            Ethertype.next(d, typeOrLength);
        }
    }
}
