package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The options of an IPv4 header, RFC 791 3.1.
 *
 * <pre>
 *  type | length | by type        the two of one byte only have no length
 * </pre>
 */
final class Ipv4Options {
    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int RECORD_ROUTE = 7;
    private static final int MTU_PROBE = 11; // RFC 1063
    private static final int MTU_REPLY = 12;
    private static final int QUICK_START = 25; // RFC 4782 3.1
    private static final int TIME_STAMP = 68;
    private static final int TRACEROUTE = 82; // RFC 1393
    private static final int SECURITY = 130;
    private static final int LOOSE_SOURCE_ROUTE = 131;
    private static final int EXTENDED_SECURITY = 133; // RFC 1108 2.4
    private static final int COMMERCIAL_SECURITY = 134; // FIPS 188
    private static final int STREAM_IDENTIFIER = 136;
    private static final int STRICT_SOURCE_ROUTE = 137;
    private static final int ROUTER_ALERT = 148; // RFC 2113
    private static final int DIRECTED_BROADCAST = 149; // RFC 1770
    private static final int ADDRESS = 4; // bytes

    private static final Field TYPE =
            Field.uint("ip.opt.type", 8, "Type").values(NamedValues.of("ip-option-types.tsv"));
    private static final Field[] TYPE_PARTS = {
        Field.flag("ip.opt.type.copy", 8, 0x80, "Copy on fragmentation"),
        Field.uint("ip.opt.type.class", 8, "Class")
                .mask(0x60)
                .values(Values.of(
                        0,
                        "Control",
                        1,
                        "Reserved for future use",
                        2,
                        "Debugging and measurement",
                        3,
                        "Reserved for future use")),
        Field.uint("ip.opt.type.number", 8, "Number").mask(0x1f).values(NamedValues.of("ip-option-numbers.tsv"))
    };
    private static final Field LENGTH = Field.uint("ip.opt.len", 8, "Length");
    private static final Field MTU = Field.uint("ip.opt.mtu", 16, "MTU");
    private static final Field STREAM = Field.uint("ip.opt.sid", 16, "Stream Identifier");
    private static final Field ALERT =
            Field.uint("ip.opt.ra", 16, "Router Alert").values(NamedValues.of("ip-router-alert-values.tsv"));
    private static final Field BROADCAST_ADDRESS = Field.ipv4("ip.opt.addr", "IP Address");
    private static final Field TRACE_NUMBER = Field.uint("ip.opt.id_number", 16, "ID Number");
    private static final Field OUTBOUND_HOPS = Field.uint("ip.opt.ohc", 16, "Outbound Hop Count");
    private static final Field RETURN_HOPS = Field.uint("ip.opt.rhc", 16, "Return Hop Count");
    private static final Field ORIGINATOR = Field.ipv4("ip.opt.originator", "Originator IP Address");
    private static final Field SECURITY_LEVEL =
            Field.uint("ip.opt.sec_rfc791_sec", 16, "Security").hex();
    private static final Field COMPARTMENTS = Field.uint("ip.opt.sec_rfc791_comp", 16, "Compartments");
    private static final Field RESTRICTIONS = Field.text("ip.opt.sec_rfc791_hr", "Handling Restrictions");
    private static final Field TRANSMISSION = Field.text("ip.opt.sec_rfc791_tcc", "Transmission Control Code");
    private static final Field CLASSIFICATION =
            Field.uint("ip.opt.sec_cl", 8, "Classification Level").hex();
    private static final Field AUTHORITIES = Field.uint("ip.opt.sec_prot_auth_flags", 8, "Protection Authority Flags")
            .hex();
    private static final Field EXTENDED_FORMAT = Field.uint(
                    "ip.opt.ext_sec_add_sec_info_format_code", 8, "Additional Security Info Format Code")
            .hex();
    private static final Field EXTENDED_INFORMATION =
            Field.bytes("ip.opt.ext_sec_add_sec_info", "Additional Security Info");
    private static final Field DOMAIN = Field.uint("ip.cipso.doi", 32, "DOI");
    private static final Field TAG_TYPE = Field.uint("ip.cipso.tag_type", 8, "Tag Type");
    private static final Field TAG_DATA = Field.bytes("ip.cipso.tag_data", "Tag data");
    private static final Field QUICK_FUNCTION =
            Field.uint("ip.opt.qs_func", 8, "Function").mask(0xf0);
    private static final Field QUICK_RATE =
            Field.uint("ip.opt.qs_rate", 8, "Rate").mask(0x0f).values(NamedValues.of("quick-start-rates.tsv"));
    private static final Field QUICK_TTL = Field.uint("ip.opt.qs_ttl", 8, "QS TTL");
    private static final Field QUICK_UNUSED = Field.uint("ip.opt.qs_unused", 8, "Not Used");
    private static final Field QUICK_NONCE =
            Field.uint("ip.opt.qs_nonce", 32, "QS Nonce").mask(0xffff_fffcL).hex();
    private static final Field QUICK_RESERVED =
            Field.uint("ip.opt.qs_reserved", 32, "Reserved").mask(3).hex();
    private static final int SECURITY_RFC791_LENGTH = 11; // bytes

    private Ipv4Options() {}

