package dev.peel.dissectors.nflog;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * Packets logged by Linux's netfilter, www.tcpdump.org LINKTYPE_NFLOG. The lengths and types of the TLVs are in the byte order of
 * whoever captured, what is in them mostly in network byte order.
 *
 * <pre>
 *  family (1) | version (1) | resource (2) | TLVs: length (2), type (2), value, padded to four bytes
 * </pre>
 */
public final class NflogDissector implements Dissector {
    private static final int IPV4 = 2; // AF_INET
    private static final int IPV6 = 10; // AF_INET6

    private static final Values FAMILIES = NamedValues.of("nflog-families.tsv");
    private static final Field FAMILY = Field.uint("nflog.family", 8, "Family").values(FAMILIES);
    private static final Field VERSION = Field.uint("nflog.version", 8, "Version");
    private static final Field RESOURCE = Field.uint("nflog.res_id", 16, "Resource id");
    private static final Protocol NFLOG = Protocol.of("nflog", "NFLOG", "Linux Netfilter NFLOG", fields());
    private static final Table FAMILY_TABLE = Table.of("nflog.family");

    private static Field[] fields() {
        Field[] own = {FAMILY, VERSION, RESOURCE};
        return Stream.of(own, NflogTlvs.FIELDS).flatMap(Stream::of).toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return NFLOG;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(FAMILY_TABLE);
        registrar.bind("wtap_encap", 141, this);
    }

    @Override
    public void dissect(Dissection d) {
        int family = d.u8(FAMILY);
        d.u8(VERSION);
        d.u16(RESOURCE);
        if (d.summarizing()) {
            d.summary(NFLOG, FAMILIES.name(family, "Unknown (" + family + ")"));
        }
        switch (family) {
            case IPV4 -> NflogTlvs.read(d, NflogDissector::ipv4);
            case IPV6 -> NflogTlvs.read(d, NflogDissector::ipv6);
            default -> NflogTlvs.read(d, (rest, length) -> rest.next(FAMILY_TABLE, family, length));
        }
    }

    private static void ipv4(Dissection d, int length) {
        d.next(Ethertype.TABLE, Ethertype.IPV4, length);
    }

    private static void ipv6(Dissection d, int length) {
        d.next(Ethertype.TABLE, Ethertype.IPV6, length);
    }
}
