package dev.peel.dissectors.arp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;

/**
 * Address resolution, RFC 826, and its relatives: RARP (RFC 903), inverse ARP (RFC 2390).
 *
 * <pre>
 *  hardware type (2) | protocol type (2) | hardware size (1) | protocol size (1) | operation (2)
 *  sender's hardware address | sender's protocol address | target's hardware address | target's protocol address
 * </pre>
 */
public final class ArpDissector implements Dissector {
    private static final int ETHERNET = 1;
    private static final int IEEE_802 = 6;
    private static final int ETHERNET_SIZE = 6; // bytes
    private static final int IPV4_SIZE = 4; // bytes

    private static final Field HARDWARE_TYPE =
            Field.uint("arp.hw.type", 16, "Hardware type").values(NamedValues.of("arp-hardware-types.tsv"));
    private static final Field PROTOCOL_TYPE =
            Field.uint("arp.proto.type", 16, "Protocol type").hex().values(Ethertype.NAMES);
    private static final Field HARDWARE_SIZE = Field.uint("arp.hw.size", 8, "Hardware size");
    private static final Field PROTOCOL_SIZE = Field.uint("arp.proto.size", 8, "Protocol size");
    private static final Field OPERATION =
            Field.uint("arp.opcode", 16, "Opcode").values(ArpText.OPERATIONS);
    private static final Field GRATUITOUS = Field.flag("arp.isgratuitous", 0, 0, "Is gratuitous");
    private static final Field PROBE = Field.flag("arp.isprobe", 0, 0, "Is probe");
    private static final Field ANNOUNCEMENT = Field.flag("arp.isannouncement", 0, 0, "Is announcement");
    private static final Field SENDER_HARDWARE = Field.bytes("arp.src.hw", "Sender hardware address");
    private static final Field SENDER_ETHERNET = Field.ether("arp.src.hw_mac", "Sender MAC address");
    private static final Field SENDER_PROTOCOL = Field.bytes("arp.src.proto", "Sender protocol address");
    private static final Field SENDER_IPV4 = Field.ipv4("arp.src.proto_ipv4", "Sender IP address");
    private static final Field TARGET_HARDWARE = Field.bytes("arp.dst.hw", "Target hardware address");
    private static final Field TARGET_ETHERNET = Field.ether("arp.dst.hw_mac", "Target MAC address");
    private static final Field TARGET_PROTOCOL = Field.bytes("arp.dst.proto", "Target protocol address");
    private static final Field TARGET_IPV4 = Field.ipv4("arp.dst.proto_ipv4", "Target IP address");
    private static final Protocol ARP = Protocol.of(
            "arp",
            "ARP",
            "Address Resolution Protocol",
            HARDWARE_TYPE,
            PROTOCOL_TYPE,
            HARDWARE_SIZE,
            PROTOCOL_SIZE,
            OPERATION,
            GRATUITOUS,
            PROBE,
            ANNOUNCEMENT,
            SENDER_HARDWARE,
            SENDER_ETHERNET,
            SENDER_PROTOCOL,
            SENDER_IPV4,
            TARGET_HARDWARE,
            TARGET_ETHERNET,
            TARGET_PROTOCOL,
            TARGET_IPV4);

    @Override
    public Protocol protocol() {
        return ARP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("ethertype", Ethertype.ARP, this);
        registrar.bind("ethertype", 0x8035, this);
        registrar.bind("gre.proto", Ethertype.ARP, this);
        registrar.bind("arcnet.protocol_id", 0xd5, this); // RFC 1201
        registrar.bind("arcnet.protocol_id", 0xd6, this);
        registrar.bind("arcnet.protocol_id", 0xf1, this); // RFC 1051
    }

    @Override
    public void dissect(Dissection d) {
        int hardwareType = d.u16(HARDWARE_TYPE);
        int protocolType = d.u16(PROTOCOL_TYPE);
        int hardwareSize = d.u8(HARDWARE_SIZE);
        int protocolSize = d.u8(PROTOCOL_SIZE);
        int operation = d.u16(OPERATION);
        int length = 2 * (hardwareSize + protocolSize);
        if (length > d.remaining()) {
            throw d.malformed();
        }
        d.limit(length);
        boolean isEthernet = (hardwareType == ETHERNET || hardwareType == IEEE_802) && hardwareSize == ETHERNET_SIZE;
        boolean isIpv4 = protocolType == Ethertype.IPV4 && protocolSize == IPV4_SIZE;
        ArpText.Kind kind = kind(d, operation, isEthernet, isIpv4);
        note(d, kind);
        if (d.labelling()) {
            d.labelLayer("Address Resolution Protocol (" + ArpText.label(kind, operation) + ")");
        }
        if (d.summarizing()) {
            d.summary(
                    ArpText.isReverse(operation) ? "RARP" : "ARP",
                    ArpText.summary(d.rest(), kind, operation, hardwareSize, protocolSize, isEthernet, isIpv4));
        }
        hardware(d, isEthernet ? SENDER_ETHERNET : SENDER_HARDWARE, hardwareSize, isEthernet);
        protocol(d, isIpv4 ? SENDER_IPV4 : SENDER_PROTOCOL, protocolSize, isIpv4);
        hardware(d, isEthernet ? TARGET_ETHERNET : TARGET_HARDWARE, hardwareSize, isEthernet);
        protocol(d, isIpv4 ? TARGET_IPV4 : TARGET_PROTOCOL, protocolSize, isIpv4);
    }

    /** RFC 5227: an announcement asks for the sender's own address, a probe comes from no address. */
    private static ArpText.Kind kind(Dissection d, int operation, boolean isEthernet, boolean isIpv4) {
        if (!isEthernet || !isIpv4 || operation > ArpText.REPLY || d.captured() < d.remaining()) {
            return ArpText.Kind.USUAL;
        }
        long sender = d.peekU32(ETHERNET_SIZE);
        long target = d.peekU32(ETHERNET_SIZE + IPV4_SIZE + ETHERNET_SIZE);
        if (sender == target) {
            boolean toNobody =
                    d.peekU32(ETHERNET_SIZE + IPV4_SIZE) == 0 && d.peekU16(ETHERNET_SIZE + IPV4_SIZE + 4) == 0;
            return operation == ArpText.REQUEST && toNobody ? ArpText.Kind.ANNOUNCEMENT : ArpText.Kind.GRATUITOUS;
        }
        return sender == 0 && operation == ArpText.REQUEST ? ArpText.Kind.PROBE : ArpText.Kind.USUAL;
    }

    private static void note(Dissection d, ArpText.Kind kind) {
        switch (kind) {
            case GRATUITOUS -> d.generated(GRATUITOUS, 1);
            case ANNOUNCEMENT -> {
                d.generated(GRATUITOUS, 1);
                d.generated(ANNOUNCEMENT, 1);
            }
            case PROBE -> d.generated(PROBE, 1);
            case USUAL -> {}
        }
    }

    private static void hardware(Dissection d, Field field, int size, boolean isEthernet) {
        if (isEthernet) {
            d.ether(field);
        } else if (size > 0) {
            d.bytes(field, size);
        }
    }

    private static void protocol(Dissection d, Field field, int size, boolean isIpv4) {
        if (isIpv4) {
            d.ipv4(field);
        } else if (size > 0) {
            d.bytes(field, size);
        }
    }
}
