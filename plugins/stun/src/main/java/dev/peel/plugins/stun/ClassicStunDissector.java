package dev.peel.plugins.stun;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * STUN as it was first, RFC 3489, whose messages have no cookie: over UDP, by content.
 *
 * <pre>
 *  type (2) | length (2) of the attributes | transaction (16) | attributes
 * </pre>
 */
public final class ClassicStunDissector implements HeuristicDissector {
    private static final int HEADER_LENGTH = 20; // bytes, RFC 3489 11.1
    private static final int TRANSACTION_AT = 4;
    private static final int TRANSACTION_LENGTH = 16; // bytes
    private static final int FIRST_RESPONSE = 0x0100; // types below are requests
    private static final int ORDER = 60; // after STUN with its cookie

    private static final Values MESSAGES = Values.resource(ClassicStunDissector.class, "classic-messages.tsv");

    private static final Field TYPE =
            Field.uint("classicstun.type", 16, "Message Type").hex().values(MESSAGES);
    private static final Field LENGTH =
            Field.uint("classicstun.length", 16, "Message Length").hex();
    private static final Field TRANSACTION = Field.bytes("classicstun.id", "Message Transaction ID");
    private static final Field ATTRIBUTES = Field.group("classicstun.att", "Attributes");
    private static final Field REQUEST_IN = Field.frameNumber("classicstun.response_to", "Request In");
    private static final Field TIME = Field.of(FieldType.RELATIVE_TIME, "classicstun.time", "Time");
    private static final List<Field> OWN = List.of(TYPE, LENGTH, TRANSACTION, ATTRIBUTES, REQUEST_IN, TIME);
    private static final Field[] RELATED = {REQUEST_IN, TIME};
    private static final Protocol CLASSIC_STUN =
            Protocol.of("classicstun", "CLASSIC-STUN", "Simple Traversal of UDP Through NAT", fields());

    @Override
    public Protocol protocol() {
        return CLASSIC_STUN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.heuristic("udp.port", ORDER, this);
    }

    @Override
    public boolean recognizes(Bytes payload) {
        return payload.length() >= HEADER_LENGTH
                && payload.length() == HEADER_LENGTH + payload.u16(2)
                && (int) payload.u32(TRANSACTION_AT) != StunDissector.COOKIE
                && MESSAGES.name(payload.u16(0)) != null;
    }

    @Override
    public boolean follows(Bytes payload) {
        return recognizes(payload);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.peekU16(0);
        if (d.wantsAny(RELATED) && d.captured() >= HEADER_LENGTH) {
            relate(d, HexFormat.of().formatHex(d.rest().copy(TRANSACTION_AT, TRANSACTION_LENGTH)), type);
        }
        long hidingPlace = d.captured() >= HEADER_LENGTH ? d.peekU32(TRANSACTION_AT) : 0;
        d.u16(TYPE);
        int length = d.u16(LENGTH);
        d.bytes(TRANSACTION, TRANSACTION_LENGTH);
        if (d.summarizing()) {
            d.summary(CLASSIC_STUN, "Message: " + MESSAGES.name(type, "Unknown"));
        }
        if (length > 0) {
            d.group(ATTRIBUTES, length, inner -> ClassicAttributes.all(inner, hidingPlace));
        }
    }

    private static Field[] fields() {
        List<Field> all = new ArrayList<>(OWN);
        all.addAll(ClassicAttributes.FIELDS);
        return all.toArray(Field[]::new);
    }

    /** Remembers a request; notes which one an answer is to, of several alike the last. */
    private static void relate(Dissection d, String id, int type) {
        Transactions before = d.state(Transactions.SLOT);
        Transactions known = before == null ? Transactions.NONE : before;
        if (type < FIRST_RESPONSE) {
            d.state(
                    Transactions.SLOT,
                    known.with(
                            new Transactions.Message(id, 0, StunDissector.REQUEST, d.frameNumber(), d.time()),
                            d.bound(Limit.OPEN_REQUESTS)));
            return;
        }
        Transactions.Message request = known.find(id, 0, StunDissector.REQUEST);
        if (request != null) {
            d.generated(REQUEST_IN, request.frame());
            d.generated(TIME, d.time() - request.time());
        }
    }
}
