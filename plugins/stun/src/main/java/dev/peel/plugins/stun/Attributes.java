package dev.peel.plugins.stun;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The attributes of a message, RFC 8489 14: {@code type (2) | length (2) | value | padding to 4 bytes}. */
final class Attributes {
    static final Values ASSIGNMENTS = Values.of(0, "IETF Review", 1, "Designated Expert");

    private static final Values NAMES = Values.resource(Attributes.class, "attributes.tsv");
    private static final long FINGERPRINT_MASK = 0x5354554eL; // RFC 8489 14.7
    private static final int ATTRIBUTE_HEADER_LENGTH = 4; // bytes

    private static final Field ATTRIBUTE =
            Field.uint("stun.attribute", 16, "Attribute Type").hex().values(NAMES);
    private static final Field TYPE =
            Field.uint("stun.att.type", 16, "Attribute Type").hex().values(NAMES);
    private static final Field COMPREHENSION = Field.uint(
                    "stun.att.type.comprehension", 16, "Attribute Type Comprehension")
            .hex()
            .mask(0x8000)
            .values(Values.of(0, "Required", 1, "Optional"));
    private static final Field ASSIGNMENT = Field.uint("stun.att.type.assignment", 16, "Attribute Type Assignment")
            .hex()
            .mask(0x4000)
            .values(ASSIGNMENTS);
    private static final Field[] TYPE_PARTS = {COMPREHENSION, ASSIGNMENT};
    private static final Field LENGTH = Field.uint("stun.att.length", 16, "Attribute Length");
    private static final Field PADDING = Field.uint("stun.att.padding", 16, "Padding");
    static final Field RESERVED = Field.bytes("stun.att.reserved", "Reserved");
    private static final Field VALUE = Field.bytes("stun.value", "Value");
    private static final Field USERNAME = Field.text("stun.att.username", "Username");
    private static final Field PASSWORD = Field.bytes("stun.att.password", "Password");
    private static final Field INTEGRITY = Field.bytes("stun.att.hmac", "HMAC-SHA1");
    private static final Field CRC = Field.uint("stun.att.crc32", 32, "CRC-32").hex();
    private static final Field CRC_STATUS =
            Field.uint("stun.att.crc32.status", 8, "CRC-32 Status").values(Values.of(0, "Bad", 1, "Good"));
    private static final Field ERROR_CLASS =
            Field.uint("stun.att.error.class", 8, "Error Class").mask(0x07);
    private static final Field ERROR = Field.uint("stun.att.error", 8, "Error Code");
    private static final Field REASON = Field.text("stun.att.error.reason", "Error Reason Phrase");
    private static final Field REALM = Field.text("stun.att.realm", "Realm");
    private static final Field NONCE = Field.text("stun.att.nonce", "Nonce");
    private static final Field UNKNOWN =
            Field.uint("stun.att.unknown", 16, "Unknown Attribute").hex().values(NAMES);
    private static final Field SOFTWARE = Field.text("stun.att.software", "Software");
    private static final Field PRIORITY = Field.uint("stun.att.priority", 32, "Priority");
    private static final Field TIE_BREAKER = Field.bytes("stun.att.tie-breaker", "Tie breaker");
    private static final Field LIFETIME = Field.uint("stun.att.lifetime", 32, "Lifetime");
    private static final Field EVEN_PORT = Field.uint("stun.att.even-port.reserve-next", 8, "Reserve next")
            .mask(0x80)
            .values(Values.of(0, "No reservation", 1, "Reserve next port number"));
    private static final Field CACHE_TIMEOUT = Field.uint("stun.att.cache-timeout", 32, "Cache timeout");
    private static final Field TOKEN = Field.bytes("stun.att.token", "Token");
    private static final Field TRANSPORT =
            Field.uint("stun.att.transp", 8, "Transport").hex().values(Values.of(0x06, "TCP", 0x11, "UDP"));
    private static final Field CHANNEL =
            Field.uint("stun.att.channelnum", 16, "Channel-Number").hex();
    private static final Field NETWORK_ID = Field.uint("stun.att.google.network_id", 16, "Google Network ID");
    private static final Field NETWORK_COST = Field.uint("stun.att.google.network_cost", 16, "Google Network Cost");
    private static final Field CHANGE_IP = Field.flag("stun.att.change-ip", 16, 0x4, "Change IP");
    private static final Field CHANGE_PORT = Field.flag("stun.att.change-port", 16, 0x2, "Change Port");
    private static final Field MAGIC_COOKIE =
            Field.uint("stun.att.magic_cookie", 32, "Magic Cookie").hex();
    private static final Field BANDWIDTH = Field.uint("stun.port.bandwidth", 32, "Bandwidth");
    private static final Field ALGORITHM = Field.uint("stun.att.pw_alg", 16, "Password Algorithm")
            .values(Values.of(0, "Reserved", 1, "MD5", 2, "SHA-256"));
    private static final Field ALGORITHM_LENGTH = Field.uint("stun.att.pw_alg_len", 16, "Password Algorithm Length");
    private static final Field ALGORITHM_DATA = Field.bytes("stun.att.pw_alg_data", "Password Algorithm Data");
    private static final Field ICMP_TYPE = Field.uint("stun.att.icmp.type", 8, "ICMP type");
    private static final Field ICMP_CODE = Field.uint("stun.att.icmp.code", 8, "ICMP code");
    private static final List<Field> OWN = List.of(
            ATTRIBUTE,
            TYPE,
            COMPREHENSION,
            ASSIGNMENT,
            LENGTH,
            PADDING,
            RESERVED,
            VALUE,
            USERNAME,
            PASSWORD,
            INTEGRITY,
            CRC,
            CRC_STATUS,
            ERROR_CLASS,
            ERROR,
            REASON,
            REALM,
            NONCE,
            UNKNOWN,
            SOFTWARE,
            PRIORITY,
            TIE_BREAKER,
            LIFETIME,
            EVEN_PORT,
            CACHE_TIMEOUT,
            TOKEN,
            TRANSPORT,
            CHANNEL,
            NETWORK_ID,
            NETWORK_COST,
            CHANGE_IP,
            CHANGE_PORT,
            MAGIC_COOKIE,
            BANDWIDTH,
            ALGORITHM,
            ALGORITHM_LENGTH,
            ALGORITHM_DATA,
            ICMP_TYPE,
            ICMP_CODE,
            Addresses.FAMILY,
            Addresses.PORT,
            Addresses.IPV4,
            Addresses.IPV6,
            Addresses.PORT_XORED,
            Addresses.IPV4_XORED,
            Addresses.IPV6_XORED);
    static final Field[] FIELDS =
            Stream.concat(OWN.stream(), MicrosoftAttributes.FIELDS.stream()).toArray(Field[]::new);

