package dev.peel.dissectors.ethertype;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.PassingDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** What all link layers share that name the protocol above by an EtherType or give its length instead, IEEE 802. */
public final class Ethertype {
    /** The table of EtherTypes. */
    public static final Table TABLE = Table.of("ethertype");
    /** The table of what stands behind a length in place of a type: {@link #LLC}, or what Novell put there. */
    public static final Table BY_LENGTH = Table.of("eth.length");
    /** Logical link control, IEEE 802.2. */
    public static final int LLC = 0;
    /** The names of EtherTypes. */
    public static final Values NAMES = NamedValues.of("ethertypes.tsv");
    /** The layer that stands in {@code frame.protocols} for the look-up itself. */
    public static final Protocol PROTOCOL = Protocol.hidden("ethertype", "Ethertype");
    /** The largest number that is a length, in bytes, IEEE 802.3 3.2.6. */
    public static final int MAX_LENGTH = 1500;
    /** The smallest number that is a type, IEEE 802.3 3.2.6: what is between is neither. */
    public static final int MIN_TYPE = 1536;
    /** IPv4. */
    public static final int IPV4 = 0x0800;
    /** Address resolution. */
    public static final int ARP = 0x0806;
    /** Transparent Ethernet bridging: a whole Ethernet frame, RFC 1701. */
    public static final int TRANSPARENT_BRIDGING = 0x6558;
    /** IPv6. */
    public static final int IPV6 = 0x86dd;
    /** MPLS, unicast. */
    public static final int MPLS = 0x8847;
    /** MPLS, with an upstream-assigned label. */
    public static final int MPLS_UPSTREAM = 0x8848;

    private static final int RAW = 1;
    private static final int TYPE_LENGTH = 2; // bytes
    private static final int UNUSED_CHECKSUM = 0xffff; // with which IPX starts, where Novell left LLC out

    private Ethertype() {}

    /** Says that the dissector hands on payload by {@link #next} or {@link #nextByLength}. */
    public static void register(Registrar registrar) {
        registrar.protocol(PROTOCOL);
        registrar.table(TABLE);
        registrar.table(BY_LENGTH);
    }

    /** Hands the rest of the layer to the dissector of {@code type}. */
    public static void next(Dissection d, int type) {
        d.passing(PROTOCOL);
        d.next(TABLE, type);
    }

    /**
     * Steps over a header that ends with the EtherType of what follows, {@code typeAt} bytes from the cursor.
     *
     * @return whether there is a type, and something behind it; see {@link PassingDissector#pass}
     */
    public static boolean pass(Dissection d, int typeAt) {
        if (d.captured() <= typeAt + TYPE_LENGTH || d.peekU16(typeAt) < MIN_TYPE) {
            return false;
        }
        d.follow(TABLE, d.peekU16(typeAt));
        d.skip(typeAt + TYPE_LENGTH);
        return true;
    }

    /** Hands {@code length} bytes, all that is left at most, to the dissector of LLC; 802.3 without a type. */
    public static void nextByLength(Dissection d, int length) {
        boolean raw = d.captured() >= 2 && d.peekU16(0) == UNUSED_CHECKSUM;
        d.next(BY_LENGTH, raw ? RAW : LLC, length);
    }

    /** Hands the rest of the layer to the dissector of {@code type} where that is a type, not a length, else to LLC's. */
    public static void nextByTypeOrLength(Dissection d, int typeOrLength) {
        if (typeOrLength <= MAX_LENGTH) {
            nextByLength(d, typeOrLength);
        } else {
            next(d, typeOrLength);
        }
    }

    /** {@return whether {@code number} is the type of a protocol that tunnels and serial links name by its EtherType, too} */
    public static boolean isNetworkLayer(int number) {
        return number == IPV4 || number == IPV6 || number == MPLS || number == MPLS_UPSTREAM;
    }
}