    static Stream<Field> fields() {
        return Stream.of(
                        Stream.of(
                                TYPE,
                                LENGTH,
                                MTU,
                                STREAM,
                                ALERT,
                                BROADCAST_ADDRESS,
                                TRACE_NUMBER,
                                OUTBOUND_HOPS,
                                RETURN_HOPS,
                                ORIGINATOR,
                                SECURITY_LEVEL,
                                COMPARTMENTS,
                                RESTRICTIONS,
                                TRANSMISSION,
                                CLASSIFICATION,
                                AUTHORITIES,
                                EXTENDED_FORMAT,
                                EXTENDED_INFORMATION,
                                DOMAIN,
                                TAG_TYPE,
                                TAG_DATA,
                                QUICK_FUNCTION,
                                QUICK_RATE,
                                QUICK_TTL,
                                QUICK_UNUSED,
                                QUICK_NONCE,
                                QUICK_RESERVED),
                        Arrays.stream(TYPE_PARTS),
                        Ipv4Routes.fields())
                .flatMap(fields -> fields);
    }

    /** Reads {@code length} bytes of options. */
    static void read(Dissection d, int length) {
        int end = d.position() + length;
        int type = NO_OPERATION;
        while (d.position() < end && type != END_OF_OPTIONS) {
            type = d.peekU8(0);
            if (type == END_OF_OPTIONS || type == NO_OPERATION) {
                d.bits(TYPE, TYPE_PARTS);
            } else {
                int left = end - d.position();
                int optionLength = left > 1 ? d.peekU8(1) : 0;
                if (optionLength < 2 || optionLength > left) {
                    d.expert(
                            Severity.WARNING,
                            ExpertGroup.PROTOCOL,
                            "Option " + type + " has length " + optionLength + ", " + left + " bytes are left");
                    break;
                }
                int optionEnd = d.position() + optionLength;
                readOption(d, type, optionLength);
                d.skip(optionEnd - d.position());
            }
        }
        d.skip(end - d.position());
    }

    private static void readOption(Dissection d, int type, int length) {
        if (!isKnown(type)) {
            return;
        }
        d.bits(TYPE, TYPE_PARTS);
        d.u8(LENGTH);
        if (length < shortest(type)) {
            d.expert(Severity.WARNING, ExpertGroup.PROTOCOL, "Option " + type + " is too short: " + length + " bytes");
            throw d.malformed();
        }
        switch (type) {
            case RECORD_ROUTE, LOOSE_SOURCE_ROUTE, STRICT_SOURCE_ROUTE ->
                Ipv4Routes.readRoute(d, type != RECORD_ROUTE, length);
            case TIME_STAMP -> Ipv4Routes.readTimestamps(d, length);
            case MTU_PROBE, MTU_REPLY -> d.u16(MTU);
            case QUICK_START -> readQuickStart(d);
            case TRACEROUTE -> {
                d.u16(TRACE_NUMBER);
                d.u16(OUTBOUND_HOPS);
                d.u16(RETURN_HOPS);
                d.ipv4(ORIGINATOR);
            }
            case SECURITY -> readSecurity(d, length);
            case EXTENDED_SECURITY -> {
                d.u8(EXTENDED_FORMAT);
                d.bytes(EXTENDED_INFORMATION, length - 3);
            }
            case COMMERCIAL_SECURITY -> readCommercialSecurity(d, d.position() + length - 2);
            case STREAM_IDENTIFIER -> d.u16(STREAM);
            case ROUTER_ALERT -> d.u16(ALERT);
            case DIRECTED_BROADCAST -> {
                for (int left = length - 2; left >= ADDRESS; left -= ADDRESS) {
                    d.ipv4(BROADCAST_ADDRESS);
                }
            }
            default -> {}
        }
    }

    private static boolean isKnown(int type) {
        return shortest(type) > 0;
    }

    /** {@return the fewest bytes of an option of {@code type}, 0 where the type is not known} */
    private static int shortest(int type) {
        return switch (type) {
            case RECORD_ROUTE, LOOSE_SOURCE_ROUTE, STRICT_SOURCE_ROUTE, SECURITY, EXTENDED_SECURITY -> 3;
            case MTU_PROBE, MTU_REPLY, STREAM_IDENTIFIER, ROUTER_ALERT -> 4;
            case TIME_STAMP -> 5;
            case DIRECTED_BROADCAST -> 6;
            case QUICK_START -> 8;
            case COMMERCIAL_SECURITY -> 10;
            case TRACEROUTE -> 12;
            default -> 0;
        };
    }

    private static void readQuickStart(Dissection d) {
        d.peek(QUICK_FUNCTION);
        int function = d.peekU8(0) >> 4;
        d.u8(QUICK_RATE);
        // RFC 4782 3.1: a report of the approved rate has no TTL.
        d.u8(function == 0 ? QUICK_TTL : QUICK_UNUSED);
        d.peek(QUICK_NONCE);
        d.u32(QUICK_RESERVED);
    }

    private static void readSecurity(Dissection d, int length) {
        if (length == SECURITY_RFC791_LENGTH) {
            d.u16(SECURITY_LEVEL);
            d.u16(COMPARTMENTS);
            d.text(RESTRICTIONS, 2);
            d.text(TRANSMISSION, 3);
        } else {
            // RFC 1108 2.3 replaced the option of RFC 791.
            d.u8(CLASSIFICATION);
            for (int left = length - 3; left > 0; left--) {
                d.u8(AUTHORITIES);
            }
        }
    }

    private static void readCommercialSecurity(Dissection d, int end) {
        d.u32(DOMAIN);
        while (end - d.position() >= 2) {
            d.u8(TAG_TYPE);
            int tagLength = d.u8();
            if (tagLength < 2 || tagLength - 2 > end - d.position()) {
                d.expert(Severity.WARNING, ExpertGroup.PROTOCOL, "Malformed CIPSO tag");
                return;
            }
            d.bytes(TAG_DATA, tagLength - 2);
        }
    }
}