    private Attributes() {}

    /**
     * Reads all attributes.
     *
     * @param whole the message from its first byte on; empty where no attribute is asked for
     */
    static void all(Dissection d, byte[] whole) {
        int length = d.remaining();
        while (d.remaining() > 0) {
            int type = d.peekU16(0);
            int valueLength = d.peekU16(2);
            int padding =
                    Math.min(-valueLength & 3, Math.max(0, d.remaining() - ATTRIBUTE_HEADER_LENGTH - valueLength));
            int before = StunDissector.HEADER_LENGTH + length - d.remaining();
            int total = Math.min(d.remaining(), ATTRIBUTE_HEADER_LENGTH + valueLength + padding);
            d.group(ATTRIBUTE, total, type, attribute -> {
                if (attribute.labelling()) {
                    attribute.label(NAMES.name(type, "Unknown"));
                }
                one(attribute, type, valueLength, padding, whole, before);
            });
        }
    }

    private static void one(Dissection d, int type, int length, int padding, byte[] whole, int before) {
        d.peekBits(TYPE, TYPE_PARTS, d.labelling() ? "Attribute Type: " + NAMES.name(type, "Unknown") : null);
        d.skip(2);
        d.u16(LENGTH);
        int end = d.remaining() - length;
        if (length > 0) {
            value(d, type, length, whole, before);
        }
        d.skip(Math.max(0, d.remaining() - Math.max(0, end)));
        if (padding > 0) {
            d.value(PADDING, padding, padding);
        }
    }

