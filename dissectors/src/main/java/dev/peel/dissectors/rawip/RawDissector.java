package dev.peel.dissectors.rawip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/** A capture without a link layer, www.tcpdump.org LINKTYPE_RAW: the first bytes tell what follows. */
public final class RawDissector implements Dissector {
    private static final int PPP_ADDRESS_AND_CONTROL = 0xff03; // RFC 1662 3.1
    private static final int PPP = 4;

    private static final Protocol RAW = Protocol.of("raw", "Raw", "Raw packet data");
    private static final Table ENCAPSULATIONS = Table.of("wtap_encap");

    @Override
    public Protocol protocol() {
        return RAW;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(ENCAPSULATIONS);
        registrar.bind("wtap_encap", 7, this);
    }

    @Override
    public void dissect(Dissection d) {
        int first = d.peekU8(0);
        if (d.labelling()) {
            d.labelLayer("Raw packet data");
        }
        if (d.summarizing()) {
            d.summary(RAW, "Raw packet data");
        }
        if (d.captured() >= 2 && d.peekU16(0) == PPP_ADDRESS_AND_CONTROL) {
            d.next(ENCAPSULATIONS, PPP);
        } else if (first >> 4 == 4) {
            d.next(Ethertype.TABLE, Ethertype.IPV4);
        } else if (first >> 4 == 6) {
            d.next(Ethertype.TABLE, Ethertype.IPV6);
        } else {
            d.data();
        }
    }
}
