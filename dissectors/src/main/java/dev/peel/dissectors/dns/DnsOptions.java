package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The OPT pseudo record, RFC 6891 6.1, whose class and time to live are used for other things, and the options in it.
 *
 * <pre>
 *  payload size | upper part of the reply code (1) | version (1) | flags | length
 *  options:  code | length | by code
 * </pre>
 */
final class DnsOptions {
    private static final int UNDERSTOOD_SIGNATURES = 5; // RFC 6975
    private static final int UNDERSTOOD_DIGESTS = 6;
    private static final int UNDERSTOOD_HASHES = 7;
    private static final int CLIENT_SUBNET = 8; // RFC 7871
    private static final int COOKIE = 10; // RFC 7873
    private static final int KEEPALIVE = 11; // RFC 7828
    private static final int PADDING_OPTION = 12; // RFC 7830
    private static final int CHAIN = 13; // RFC 7901
    private static final int EXTENDED_ERROR = 15; // RFC 8914
    private static final int CLIENT_COOKIE_LENGTH = 8; // bytes
    private static final int FAMILY_IPV4 = 1;
    private static final int FAMILY_IPV6 = 2;

    static final Values FAMILIES = NamedValues.of("dns-address-families.tsv");
    private static final Values CODES = NamedValues.of("dns-edns-options.tsv");
    private static final Field PAYLOAD_SIZE = Field.uint("dns.rr.udp_payload_size", 16, "UDP payload size");
    /** The same where the uppermost bit has another use, RFC 6762 10.2. */
    private static final Field PAYLOAD_SIZE_MULTICAST = Field.uint("dns.rr.udp_payload_size", 16, "UDP payload size")
            .mask(0x7fff)
            .hex();

    private static final Field EXTENDED_CODE =
            Field.uint("dns.resp.ext_rcode", 8, "Higher bits in extended RCODE").hex();
    private static final Field VERSION = Field.uint("dns.resp.edns0_version", 8, "EDNS0 version");
    private static final Field FLAGS = Field.uint("dns.resp.z", 16, "Z").hex();
    private static final Field[] FLAG_PARTS = {
        Field.flag("dns.resp.z.do", 16, 0x8000, "DO bit")
                .values(Values.of(0, "Cannot handle DNSSEC security RRs", 1, "Accepts DNSSEC security RRs")),
        Field.uint("dns.resp.z.reserved", 16, "Reserved").mask(0x7fff).hex()
    };
    private static final Field OPTION = Field.group("dns.opt", "Option");
    private static final Field CODE =
            Field.uint("dns.opt.code", 16, "Option Code").values(CODES);
    private static final Field LENGTH = Field.uint("dns.opt.len", 16, "Option Length");
    private static final Field DATA = Field.bytes("dns.opt.data", "Option Data");
    private static final Field SIGNATURES = Field.uint("dns.opt.dau", 8, "DAU").values(DnsSecurity.ALGORITHMS);
    private static final Field DIGESTS = Field.uint("dns.opt.dhu", 8, "DHU").values(DnsSecurity.DIGEST_TYPES);
    private static final Field HASHES =
            Field.uint("dns.opt.n3u", 8, "N3U").values(NamedValues.of("dns-nsec3-hashes.tsv"));
    private static final Field SUBNET_FAMILY =
            Field.uint("dns.opt.client.family", 16, "Family").values(FAMILIES);
    private static final Field SUBNET_SOURCE = Field.uint("dns.opt.client.netmask", 8, "Source Netmask");
    private static final Field SUBNET_SCOPE = Field.uint("dns.opt.client.scope", 8, "Scope Netmask");
    private static final Field SUBNET_OTHER = Field.bytes("dns.opt.client.addr", "Client Subnet");
    private static final Field SUBNET_4 = Field.ipv4("dns.opt.client.addr4", "Client Subnet");
    private static final Field SUBNET_6 = Field.ipv6("dns.opt.client.addr6", "Client Subnet");
    private static final Field CLIENT_COOKIE = Field.bytes("dns.opt.cookie.client", "Client Cookie");
    private static final Field SERVER_COOKIE = Field.bytes("dns.opt.cookie.server", "Server Cookie");
    private static final Field TIMEOUT = Field.uint("dns.opt.edns_tcp_keepalive.timeout", 16, "Timeout");
    private static final Field PADDING = Field.bytes("dns.opt.padding", "Padding");
    private static final Field CHAIN_NAME = Field.text("dns.opt.chain.fqdn", "Closest Trust Point");
    private static final Field ERROR_CODE = Field.uint("dns.opt.ext_error.info_code", 16, "Info Code")
            .values(NamedValues.of("dns-extended-errors.tsv"));
    private static final Field ERROR_TEXT = Field.text("dns.opt.ext_error.extra_text", "Extra text");

