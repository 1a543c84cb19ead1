package dev.peel.dissectors.ip;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The options of the hop-by-hop and destination options headers, RFC 8200 4.2.
 *
 * <pre>
 *  type | length | by type
 * </pre>
 */
final class Ipv6Options {
    private static final int PAD_1 = 0;
    private static final int PAD_N = 1;
    private static final int ENCAPSULATION_LIMIT = 0x04; // RFC 2473 4.1.1
    private static final int ROUTER_ALERT = 0x05; // RFC 2711 2.1
    private static final int CALIPSO = 0x07; // RFC 5570 5.1
    private static final int MEASUREMENT = 0x0f; // RFC 8250 3.2
    private static final int RPL = 0x23; // RFC 6553 3, number of RFC 9008
    private static final int QUICK_START = 0x26; // RFC 4782 3.2
    private static final int PATH_MTU = 0x30; // RFC 9268 5
    private static final int RPL_DEPRECATED = 0x63; // RFC 6553 3
    private static final int MPL = 0x6d; // RFC 7731 6.1
    private static final int ILNP_NONCE = 0x8b; // RFC 6744 2
    private static final int LINE_IDENTIFICATION = 0x8c; // RFC 6788 6
    private static final int JUMBO = 0xc2; // RFC 2675 2
    private static final int HOME_ADDRESS = 0xc9; // RFC 6275 6.3
    private static final int FORWARDING = 0xee; // RFC 6971 7.1
    private static final int JUMBO_AT = 2; // bytes, where the option stands to be found ahead

