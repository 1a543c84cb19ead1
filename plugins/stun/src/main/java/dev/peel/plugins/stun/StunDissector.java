package dev.peel.plugins.stun;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * STUN, RFC 8489, with TURN, RFC 8656, and the attributes of ICE, RFC 8445: over UDP by port and by content, over TCP by port.
 *
 * <pre>
 *  type (2), its highest bits 00 | length (2) of the attributes | cookie (4) | transaction (12) | attributes      or, of TURN,
 *  channel (2), its highest bits 01 | length (2) | data
 * </pre>
 */
public final class StunDissector implements StreamDissector, HeuristicDissector {
    private static final int PORT = 3478;
    static final int COOKIE = 0x2112a442; // RFC 8489 5
    static final int HEADER_LENGTH = 20; // bytes
    private static final int CHANNEL_HEADER_LENGTH = 4; // bytes, RFC 8656 12.4
    private static final int TRANSACTION_LENGTH = 12; // bytes
    private static final int COOKIE_AT = 4;
    private static final int TRANSACTION_AT = 8;
    static final int REQUEST = 0;
    private static final int INDICATION = 1;
    private static final int ORDER = 50;

    private static final Values METHODS = Values.resource(StunDissector.class, "methods.tsv");
    private static final Values CLASSES =
            Values.of(0, "Request", 1, "Indication", 2, "Success Response", 3, "Error Response");

    private static final Field TYPE =
            Field.uint("stun.type", 16, "Message Type").hex();
    private static final Field CLASS =
            Field.uint("stun.type.class", 16, "Message Class").hex().mask(0x0110);
    private static final Field METHOD =
            Field.uint("stun.type.method", 16, "Message Method").hex().mask(0x3eef);
    private static final Field ASSIGNMENT = Field.uint("stun.type.method-assignment", 16, "Message Method Assignment")
            .hex()
            .mask(0x2000)
            .values(Attributes.ASSIGNMENTS);
    private static final Field LENGTH = Field.uint("stun.length", 16, "Message Length");
    private static final Field COOKIE_FIELD = Field.bytes("stun.cookie", "Message Cookie");
    private static final Field TRANSACTION = Field.bytes("stun.id", "Message Transaction ID");
    private static final Field ATTRIBUTES = Field.group("stun.attributes", "Attributes");
    private static final Field REQUEST_IN = Field.frameNumber("stun.response-to", "Request In");
    private static final Field TIME = Field.of(FieldType.RELATIVE_TIME, "stun.time", "Time");
    private static final Field DUPLICATE = Field.frameNumber("stun.reqduplicate", "Duplicated original message in");
    private static final Field CHANNEL =
            Field.uint("stun.channel", 16, "Channel Number").hex();
    private static final Field[] OWN = {
        TYPE,
        CLASS,
        METHOD,
        ASSIGNMENT,
        LENGTH,
        COOKIE_FIELD,
        TRANSACTION,
        ATTRIBUTES,
        REQUEST_IN,
        TIME,
        DUPLICATE,
        CHANNEL
    };
    private static final Field[] RELATED = {REQUEST_IN, TIME, DUPLICATE};
    private static final Field[] TYPE_PARTS = {CLASS, METHOD, ASSIGNMENT};
    private static final Protocol STUN = Protocol.of("stun", "STUN", "Session Traversal Utilities for NAT", fields());

    @Override
    public Protocol protocol() {
        return STUN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("udp.port", PORT, this);
        registrar.bind("tcp.port", PORT, this);
        registrar.heuristic("udp.port", ORDER, this);
    }

    @Override
    public boolean recognizes(Bytes payload) {
        return payload.length() >= HEADER_LENGTH
                && payload.u8(0) >> 6 == 0
                && (int) payload.u32(COOKIE_AT) == COOKIE
                && payload.u16(2) % 4 == 0
                && payload.length() == HEADER_LENGTH + payload.u16(2);
    }

    @Override
    public boolean follows(Bytes payload) {
        return recognizes(payload) || isChannel(payload) && payload.length() >= CHANNEL_HEADER_LENGTH + payload.u16(2);
    }

