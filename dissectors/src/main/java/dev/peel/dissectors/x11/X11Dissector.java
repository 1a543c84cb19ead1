package dev.peel.dissectors.x11;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The X Window System protocol, version 11: the heads of requests, replies, errors and events.
 *
 * <pre>
 *  request:  opcode (1) | data (1) | length in words (2) | ...
 *  reply:    1 (1) | data (1) | sequence number (2) | length beyond 32 bytes in words (4) | ...
 *  error:    0 (1) | code (1) | sequence number (2) | ...                            32 bytes
 *  event:    code (1) | data (1) | sequence number (2) | ...                         32 bytes
 *  set-up:   byte order (1) | unused (1) | version (2, 2) | lengths of name and data (2, 2) | unused (2) | name | data
 * </pre>
 *
 * <p>The byte order is the client's choice; where its set-up was not seen, it is taken for little-endian.
 */
public final class X11Dissector implements StreamDissector {
    private static final int FIRST_PORT = 6000; // of display 0
    private static final int LAST_PORT = 6063;
    private static final int WORD = 4; // bytes
    private static final int REQUEST_HEADER_LENGTH = 4; // bytes
    private static final int MESSAGE_LENGTH = 32; // bytes of a reply, an error or an event
    private static final int SETUP_LENGTH = 12; // bytes before the authorization
    private static final int SETUP_REPLY_LENGTH = 8; // bytes before what is counted in words

    private static final int ERROR = 0;
    private static final int REPLY = 1;
    private static final int GENERIC_EVENT = 35; // has a length as a reply has
    private static final int SENT = 0x80; // marks an event that another client sent
    private static final int BIG_ENDIAN = 'B';
    private static final int LITTLE_ENDIAN = 'l';

    private static final Values EVENTS = NamedValues.of("x11-events.tsv");
    private static final Values ERRORS = NamedValues.of("x11-errors.tsv");
    private static final Field BYTE_ORDER = Field.of(FieldType.CHAR, "x11.byte-order", "byte-order")
            .hex()
            .values(Values.of(BIG_ENDIAN, "Big-endian", LITTLE_ENDIAN, "Little-endian"));
    private static final Field MAJOR = Field.uint("x11.protocol-major-version", 16, "protocol-major-version");
    private static final Field MINOR = Field.uint("x11.protocol-minor-version", 16, "protocol-minor-version");
    private static final Field OPCODE = Field.uint("x11.opcode", 8, "opcode");
    private static final Field REQUEST_LENGTH = Field.uint("x11.request-length", 16, "request-length");
    private static final Field REPLY_TYPE = Field.uint("x11.reply", 8, "reply");
    private static final Field REPLY_SEQUENCE = Field.uint("x11.reply-sequencenumber", 16, "reply-sequencenumber");
    private static final Field REPLY_WORDS = Field.uint("x11.replylength", 32, "replylength");
    private static final Field ERROR_TYPE = Field.uint("x11.error", 8, "error");
    private static final Field ERROR_CODE =
            Field.uint("x11.errorcode", 8, "errorcode").values(ERRORS);
    private static final Field ERROR_SEQUENCE = Field.uint("x11.error_sequencenumber", 16, "error_sequencenumber");
    private static final Field EVENT_CODE =
            Field.uint("x11.eventcode", 8, "eventcode").mask(0x7f).values(EVENTS);
    private static final Field EVENT_SEQUENCE = Field.uint("x11.event-sequencenumber", 16, "event-sequencenumber");
    private static final Field UNDECODED = Field.group("x11.undecoded", "undecoded");
    private static final Protocol X11 = Protocol.of(
            "x11",
            "X11",
            "X11",
            BYTE_ORDER,
            MAJOR,
            MINOR,
            OPCODE,
            REQUEST_LENGTH,
            REPLY_TYPE,
            REPLY_SEQUENCE,
            REPLY_WORDS,
            ERROR_TYPE,
            ERROR_CODE,
            ERROR_SEQUENCE,
            EVENT_CODE,
            EVENT_SEQUENCE,
            UNDECODED);

    /** What is known of a connection: the byte order, and whether the server's answer to the set-up is still to come. */
    private record Connection(boolean isBigEndian, boolean isAnswering) {
        static final Slot<Connection> SLOT = Slot.of("x11");
        static final Connection UNKNOWN = new Connection(false, false);

        static Connection of(Dissection d) {
            Connection known = d.state(SLOT);
            return known == null ? UNKNOWN : known;
        }

        int u16(Bytes bytes, int at) {
            int number = bytes.u16(at);
            return isBigEndian ? number : Short.reverseBytes((short) number) & 0xffff;
        }