    private static final Values TYPES = NamedValues.of("ipv6-option-types.tsv");
    private static final Field OPTION = Field.group("ipv6.opt", "IPv6 Option");
    private static final Field TYPE =
            Field.uint("ipv6.opt.type", 8, "Type").hex().values(TYPES);
    private static final Field ACTION = Field.uint("ipv6.opt.type.action", 8, "Action")
            .mask(0xc0)
            .values(Values.of(
                    0, "Skip and continue",
                    1, "Discard",
                    2, "Discard and send ICMP",
                    3, "Discard and send ICMP if not multicast"));
    private static final Field CHANGE = Field.flag("ipv6.opt.type.change", 8, 0x20, "May Change");
    private static final Field REST =
            Field.uint("ipv6.opt.type.rest", 8, "Low-Order Bits").mask(0x1f).hex();
    private static final Field[] TYPE_PARTS = {ACTION, CHANGE, REST};
    private static final Field LENGTH = Field.uint("ipv6.opt.length", 8, "Length");
    private static final Field PADDING_1 = Field.group("ipv6.opt.pad1", "Pad1");
    private static final Field PADDING_N = Field.bytes("ipv6.opt.padn", "PadN");
    private static final Field LIMIT = Field.uint("ipv6.opt.tel", 8, "Tunnel Encapsulation Limit");
    private static final Field ALERT = Field.uint("ipv6.opt.router_alert", 16, "Router Alert")
            .values(NamedValues.of("ipv6-router-alert-values.tsv"));
    private static final Field JUMBO_LENGTH = Field.uint("ipv6.opt.jumbo", 32, "Payload Length");
    private static final Field DOMAIN = Field.uint("ipv6.opt.calipso.doi", 32, "CALIPSO Domain of Interpretation");
    private static final Field COMPARTMENT_LENGTH = Field.uint("ipv6.opt.calipso.cmpt.length", 8, "Compartment Length");
    private static final Field SENSITIVITY = Field.uint("ipv6.opt.calipso.sens_level", 8, "Sensitivity Level");
    private static final Field CALIPSO_CHECKSUM =
            Field.uint("ipv6.opt.calipso.checksum", 16, "Checksum").hex();
    private static final Field COMPARTMENTS = Field.bytes("ipv6.opt.calipso.cmpt_bitmap", "Compartment Bitmap");
    private static final Field SCALE_RECEIVED = Field.uint("ipv6.opt.pdm.scale_dtlr", 8, "Scale DTLR");
    private static final Field SCALE_SENT = Field.uint("ipv6.opt.pdm.scale_dtls", 8, "Scale DTLS");
    private static final Field PACKET_SEQUENCE = Field.uint("ipv6.opt.pdm.psn_this_pkt", 16, "PSN This Packet");
    private static final Field RECEIVED_SEQUENCE = Field.uint("ipv6.opt.pdm.psn_last_recv", 16, "PSN Last Received");
    private static final Field DELTA_RECEIVED =
            Field.uint("ipv6.opt.pdm.delta_last_recv", 16, "Delta Time Last Received");
    private static final Field DELTA_SENT = Field.uint("ipv6.opt.pdm.delta_last_sent", 16, "Delta Time Last Sent");
    private static final Field QUICK_FUNCTION =
            Field.uint("ipv6.opt.qs_func", 8, "Function").mask(0xf0);
    private static final Field QUICK_RATE =
            Field.uint("ipv6.opt.qs_rate", 8, "Rate").mask(0x0f).values(NamedValues.of("quick-start-rates.tsv"));
    private static final Field QUICK_TTL = Field.uint("ipv6.opt.qs_ttl", 8, "QS TTL");
    private static final Field QUICK_UNUSED = Field.uint("ipv6.opt.qs_unused", 8, "Not Used");
    private static final Field QUICK_NONCE =
            Field.uint("ipv6.opt.qs_nonce", 32, "QS Nonce").mask(0xffff_fffcL).hex();
    private static final Field QUICK_RESERVED =
            Field.uint("ipv6.opt.qs_reserved", 32, "Reserved").mask(3).hex();
    private static final Field MINIMUM_MTU = Field.uint("ipv6.opt.pmtu.min", 16, "Minimum Reported PMTU");
    private static final Field RETURN_MTU = Field.uint("ipv6.opt.pmtu.rtn", 16, "Return Minimum PMTU");
    private static final Field RETURN_FLAG = Field.flag("ipv6.opt.pmtu.r_flag", 16, 1, "Return Flag");
    private static final Field RPL_FLAGS =
            Field.uint("ipv6.opt.rpl.flag", 8, "Flag").hex();
    private static final Field[] RPL_FLAG_PARTS = {
        Field.flag("ipv6.opt.rpl.flag.o", 8, 0x80, "Down"),
        Field.flag("ipv6.opt.rpl.flag.r", 8, 0x40, "Rank Error"),
        Field.flag("ipv6.opt.rpl.flag.f", 8, 0x20, "Forwarding Error"),
        Field.uint("ipv6.opt.rpl.flag.rsv", 8, "Reserved").mask(0x1f).hex()
    };
    private static final Field RPL_INSTANCE =
            Field.uint("ipv6.opt.rpl.instance_id", 8, "RPLInstanceID").hex();
    private static final Field RPL_RANK =
            Field.uint("ipv6.opt.rpl.sender_rank", 16, "Sender Rank").hex();
    private static final Field NONCE = Field.bytes("ipv6.opt.ilnp_nonce", "ILNP Nonce");
    private static final Field LINE_LENGTH = Field.uint("ipv6.opt.lio.length", 8, "LineIDLen");
    private static final Field LINE = Field.text("ipv6.opt.lio.line_id", "Line ID");
    private static final Field MPL_FLAGS =
            Field.uint("ipv6.opt.mpl.flag", 8, "Flag").hex();
    private static final Field[] MPL_FLAG_PARTS = {
        Field.uint("ipv6.opt.mpl.flag.s", 8, "Seed ID Length").mask(0xc0),
        Field.flag("ipv6.opt.mpl.flag.m", 8, 0x20, "Largest Sequence"),
        Field.flag("ipv6.opt.mpl.flag.v", 8, 0x10, "Version"),
        Field.uint("ipv6.opt.mpl.flag.rsv", 8, "Reserved").mask(0x0f).hex()
    };
    private static final Field MPL_SEQUENCE =
            Field.uint("ipv6.opt.mpl.sequence", 8, "Sequence").hex();
    private static final Field MPL_SEED = Field.bytes("ipv6.opt.mpl.seed_id", "Seed ID");
    private static final Field HOME = Field.ipv6("ipv6.opt.mipv6.home_address", "MIPv6 Home Address");
    private static final Field DFF_FLAGS =
            Field.uint("ipv6.opt.dff.flags", 8, "Flags").hex();
    private static final Field[] DFF_FLAG_PARTS = {
        Field.uint("ipv6.opt.dff.flag.ver", 8, "Version (VER)").mask(0xc0),
        Field.flag("ipv6.opt.dff.flag.dup", 8, 0x20, "Duplicate (DUP)"),
        Field.flag("ipv6.opt.dff.flag.ret", 8, 0x10, "Return (RET)"),
        Field.uint("ipv6.opt.dff.flag.rsv", 8, "Reserved").mask(0x0f).hex()
    };
    private static final Field DFF_SEQUENCE =
            Field.uint("ipv6.opt.dff.sequence_number", 16, "Sequence Number").base(Base.DEC_HEX);
    private static final Field EXPERIMENTAL = Field.bytes("ipv6.opt.experimental", "Experimental Option");
    private static final Field UNKNOWN = Field.bytes("ipv6.opt.unknown", "Unknown Option Payload");