    private static void value(Dissection d, int type, int length, byte[] whole, int before) {
        switch (type) {
            case 0x0001, 0x0002, 0x0004, 0x0005, 0x000b, 0x0011, 0x8023, 0x802b, 0x802c -> Addresses.plain(d);
            case 0x0003 -> {
                d.skip(2);
                d.peek(CHANGE_IP);
                d.peek(CHANGE_PORT);
            }
            case 0x000f -> d.u32(MAGIC_COOKIE);
            case 0x0010 -> d.u32(BANDWIDTH);
            case 0x001d -> algorithm(d, length);
            case 0x8002 -> algorithms(d, length);
            case 0x0030, 0x8004 -> {
                d.u8(ICMP_TYPE);
                d.u8(ICMP_CODE);
            }
            case 0x0012, 0x0016, 0x0020, 0x0027, 0x0028 -> Addresses.xored(d, whole);
            case 0x0006 -> d.text(USERNAME, length);
            case 0x0007 -> d.bytes(PASSWORD, length);
            case 0x0008 -> d.bytes(INTEGRITY, length);
            case 0x0009 -> error(d, length);
            case 0x000a -> {
                for (int i = 0; i < length / 2; i++) {
                    d.u16(UNKNOWN);
                }
            }
            case 0x000c -> {
                d.u16(CHANNEL);
                d.bytes(RESERVED, 2);
            }
            case 0x000d -> d.u32(LIFETIME);
            case 0x0014 -> d.text(REALM, length);
            case 0x0015 -> d.text(NONCE, length);
            case 0x0017 -> {
                d.u8(Addresses.FAMILY);
                d.bytes(RESERVED, 3);
            }
            case 0x0018 -> d.u8(EVEN_PORT);
            case 0x0019 -> {
                d.u8(TRANSPORT);
                d.bytes(RESERVED, 3);
            }
            case 0x0022 -> d.bytes(TOKEN, length);
            case 0x0024 -> d.u32(PRIORITY);
            case 0x8022 -> d.text(SOFTWARE, length);
            case 0x8027 -> d.u32(CACHE_TIMEOUT);
            case 0x8028 -> fingerprint(d, whole, before);
            case 0x8029, 0x802a -> d.bytes(TIE_BREAKER, length);
            case 0xc057 -> {
                d.u16(NETWORK_ID);
                d.u16(NETWORK_COST);
            }
            default -> {
                if (!MicrosoftAttributes.value(d, type, length, whole)) {
                    d.bytes(VALUE, length);
                }
            }
        }
    }

    /** RFC 8489 14.11: each padded to 4 bytes. */
    private static void algorithms(Dissection d, int length) {
        int end = d.remaining() - length;
        while (d.remaining() - end >= ATTRIBUTE_HEADER_LENGTH) {
            int read = algorithm(d, d.remaining() - end);
            d.skip(Math.min(-read & 3, Math.max(0, d.remaining() - end)));
        }
    }

    /** {@return how many bytes were read of the {@code length} that there are} */
    private static int algorithm(Dissection d, int length) {
        d.u16(ALGORITHM);
        int parameters = Math.min(d.u16(ALGORITHM_LENGTH), Math.max(0, length - ATTRIBUTE_HEADER_LENGTH));
        if (parameters > 0) {
            d.bytes(ALGORITHM_DATA, parameters);
        }
        return ATTRIBUTE_HEADER_LENGTH + parameters;
    }

    private static void error(Dissection d, int length) {
        d.bytes(RESERVED, 2);
        d.u8(ERROR_CLASS);
        d.u8(ERROR);
        d.text(REASON, length - 4);
    }

    /** The CRC-32 of all that comes before, RFC 8489 14.7. */
    private static void fingerprint(Dissection d, byte[] whole, int before) {
        long found = d.u32(CRC);
        if (d.wants(CRC_STATUS)) {
            CRC32 crc = new CRC32();
            crc.update(whole, 0, Math.max(0, Math.min(before, whole.length)));
            d.generated(CRC_STATUS, (crc.getValue() ^ FINGERPRINT_MASK) == found ? 1 : 0);
        }
    }
}
