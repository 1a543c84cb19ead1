package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/** What resource records about hosts, their addresses and their networks hold. */
final class DnsHosts {
    private static final int GATEWAY_IPV4 = 1; // RFC 4025 2.3
    private static final int GATEWAY_IPV6 = 2;
    private static final int GATEWAY_NAME = 3;
    private static final int HARDWARE_64_LENGTH = 8; // bytes
    private static final int VERSION_4 = 4;
    private static final int VERSION_6 = 6;

    private static final Field GATEWAY_PRECEDENCE =
            Field.uint("dns.ipseckey.gateway_precedence", 8, "Gateway Precedence");
    private static final Field GATEWAY_TYPE = Field.uint("dns.ipseckey.gateway_type", 8, "Gateway Type")
            .values(NamedValues.of("dns-ipseckey-gateway-types.tsv"));
    private static final Field GATEWAY_ALGORITHM = Field.uint("dns.ipseckey.gateway_algorithm", 8, "Gateway Algorithm")
            .values(NamedValues.of("dns-ipseckey-algorithms.tsv"));
    private static final Field GATEWAY_4 = Field.ipv4("dns.ipseckey.gateway_ipv4", "IPv4 Gateway");
    private static final Field GATEWAY_6 = Field.ipv6("dns.ipseckey.gateway_ipv6", "IPv6 Gateway");
    private static final Field GATEWAY_DNS = Field.text("dns.ipseckey.gateway_dns", "DNS Gateway");
    private static final Field GATEWAY_KEY = Field.bytes("dns.ipseckey.public_key", "Public Key");
    private static final Field HIT_LENGTH = Field.uint("dns.hip.hit.length", 8, "HIT length");
    private static final Field HIT_ALGORITHM =
            Field.uint("dns.hip.hit.pk.algo", 8, "HIT length").values(NamedValues.of("dns-hip-algorithms.tsv"));
    private static final Field HIT_KEY_LENGTH = Field.uint("dns.hip.pk.length", 16, "PK length");
    private static final Field HIT = Field.bytes("dns.hip.hit", "Host Identity Tag");
    private static final Field HIT_KEY = Field.bytes("dns.hip.pk", "HIP Public Key");
    private static final Field RENDEZVOUS = Field.text("dns.hip.rendezvous_server", "Rendezvous Server");
    private static final Field PREFIX_FAMILY =
            Field.uint("dns.apl.address_family", 16, "Address Family").values(DnsOptions.FAMILIES);
    private static final Field PREFIX_LENGTH = Field.uint("dns.apl.coded_prefix", 8, "Prefix Length");
    private static final Field PREFIX_NEGATION =
            Field.flag("dns.apl.negation", 8, 0x80, "Negation Flag").values(Values.of(0, "No (0)", 1, "Yes (!)"));
    private static final Field PREFIX_BYTES =
            Field.uint("dns.apl.afdlength", 8, "Address Length").mask(0x7f);
    private static final Field PREFIX_4 = Field.ipv4("dns.apl.afdpart.ipv4", "Address");
    private static final Field PREFIX_6 = Field.ipv6("dns.apl.afdpart.ipv6", "Address");
    private static final Field PREFIX_OTHER = Field.bytes("dns.apl.afdpart.data", "Address");
    private static final Field NODE_PREFERENCE = Field.uint("dns.ilnp.nid.preference", 16, "Preference");
    private static final Field NODE = Field.bytes("dns.ilnp.nid", "NodeID");
    private static final Field LOCATOR_32_PREFERENCE = Field.uint("dns.ilnp.l32.preference", 16, "Preference");
    private static final Field LOCATOR_32 = Field.ipv4("dns.ilnp.l32", "Locator32");
    private static final Field LOCATOR_64_PREFERENCE = Field.uint("dns.ilnp.l64.preference", 16, "Preference");
    private static final Field LOCATOR_64 = Field.bytes("dns.ilnp.l64", "Locator64");
    private static final Field LOCATOR_NAME_PREFERENCE = Field.uint("dns.ilnp.lp.preference", 16, "Preference");
    private static final Field LOCATOR_NAME = Field.text("dns.ilnp.lp", "Locator FQDN");
    private static final Field HARDWARE_64 = Field.text("dns.eui64", "EUI64 Address");
    private static final Field FORWARDED_VERSION =
            Field.uint("dns.xpf.ip_version", 16, "IP Version").values(NamedValues.of("ip-versions.tsv"));
    private static final Field FORWARDED_PROTOCOL =
            Field.uint("dns.xpf.protocol", 8, "Protocol").values(NamedValues.of("ip-protocols.tsv"));
    private static final Field FORWARDED_SOURCE_4 = Field.ipv4("dns.xpf.source_ipv4", "IPv4 Source");
    private static final Field FORWARDED_DESTINATION_4 = Field.ipv4("dns.xpf.destination_ipv4", "IPv4 Destination");
    private static final Field FORWARDED_SOURCE_6 = Field.ipv6("dns.xpf.source_ipv6", "IPv6 Source");
    private static final Field FORWARDED_DESTINATION_6 = Field.ipv6("dns.xpf.destination_ipv6", "IPv6 Destination");
    private static final Field FORWARDED_SOURCE_PORT = Field.uint("dns.xpf.sport", 16, "Source port");
    private static final Field FORWARDED_DESTINATION_PORT = Field.uint("dns.xpf.dport", 16, "Destination port");

