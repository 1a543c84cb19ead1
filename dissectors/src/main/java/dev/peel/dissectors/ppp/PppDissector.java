package dev.peel.dissectors.ppp;

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
 * The point-to-point protocol, RFC 1661, with or without HDLC-like framing, RFC 1662. The protocol takes one byte where the link
 * compresses it: then that byte is odd.
 *
 * <pre>
 *  address (1), control (1), may be left out | protocol (1 or 2) | payload
 * </pre>
 */
public final class PppDissector implements Dissector {
    private static final int ADDRESS_AND_CONTROL = 0xff03; // RFC 1662 3.1
    private static final int CISCO_UNICAST = 0x0f; // RFC 1547 4.3.1
    private static final int CISCO_MULTICAST = 0x8f; // RFC 1547 4.3.1
    private static final int CISCO_HDLC = 28;
    private static final int IPV4 = 0x0021; // RFC 1332 3
    private static final int IPV6 = 0x0057; // RFC 5072 3
    private static final int MPLS = 0x0281; // RFC 3032 4.3
    private static final int MPLS_UPSTREAM = 0x0283; // RFC 5332 3

    private static final Field ADDRESS = Field.uint("ppp.address", 8, "Address").hex();
    private static final Field CONTROL = Field.uint("ppp.control", 8, "Control").hex();
    private static final Values NAMES = NamedValues.of("ppp-protocols.tsv");
    private static final Field PROTOCOL =
            Field.uint("ppp.protocol", 16, "Protocol").hex().values(NAMES);
    private static final Protocol PPP = Protocol.of("ppp", "PPP", "Point-to-Point Protocol", ADDRESS, CONTROL, PROTOCOL)
            .withPayload();
    private static final Table PROTOCOLS = Table.of("ppp.protocol");
    private static final Table ENCAPSULATIONS = Table.of("wtap_encap");

    @Override
    public Protocol protocol() {
        return PPP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(PROTOCOLS);
        registrar.table(Ethertype.TABLE);
        registrar.table(ENCAPSULATIONS);
        registrar.bind("wtap_encap", 4, this);
        registrar.bind("gre.proto", 0x880b, this);
        registrar.bind("sll.ltype", 7, this);
        registrar.bind("pppoe.session", 0, this);
    }

    @Override
    public void dissect(Dissection d) {
        int first = d.peekU8(0);
        if (d.isAtFrameStart() && (first == CISCO_UNICAST || first == CISCO_MULTICAST)) {
            d.next(ENCAPSULATIONS, CISCO_HDLC);
            return;
        }
        if (d.captured() >= 2 && d.peekU16(0) == ADDRESS_AND_CONTROL) {
            d.u8(ADDRESS);
            d.u8(CONTROL);
        }
        int protocol = protocol(d);
        if (d.summarizing()) {
            d.summary(
                    PPP, "PPP " + NAMES.name(protocol, "Unknown") + String.format(Locale.ROOT, " (0x%04x)", protocol));
        }
        switch (protocol) {
            case IPV4, Ethertype.IPV4 -> d.next(Ethertype.TABLE, Ethertype.IPV4);
            case IPV6, Ethertype.IPV6 -> d.next(Ethertype.TABLE, Ethertype.IPV6);
            case MPLS -> d.next(Ethertype.TABLE, Ethertype.MPLS);
            case MPLS_UPSTREAM -> d.next(Ethertype.TABLE, Ethertype.MPLS_UPSTREAM);
            default -> d.next(PROTOCOLS, protocol);
        }
    }

    private static int protocol(Dissection d) {
        return (d.peekU8(0) & 1) != 0 ? d.u8(PROTOCOL) : d.u16(PROTOCOL);
    }
}
