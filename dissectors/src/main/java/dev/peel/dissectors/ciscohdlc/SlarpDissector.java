package dev.peel.dissectors.ciscohdlc;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import java.util.Locale;

/**
 * Cisco's serial line address resolution: a line's addresses and keepalives, RFC 1547 section 4.3.1.
 *
 * <pre>
 *  type (4) | address (4) | mask (4), or
 *  type (4) | own sequence (4) | other's sequence (4) | reliability (2)
 * </pre>
 */
public final class SlarpDissector implements Dissector {
    private static final int REQUEST = 0;
    private static final int REPLY = 1;
    private static final int KEEPALIVE = 2;

    private static final Field TYPE = Field.uint("slarp.ptype", 32, "Packet type")
            .values(Values.of(REQUEST, "Request", REPLY, "Reply", KEEPALIVE, "Line keepalive"));
    private static final Field ADDRESS = Field.ipv4("slarp.address", "Address");
    private static final Field MASK = Field.ipv4("slarp.netmask", "Netmask");
    private static final Field OWN_SEQUENCE = Field.uint("slarp.mysequence", 32, "Outgoing sequence number");
    private static final Field OTHER_SEQUENCE = Field.uint("slarp.yoursequence", 32, "Returned sequence number");
    private static final Field RELIABILITY =
            Field.uint("slarp.reliability", 16, "Reliability").hex();
    private static final Protocol SLARP = Protocol.of(
            "slarp", "SLARP", "Cisco SLARP", TYPE, ADDRESS, MASK, OWN_SEQUENCE, OTHER_SEQUENCE, RELIABILITY);

    @Override
    public Protocol protocol() {
        return SLARP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("chdlc.protocol", 0x8035, this);
    }

    @Override
    public void dissect(Dissection d) {
        int type = (int) d.u32(TYPE);
        if (type == REQUEST || type == REPLY) {
            d.ipv4(ADDRESS);
            d.ipv4(MASK);
            if (d.summarizing()) {
                d.summary(SLARP, type == REQUEST ? "Request" : "Reply");
            }
        } else if (type == KEEPALIVE) {
            long own = d.u32(OWN_SEQUENCE);
            long other = d.u32(OTHER_SEQUENCE);
            d.u16(RELIABILITY);
            if (d.summarizing()) {
                d.summary(SLARP, "Line keepalive, outgoing sequence " + own + ", returned sequence " + other);
            }
        } else {
            if (d.summarizing()) {
                d.summary(SLARP, String.format(Locale.ROOT, "Unknown packet type 0x%08x", type));
            }
            d.data();
        }
    }
}