        long u32(Bytes bytes, int at) {
            long number = bytes.u32(at);
            return isBigEndian ? number : Integer.toUnsignedLong(Integer.reverseBytes((int) number));
        }
    }

    @Override
    public Protocol protocol() {
        return X11;
    }

    @Override
    public void register(Registrar registrar) {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("a message's length depends on the byte order");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        Connection connection = Connection.of(d);
        if (!isFromServer(d)) {
            return requestLength(available, connection, d);
        }
        if (connection.isAnswering) {
            return available.length() < SETUP_REPLY_LENGTH
                    ? NEED_MORE
                    : SETUP_REPLY_LENGTH + WORD * connection.u16(available, SETUP_REPLY_LENGTH - 2);
        }
        if (available.length() < MESSAGE_LENGTH) {
            return NEED_MORE;
        }
        int type = available.u8(0);
        long words = type == REPLY || type == GENERIC_EVENT ? connection.u32(available, WORD) : 0;
        return (int) Math.min(Integer.MAX_VALUE, MESSAGE_LENGTH + WORD * words);
    }

    private static int requestLength(Bytes available, Connection connection, Dissection d) {
        if (isSetup(available.u8(0), d)) {
            if (available.length() < SETUP_LENGTH) {
                return NEED_MORE;
            }
            Connection chosen = new Connection(available.u8(0) == BIG_ENDIAN, true);
            return SETUP_LENGTH + padded(chosen.u16(available, 6)) + padded(chosen.u16(available, 8));
        }
        if (available.length() < REQUEST_HEADER_LENGTH) {
            return NEED_MORE;
        }
        return Math.max(REQUEST_HEADER_LENGTH, WORD * connection.u16(available, 2));
    }

    private static int padded(int length) {
        return (length + WORD - 1) / WORD * WORD;
    }

    private static boolean isSetup(int first, Dissection d) {
        return d.state(Connection.SLOT) == null && (first == BIG_ENDIAN || first == LITTLE_ENDIAN);
    }

    private static boolean isFromServer(Dissection d) {
        int source = d.endpoints().sourcePort();
        return source >= FIRST_PORT && source <= LAST_PORT;
    }

    @Override
    public void dissect(Dissection d) {
        int first = d.peekU8(0);
        Connection connection = Connection.of(d);
        if (isFromServer(d)) {
            if (connection.isAnswering) {
                d.state(Connection.SLOT, new Connection(connection.isBigEndian, false));
                announce(d, "Initial connection reply");
            } else {
                readAnswer(d, first, connection);
            }
        } else if (isSetup(first, d)) {
            connection = new Connection(first == BIG_ENDIAN, true);
            d.state(Connection.SLOT, connection);
            d.u8(BYTE_ORDER);
            d.skip(1);
            number(d, MAJOR, 2, connection);
            number(d, MINOR, 2, connection);
            announce(d, "Initial connection request");
        } else {
            d.u8(OPCODE);
            d.skip(1);
            number(d, REQUEST_LENGTH, 2, connection);
            announce(d, "Request, opcode: " + first);
        }
        if (d.remaining() > 0) {
            d.bytes(UNDECODED, d.remaining());
        }
    }

    private static void readAnswer(Dissection d, int type, Connection connection) {
        if (type == ERROR) {
            d.u8(ERROR_TYPE);
            int code = d.u8(ERROR_CODE);
            number(d, ERROR_SEQUENCE, 2, connection);
            announce(d, "Error: " + ERRORS.name(code, "<Unknown errorcode " + code + ">"));
        } else if (type == REPLY) {
            d.u8(REPLY_TYPE);
            d.skip(1);
            number(d, REPLY_SEQUENCE, 2, connection);
            number(d, REPLY_WORDS, WORD, connection);
            announce(d, "Reply");
        } else {
            int code = (int) EVENT_CODE.extract(type);
            String name = EVENTS.name(code, String.format(Locale.ROOT, "<Unknown eventcode %d>", code));
            d.u8(EVENT_CODE);
            d.skip(1);
            number(d, EVENT_SEQUENCE, 2, connection);
            announce(d, "Event: " + ((type & SENT) == 0 ? "" : "Sent-") + name);
        }
    }

    private static void number(Dissection d, Field field, int width, Connection connection) {
        if (connection.isBigEndian) {
            d.uint(field, width);
        } else {
            d.uintLe(field, width);
        }
    }

    private static void announce(Dissection d, String text) {
        if (d.summarizing()) {
            d.summary(X11, text);
        }
    }
}
