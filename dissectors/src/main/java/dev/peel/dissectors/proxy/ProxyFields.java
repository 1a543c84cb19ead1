package dev.peel.dissectors.proxy;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/** The fields of the PROXY protocol. */
final class ProxyFields {
    static final Field SOURCE = Field.ipv4("proxy.src.ipv4", "Source Address");
    static final Field DESTINATION = Field.ipv4("proxy.dst.ipv4", "Destination Address");
    static final Field SOURCE_6 = Field.ipv6("proxy.src.ipv6", "Source Address");
    static final Field DESTINATION_6 = Field.ipv6("proxy.dst.ipv6", "Destination Address");
    static final Field SOURCE_PORT = Field.uint("proxy.srcport", 16, "Source Port");
    static final Field DESTINATION_PORT = Field.uint("proxy.dstport", 16, "Destination Port");
    static final Field MAGIC_1 = Field.group("proxy.v1.magic", "PROXY v1 magic");
    static final Field PROTOCOL_1 = Field.text("proxy.v1.proto", "Protocol");
    static final Field UNKNOWN_1 = Field.text("proxy.v1.unknown", "Unknown data");
    static final Field MAGIC_2 = Field.bytes("proxy.v2.magic", "Magic");
    static final Field VERSION_2 = Field.uint("proxy.v2.version", 8, "Version").mask(0xf0);
    static final Field COMMAND_2 =
            Field.uint("proxy.v2.cmd", 8, "Command").mask(0x0f).values(Values.of(0, "LOCAL", 1, "PROXY"));
    static final Field FAMILY_2 = Field.uint("proxy.v2.addr_family", 8, "Address Family")
            .hex()
            .mask(0xf0)
            .values(Values.of(0, "UNSPEC", 1, "INET", 2, "INET6", 3, "UNIX"));
    static final Field TRANSPORT_2 = Field.uint("proxy.v2.protocol", 8, "Protocol")
            .hex()
            .mask(0x0f)
            .values(Values.of(0, "UNSPEC", 1, "STREAM", 2, "DGRAM"));
    static final Field LENGTH_2 = Field.uint("proxy.v2.length", 16, "Length");
    static final Field UNKNOWN_2 = Field.bytes("proxy.v2.unknown", "Unknown data");
    static final Field VALUE_2 = Field.group("proxy.v2.tlv", "TLV");
    static final Field VALUE_TYPE_2 = Field.uint("proxy.v2.tlv.type", 8, "Type").hex();
    static final Field VALUE_LENGTH_2 = Field.uint("proxy.v2.tlv.length", 16, "Length");
    static final Field VALUE_BYTES_2 = Field.bytes("proxy.v2.tlv.value", "Value");
    static final Protocol PROXY = Protocol.of(
            "proxy",
            "PROXY",
            "PROXY Protocol",
            SOURCE,
            DESTINATION,
            SOURCE_6,
            DESTINATION_6,
            SOURCE_PORT,
            DESTINATION_PORT,
            MAGIC_1,
            PROTOCOL_1,
            UNKNOWN_1,
            MAGIC_2,
            VERSION_2,
            COMMAND_2,
            FAMILY_2,
            TRANSPORT_2,
            LENGTH_2,
            UNKNOWN_2,
            VALUE_2,
            VALUE_TYPE_2,
            VALUE_LENGTH_2,
            VALUE_BYTES_2);

    private ProxyFields() {}
}