    /** A stream's first bytes may be few. */
    @Override
    public boolean accepts(Bytes payload) {
        return payload.length() < TRANSACTION_AT
                ? payload.u8(0) >> 6 <= 1
                : isChannel(payload) || payload.u8(0) >> 6 == 0 && (int) payload.u32(COOKIE_AT) == COOKIE;
    }

    @Override
    public int pduLength(Bytes available) {
        if (available.u8(0) >> 6 > 1) {
            return NOT_A_PDU;
        }
        if (available.length() < CHANNEL_HEADER_LENGTH) {
            return NEED_MORE;
        }
        int length = available.u16(2);
        // RFC 8656 12.5: over a stream, channel data are padded.
        return isChannel(available) ? CHANNEL_HEADER_LENGTH + (length + 3 & ~3) : HEADER_LENGTH + length;
    }

    @Override
    public void dissect(Dissection d) {
        if (isChannel(d.peekU8(0))) {
            channel(d);
        } else {
            message(d);
        }
    }

    private static Field[] fields() {
        List<Field> all = new ArrayList<>(List.of(OWN));
        all.addAll(List.of(Attributes.FIELDS));
        return all.toArray(Field[]::new);
    }

    private static boolean isChannel(Bytes payload) {
        return payload.length() >= CHANNEL_HEADER_LENGTH && isChannel(payload.u8(0));
    }

    /** RFC 5766 11; RFC 8656 12 keeps 0x5000 to 0x7fff for later. */
    private static boolean isChannel(int firstByte) {
        return firstByte >> 6 == 1;
    }

    private static void channel(Dissection d) {
        int channel = d.u16(CHANNEL);
        int length = d.u16(LENGTH);
        if (d.summarizing()) {
            d.summary(
                    STUN,
                    "ChannelData TURN Message, channel 0x" + HexFormat.of().toHexDigits((char) channel));
        }
        d.limit(Math.min(length, d.remaining()));
        d.data();
    }

    private static void message(Dissection d) {
        int type = d.peekU16(0);
        int kind = type >> 7 & 2 | type >> 4 & 1;
        int method = type & 0xf | type >> 1 & 0x70 | type >> 2 & 0xf80;
        if (kind != INDICATION && d.wantsAny(RELATED) && d.captured() >= HEADER_LENGTH) {
            relate(d, HexFormat.of().formatHex(d.rest().copy(TRANSACTION_AT, TRANSACTION_LENGTH)), method, kind);
        }
        String text = METHODS.name(method, "Unknown") + " " + CLASSES.name(kind);
        d.peekBits(
                TYPE,
                TYPE_PARTS,
                d.labelling()
                        ? "Message Type: 0x" + HexFormat.of().toHexDigits((char) type) + " (" + text + ")"
                        : null);
        byte[] whole = d.wantsAny(Attributes.FIELDS) ? d.rest().copy(0, d.captured()) : new byte[0];
        d.skip(2);
        int length = d.u16(LENGTH);
        d.bytes(COOKIE_FIELD, 4);
        d.bytes(TRANSACTION, TRANSACTION_LENGTH);
        if (d.summarizing()) {
            d.summary(STUN, text);
        }
        if (length > 0 && (whole.length > 0 || d.wants(ATTRIBUTES))) {
            d.group(ATTRIBUTES, length, inner -> Attributes.all(inner, whole));
        }
    }

    /** Notes what the message is an answer to or repeats, and remembers it where it is new. */
    private static void relate(Dissection d, String id, int method, int kind) {
        Transactions before = d.state(Transactions.SLOT);
        Transactions known = before == null ? Transactions.NONE : before;
        Transactions.Message same = known.find(id, method, kind);
        if (same != null) {
            d.generated(DUPLICATE, same.frame());
        } else {
            d.state(
                    Transactions.SLOT,
                    known.with(
                            new Transactions.Message(id, method, kind, d.frameNumber(), d.time()),
                            d.bound(Limit.OPEN_REQUESTS)));
        }
        Transactions.Message request = kind == REQUEST ? null : known.find(id, method, REQUEST);
        if (request != null) {
            d.generated(REQUEST_IN, request.frame());
            d.generated(TIME, d.time() - request.time());
        }
    }
}