    private Ipv6Options() {}

    static Stream<Field> fields() {
        return Stream.of(
                        Stream.of(
                                OPTION,
                                TYPE,
                                ACTION,
                                CHANGE,
                                REST,
                                LENGTH,
                                PADDING_1,
                                PADDING_N,
                                LIMIT,
                                ALERT,
                                JUMBO_LENGTH,
                                DOMAIN,
                                COMPARTMENT_LENGTH,
                                SENSITIVITY,
                                CALIPSO_CHECKSUM,
                                COMPARTMENTS,
                                SCALE_RECEIVED,
                                SCALE_SENT,
                                PACKET_SEQUENCE,
                                RECEIVED_SEQUENCE,
                                DELTA_RECEIVED,
                                DELTA_SENT,
                                QUICK_FUNCTION,
                                QUICK_RATE,
                                QUICK_TTL,
                                QUICK_UNUSED,
                                QUICK_NONCE,
                                QUICK_RESERVED,
                                MINIMUM_MTU,
                                RETURN_MTU,
                                RETURN_FLAG,
                                RPL_FLAGS,
                                RPL_INSTANCE,
                                RPL_RANK,
                                NONCE,
                                LINE_LENGTH,
                                LINE,
                                MPL_FLAGS,
                                MPL_SEQUENCE,
                                MPL_SEED,
                                HOME,
                                DFF_FLAGS,
                                DFF_SEQUENCE,
                                EXPERIMENTAL,
                                UNKNOWN),
                        Arrays.stream(RPL_FLAG_PARTS),
                        Arrays.stream(MPL_FLAG_PARTS),
                        Arrays.stream(DFF_FLAG_PARTS))
                .flatMap(fields -> fields);
    }

    /** {@return the length that a jumbo payload option in the hop-by-hop header at the cursor gives, 0 where there is none} */
    static long jumboLength(Dissection d) {
        int at = JUMBO_AT;
        int end = d.captured() < JUMBO_AT ? 0 : Math.min(d.captured(), (d.peekU8(1) + 1) * Ipv6ExtensionHeader.UNIT);
        while (at + 6 <= end) {
            int type = d.peekU8(at);
            if (type == JUMBO) {
                return d.peekU32(at + 2);
            }
            at += type == PAD_1 ? 1 : 2 + d.peekU8(at + 1);
        }
        return 0;
    }

