package dev.peel.dissectors.sll;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.ethertype.Trailer;
import dev.peel.dissectors.values.NamedValues;

/** The fields of both versions of Linux cooked captures, and how they lead on. */
final class SllFields {
    private static final int MIN_TYPE = 1536; // below are numbers of Linux's own, packet(7)
    private static final int ETHERNET = 1; // ARPHRD_ETHER
    private static final int LOOPBACK = 772; // ARPHRD_LOOPBACK
    private static final int GRE = 778; // ARPHRD_IPGRE
    private static final int NETLINK = 824; // ARPHRD_NETLINK
    private static final int ETHER_FRAME = 0x0003; // ETH_P_ALL
    private static final int ADDRESS_LENGTH = 8; // bytes, www.tcpdump.org LINKTYPE_LINUX_SLL
    private static final int ETHERNET_ADDRESS_LENGTH = 6; // bytes
    private static final int IPV4_ADDRESS_LENGTH = 4; // bytes

    static final Values PACKET_TYPES = NamedValues.of("sll-packet-types.tsv");
    static final Field PACKET_TYPE =
            Field.uint("sll.pkttype", 16, "Packet type").values(PACKET_TYPES);
    static final Field HARDWARE_TYPE =
            Field.uint("sll.hatype", 16, "Link-layer address type").values(NamedValues.of("arp-hardware-types.tsv"));
    static final Field ADDRESS_LENGTH_FIELD = Field.uint("sll.halen", 16, "Link-layer address length");
    static final Field INTERFACE = Field.uint("sll.ifindex", 32, "Interface index");
    private static final Field ETHERNET_SOURCE = Field.ether("sll.src.eth", "Source");
    private static final Field IPV4_SOURCE = Field.ipv4("sll.src.ipv4", "Source");
    private static final Field OTHER_SOURCE = Field.bytes("sll.src.other", "Source");
    private static final Field UNUSED = Field.bytes("sll.unused", "Unused");
    private static final Field LINUX_TYPE =
            Field.uint("sll.ltype", 16, "Protocol").hex().values(NamedValues.of("sll-protocols.tsv"));
    private static final Field GRE_TYPE =
            Field.uint("sll.gretype", 16, "Protocol").hex().values(NamedValues.of("gre-protocols.tsv"));
    private static final Field ETHERTYPE =
            Field.uint("sll.etype", 16, "Protocol").hex().values(Ethertype.NAMES);
    private static final Field TRAILER = Field.bytes("sll.trailer", "Trailer");
    static final Protocol SLL = Protocol.of(
            "sll",
            "SLL",
            "Linux cooked-mode capture",
            PACKET_TYPE,
            HARDWARE_TYPE,
            ADDRESS_LENGTH_FIELD,
            INTERFACE,
            ETHERNET_SOURCE,
            IPV4_SOURCE,
            OTHER_SOURCE,
            UNUSED,
            LINUX_TYPE,
            GRE_TYPE,
            ETHERTYPE,
            TRAILER);
    private static final Table LINUX_TYPES = Table.of("sll.ltype");
    private static final Table HARDWARE_TYPES = Table.of("sll.hatype");
    private static final Table GRE_TYPES = Table.of("gre.proto");

    private SllFields() {}

    static void register(Registrar registrar) {
        Ethertype.register(registrar);
        Trailer.register(registrar, TRAILER);
        registrar.table(LINUX_TYPES);
        registrar.table(HARDWARE_TYPES);
        registrar.table(GRE_TYPES);
    }

    /** Reads the eight bytes that hold an address of {@code length} bytes. */
    static void address(Dissection d, int hardwareType, int length) {
        int used = Math.min(length, ADDRESS_LENGTH);
        if (used == ETHERNET_ADDRESS_LENGTH && (hardwareType == ETHERNET || hardwareType == LOOPBACK)) {
            d.etherSource(d.ether(ETHERNET_SOURCE));
        } else if (used == IPV4_ADDRESS_LENGTH) {
            d.ipv4(IPV4_SOURCE);
        } else if (used > 0) {
            d.bytes(OTHER_SOURCE, used);
        }
        if (used < ADDRESS_LENGTH) {
            d.bytes(UNUSED, ADDRESS_LENGTH - used);
        }
    }

    /** Reads {@code protocol}; a netlink packet has a family of its own there. */
    static void protocol(Dissection d, int hardwareType, int protocol) {
        if (hardwareType == NETLINK) {
            d.skip(2);
        } else {
            d.u16(protocolField(hardwareType, protocol));
        }
    }

    private static Field protocolField(int hardwareType, int protocol) {
        if (hardwareType == GRE && protocol >= MIN_TYPE) {
            return GRE_TYPE;
        }
        return protocol < MIN_TYPE ? LINUX_TYPE : ETHERTYPE;
    }

    /** Hands on the payload, and reads what stands behind it. */
    static void next(Dissection d, int hardwareType, int protocol) {
        if (hardwareType == NETLINK || d.isBound(HARDWARE_TYPES, hardwareType)) {
            d.next(HARDWARE_TYPES, hardwareType);
        } else if (protocol == ETHER_FRAME) {
            d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
        } else if (protocol < MIN_TYPE) {
            d.next(LINUX_TYPES, protocol);
        } else if (hardwareType == GRE) {
            d.next(d.isBound(GRE_TYPES, protocol) ? GRE_TYPES : Ethertype.TABLE, protocol);
        } else {
            Ethertype.next(d, protocol);
            Trailer.read(d, TRAILER);
        }
    }
}
