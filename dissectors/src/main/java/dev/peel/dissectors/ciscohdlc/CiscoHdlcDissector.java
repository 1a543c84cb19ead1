package dev.peel.dissectors.ciscohdlc;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * Cisco's HDLC framing, RFC 1547 section 4.3.1.
 *
 * <pre>
 *  address (1) | control (1) | protocol (2) | payload
 * </pre>
 */
public final class CiscoHdlcDissector implements Dissector {
    private static final int OSI = 0xfefe;

    private static final Field ADDRESS =
            Field.uint("chdlc.address", 8, "Address").hex().values(NamedValues.of("chdlc-addresses.tsv"));
    private static final Field CONTROL =
            Field.uint("chdlc.control", 8, "Control").hex();
    private static final Values NAMES = NamedValues.of("chdlc-protocols.tsv");
    private static final Field PROTOCOL =
            Field.uint("chdlc.protocol", 16, "Protocol").hex().values(NAMES);
    private static final Field PADDING =
            Field.uint("chdlc.clns_padding", 8, "CLNS Padding").hex();
    private static final Protocol CHDLC =
            Protocol.of("chdlc", "CHDLC", "Cisco HDLC", ADDRESS, CONTROL, PROTOCOL, PADDING);
    private static final Table PROTOCOLS = Table.of("chdlc.protocol");

    @Override
    public Protocol protocol() {
        return CHDLC;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PROTOCOLS);
        registrar.table(Ethertype.TABLE);
        registrar.bind("wtap_encap", 28, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.u8(ADDRESS);
        d.u8(CONTROL);
        int protocol = d.u16(PROTOCOL);
        if (d.summarizing()) {
            d.summary(CHDLC, NAMES.name(protocol, String.format(Locale.ROOT, "Unknown (0x%04x)", protocol)));
        }
        if (protocol == OSI) {
            d.u8(PADDING);
        }
        boolean isEthertype = Ethertype.isNetworkLayer(protocol) || protocol == Ethertype.TRANSPARENT_BRIDGING;
        d.next(isEthertype ? Ethertype.TABLE : PROTOCOLS, protocol);
    }
}