    private DnsHosts() {}

    static Stream<Field> fields() {
        return Stream.of(
                GATEWAY_PRECEDENCE,
                GATEWAY_TYPE,
                GATEWAY_ALGORITHM,
                GATEWAY_4,
                GATEWAY_6,
                GATEWAY_DNS,
                GATEWAY_KEY,
                HIT_LENGTH,
                HIT_ALGORITHM,
                HIT_KEY_LENGTH,
                HIT,
                HIT_KEY,
                RENDEZVOUS,
                PREFIX_FAMILY,
                PREFIX_LENGTH,
                PREFIX_NEGATION,
                PREFIX_BYTES,
                PREFIX_4,
                PREFIX_6,
                PREFIX_OTHER,
                NODE_PREFERENCE,
                NODE,
                LOCATOR_32_PREFERENCE,
                LOCATOR_32,
                LOCATOR_64_PREFERENCE,
                LOCATOR_64,
                LOCATOR_NAME_PREFERENCE,
                LOCATOR_NAME,
                HARDWARE_64,
                FORWARDED_VERSION,
                FORWARDED_PROTOCOL,
                FORWARDED_SOURCE_4,
                FORWARDED_DESTINATION_4,
                FORWARDED_SOURCE_6,
                FORWARDED_DESTINATION_6,
                FORWARDED_SOURCE_PORT,
                FORWARDED_DESTINATION_PORT);
    }

    /** Adds these contents to {@code all} under their types. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(42, (d, names, end) -> readPrefixes(d, end)); // RFC 3123
        all.put(45, DnsHosts::readGateway); // RFC 4025
        all.put(55, DnsHosts::readIdentity); // RFC 8005
        all.put(104, (d, names, end) -> { // RFC 6742
            d.u16(NODE_PREFERENCE);
            d.bytes(NODE, 8);
        });
        all.put(105, (d, names, end) -> {
            d.u16(LOCATOR_32_PREFERENCE);
            d.ipv4(LOCATOR_32);
        });
        all.put(106, (d, names, end) -> {
            d.u16(LOCATOR_64_PREFERENCE);
            d.bytes(LOCATOR_64, 8);
        });
        all.put(107, (d, names, end) -> {
            d.u16(LOCATOR_NAME_PREFERENCE);
            names.read(LOCATOR_NAME);
        });
        all.put(109, (d, names, end) -> readHardware(d)); // RFC 7043
        all.put(65422, (d, names, end) -> readForwarded(d)); // draft-bellis-dnsop-xpf
    }

    private static void readHardware(Dissection d) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < HARDWARE_64_LENGTH; i++) {
            text.append(i == 0 ? "" : ":").append(HexFormat.of().toHexDigits((byte) d.peekU8(i)));
        }
        d.value(HARDWARE_64, HARDWARE_64_LENGTH, text.toString());
    }

    private static void readPrefixes(Dissection d, int end) {
        while (d.position() < end) {
            int family = d.u16(PREFIX_FAMILY);
            d.u8(PREFIX_LENGTH);
            d.peek(PREFIX_NEGATION);
            int length = d.u8(PREFIX_BYTES) & 0x7f;
            DnsOptions.readCut(d, family, length, PREFIX_4, PREFIX_6, PREFIX_OTHER);
        }
    }

    private static void readGateway(Dissection d, DnsRecord.Names names, int end) {
        d.u8(GATEWAY_PRECEDENCE);
        int type = d.u8(GATEWAY_TYPE);
        d.u8(GATEWAY_ALGORITHM);
        switch (type) {
            case GATEWAY_IPV4 -> d.ipv4(GATEWAY_4);
            case GATEWAY_IPV6 -> d.ipv6(GATEWAY_6);
            case GATEWAY_NAME -> names.read(GATEWAY_DNS);
            default -> {}
        }
        if (d.position() < end) {
            d.bytes(GATEWAY_KEY, end - d.position());
        }
    }

    private static void readIdentity(Dissection d, DnsRecord.Names names, int end) {
        int tagLength = d.u8(HIT_LENGTH);
        d.u8(HIT_ALGORITHM);
        int keyLength = d.u16(HIT_KEY_LENGTH);
        d.bytes(HIT, tagLength);
        d.bytes(HIT_KEY, keyLength);
        while (d.position() < end) {
            names.read(RENDEZVOUS);
        }
    }

    private static void readForwarded(Dissection d) {
        int version = d.peekU8(0);
        d.value(FORWARDED_VERSION, 1, version);
        if (version == VERSION_4) {
            d.u8(FORWARDED_PROTOCOL);
            d.ipv4(FORWARDED_SOURCE_4);
            d.ipv4(FORWARDED_DESTINATION_4);
        } else if (version == VERSION_6) {
            d.u8(FORWARDED_PROTOCOL);
            d.ipv6(FORWARDED_SOURCE_6);
            d.ipv6(FORWARDED_DESTINATION_6);
        } else {
            return;
        }
        d.u16(FORWARDED_SOURCE_PORT);
        d.u16(FORWARDED_DESTINATION_PORT);
    }
}
