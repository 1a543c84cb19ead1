package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;

/** An IPv6 extension header, RFC 8200 4, which leads to another, or to the protocol above. */
abstract class Ipv6ExtensionHeader implements Dissector {
    static final int UNIT = 8; // bytes, of a header's length, RFC 8200 4.3

    /**
     * Reads the header and nothing behind it.
     *
     * @return the number of the header or protocol that follows
     */
    abstract int read(Dissection d);

    @Override
    public final void register(Registrar registrar) {
        registrar.protocol(Ipv6Dissector.IPV6);
        registrar.table(IpProtocols.TABLE);
    }

    /** Reads the header and what it leads to, where it stands behind something else than an IPv6 header. */
    @Override
    public final void dissect(Dissection d) {
        Ipv6Extensions.follow(d, this, read(d), true);
    }
}