    /** Reads {@code length} bytes of options. */
    static void read(Dissection d, int length) {
        int end = d.position() + length;
        while (d.position() < end) {
            int mark = d.open(OPTION);
            int type = d.peekU8(0);
            if (d.labelling()) {
                d.label(mark, TYPES.name(type, "Unknown IPv6 Option (" + type + ")"));
            }
            d.bits(TYPE, TYPE_PARTS);
            if (type == PAD_1) {
                d.bytes(PADDING_1, 0);
            } else {
                int optionLength = d.u8(LENGTH);
                int optionEnd = d.position() + optionLength;
                d.peekU8(optionLength > 0 ? optionLength - 1 : -1);
                readValue(d, type, optionLength);
                d.skip(optionEnd - d.position());
            }
            d.close(mark);
        }
        d.skip(end - d.position());
    }

    private static void readValue(Dissection d, int type, int length) {
        if (length < shortest(type)) {
            d.expert(Severity.WARNING, ExpertGroup.MALFORMED, "Invalid IPv6 option length");
            d.bytes(UNKNOWN, length);
            return;
        }
        switch (type) {
            case PAD_N -> d.bytes(PADDING_N, length);
            case ENCAPSULATION_LIMIT -> d.u8(LIMIT);
            case ROUTER_ALERT -> d.u16(ALERT);
            case CALIPSO -> readCalipso(d, length);
            case MEASUREMENT -> readMeasurement(d);
            case RPL, RPL_DEPRECATED -> {
                d.bits(RPL_FLAGS, RPL_FLAG_PARTS);
                d.u8(RPL_INSTANCE);
                d.u16(RPL_RANK);
            }
            case QUICK_START -> readQuickStart(d);
            case PATH_MTU -> {
                d.u16(MINIMUM_MTU);
                d.peek(RETURN_FLAG);
                d.value(RETURN_MTU, 2, d.peekU16(0) & 0xfffe);
            }
            case MPL -> {
                d.bits(MPL_FLAGS, MPL_FLAG_PARTS);
                d.u8(MPL_SEQUENCE);
                d.bytes(MPL_SEED, length - 2);
            }
            case ILNP_NONCE -> d.bytes(NONCE, length);
            case LINE_IDENTIFICATION -> {
                int lineLength = d.u8(LINE_LENGTH);
                d.text(LINE, Math.min(lineLength, length - 1));
            }
            case JUMBO -> d.u32(JUMBO_LENGTH);
            case HOME_ADDRESS -> d.ipv6(HOME);
            case FORWARDING -> {
                d.bits(DFF_FLAGS, DFF_FLAG_PARTS);
                d.u16(DFF_SEQUENCE);
            }
            default -> d.bytes((type & 0x1f) == 0x1e ? EXPERIMENTAL : UNKNOWN, length);
        }
    }

    /** {@return the fewest bytes that the value of an option of {@code type} has} */
    private static int shortest(int type) {
        return switch (type) {
            case ENCAPSULATION_LIMIT, LINE_IDENTIFICATION -> 1;
            case ROUTER_ALERT, MPL -> 2;
            case FORWARDING -> 3;
            case RPL, RPL_DEPRECATED, JUMBO, PATH_MTU -> 4;
            case QUICK_START -> 6;
            case CALIPSO -> 8;
            case MEASUREMENT -> 10;
            case HOME_ADDRESS -> 16;
            default -> 0;
        };
    }

    private static void readCalipso(Dissection d, int length) {
        d.u32(DOMAIN);
        int words = d.u8(COMPARTMENT_LENGTH);
        d.u8(SENSITIVITY);
        d.u16(CALIPSO_CHECKSUM);
        d.bytes(COMPARTMENTS, Math.min(words * 4, length - 8));
    }

    private static void readMeasurement(Dissection d) {
        d.u8(SCALE_RECEIVED);
        d.u8(SCALE_SENT);
        d.u16(PACKET_SEQUENCE);
        d.u16(RECEIVED_SEQUENCE);
        d.u16(DELTA_RECEIVED);
        d.u16(DELTA_SENT);
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
}