    private DnsOptions() {}

    static Stream<Field> fields() {
        return Stream.of(
                PAYLOAD_SIZE,
                PAYLOAD_SIZE_MULTICAST,
                EXTENDED_CODE,
                VERSION,
                FLAGS,
                FLAG_PARTS[0],
                FLAG_PARTS[1],
                OPTION,
                CODE,
                LENGTH,
                DATA,
                SIGNATURES,
                DIGESTS,
                HASHES,
                SUBNET_FAMILY,
                SUBNET_SOURCE,
                SUBNET_SCOPE,
                SUBNET_OTHER,
                SUBNET_4,
                SUBNET_6,
                CLIENT_COOKIE,
                SERVER_COOKIE,
                TIMEOUT,
                PADDING,
                CHAIN_NAME,
                ERROR_CODE,
                ERROR_TEXT);
    }

    /**
     * Reads the record behind its type.
     *
     * @param recordLength the field of the record's length
     * @param cacheFlush the field of the class's upper bit, null where that has no meaning of its own
     */
    static void read(Dissection d, Field recordLength, @Nullable Field cacheFlush) {
        if (cacheFlush == null) {
            d.u16(PAYLOAD_SIZE);
        } else {
            d.peek(PAYLOAD_SIZE_MULTICAST);
            d.u16(cacheFlush);
        }
        d.u8(EXTENDED_CODE);
        d.u8(VERSION);
        d.bits(FLAGS, FLAG_PARTS);
        int end = d.u16(recordLength);
        end += d.position();
        while (d.position() < end) {
            int mark = d.open(OPTION);
            int code = d.u16(CODE);
            if (d.labelling()) {
                d.label(mark, "Option: " + CODES.name(code, "Unknown (" + code + ")"));
            }
            int length = d.u16(LENGTH);
            int optionEnd = d.position() + length;
            if (optionEnd > end) {
                throw d.malformed();
            }
            d.peekBytes(DATA, length);
            readOption(d, code, length, optionEnd);
            d.skip(optionEnd - d.position());
            d.close(mark);
        }
    }

    private static void readOption(Dissection d, int code, int length, int end) {
        switch (code) {
            case UNDERSTOOD_SIGNATURES -> each(d, SIGNATURES, end);
            case UNDERSTOOD_DIGESTS -> each(d, DIGESTS, end);
            case UNDERSTOOD_HASHES -> each(d, HASHES, end);
            case CLIENT_SUBNET -> readSubnet(d, end);
            case COOKIE -> {
                d.bytes(CLIENT_COOKIE, Math.min(length, CLIENT_COOKIE_LENGTH));
                d.bytes(SERVER_COOKIE, end - d.position());
            }
            case KEEPALIVE -> {
                if (length == 2) {
                    d.u16(TIMEOUT);
                }
            }
            case PADDING_OPTION -> d.bytes(PADDING, length);
            case CHAIN -> new DnsName().read(d, CHAIN_NAME, d.position());
            case EXTENDED_ERROR -> {
                d.u16(ERROR_CODE);
                if (end > d.position()) {
                    d.text(ERROR_TEXT, end - d.position());
                }
            }
            default -> {}
        }
    }

    private static void each(Dissection d, Field field, int end) {
        while (d.position() < end) {
            d.u8(field);
        }
    }

    private static void readSubnet(Dissection d, int end) {
        int family = d.u16(SUBNET_FAMILY);
        d.u8(SUBNET_SOURCE);
        d.u8(SUBNET_SCOPE);
        readCut(d, family, end - d.position(), SUBNET_4, SUBNET_6, SUBNET_OTHER);
    }

    /** Reads an address of which only {@code length} bytes are sent, RFC 7871 6, RFC 3123 4; the rest are 0. */
    static void readCut(Dissection d, int family, int length, Field ipv4, Field ipv6, Field other) {
        if (family == FAMILY_IPV4 && length <= 4) {
            long address = 0;
            for (int i = 0; i < 4; i++) {
                address = address << 8 | (i < length ? d.peekU8(i) : 0);
            }
            d.value(ipv4, length, address);
        } else if (family == FAMILY_IPV6 && length <= 16) {
            byte[] address = new byte[16];
            System.arraycopy(bytes(d, length), 0, address, 0, length);
            d.value(ipv6, length, address);
        } else {
            d.bytes(other, length);
        }
    }

    private static byte[] bytes(Dissection d, int length) {
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = (byte) d.peekU8(i);
        }
        return copy;
    }
}
