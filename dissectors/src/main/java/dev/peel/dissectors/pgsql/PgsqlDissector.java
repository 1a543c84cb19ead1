package dev.peel.dissectors.pgsql;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import dev.peel.dissectors.dialog.Lines;
import dev.peel.dissectors.dialog.StartTls;
import dev.peel.dissectors.values.TruthNames;

/**
 * The protocol of PostgreSQL, version 3 (PostgreSQL documentation, 55.7): the kind and length of each message, and the parameters of
 * the first.
 *
 * <pre>
 *  length (4) | version or request (4) | parameters         by the client, until the session starts
 *  "S" | "N"                                                 by the server, when asked for TLS
 *  type (1) | length (4) | content                           from then on
 * </pre>
 */
public final class PgsqlDissector implements StreamDissector {
    private static final int[] PORTS = {5432};
    private static final int LENGTH_LENGTH = 4; // bytes, counted by the length itself
    private static final int LONGEST_START = 10_000; // bytes of a first message, as the server's own limit
    private static final int REQUEST_MAJOR = 1234; // stands in place of a version, 55.7 SSLRequest
    private static final int CANCEL_REQUEST = 5678;
    private static final int SSL_REQUEST = 5679;
    private static final int GSS_REQUEST = 5680;
    private static final int AGREES = 'S';
    private static final int PARAMETER_STATUS = 'S';

    private static final Field IS_FRONTEND =
            Field.flag("pgsql.frontend", 8, 0, "Frontend").values(TruthNames.TRUE_FALSE);
    private static final Field TYPE = Field.text("pgsql.type", "Type");
    private static final Field LENGTH = Field.uint("pgsql.length", 32, "Length");
    private static final Field MAJOR = Field.uint("pgsql.version_major", 16, "Protocol major version");
    private static final Field MINOR = Field.uint("pgsql.version_minor", 16, "Protocol minor version");
    private static final Field PARAMETER = Field.text("pgsql.parameter_name", "Parameter name");
    private static final Field VALUE = Field.text("pgsql.parameter_value", "Parameter value");
    private static final Field TLS_ANSWER = Field.text("pgsql.ssl_response", "SSL Response");
    private static final Protocol PGSQL = Protocol.of(
            "pgsql", "PGSQL", "PostgreSQL", IS_FRONTEND, TYPE, LENGTH, MAJOR, MINOR, PARAMETER, VALUE, TLS_ANSWER);

    /** How far a session has come. */
    private enum Stage {
        START,
        /** The client asked for encryption, and waits for a letter. */
        ASKED,
        SESSION
    }

    private static final Slot<Stage> STAGE = Slot.of("pgsql");

    @Override
    public Protocol protocol() {
        return PGSQL;
    }

    @Override
    public void register(Registrar registrar) {
        StartTls.register(registrar);
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
    }

    @Override
    public int pduLength(Bytes available) {
        throw new UnsupportedOperationException("a message's length depends on those before it");
    }

    @Override
    public int pduLength(Bytes available, Dissection d) {
        boolean isClient = !Lines.isFromServer(d, PORTS);
        if (stage(d) == Stage.ASKED && !isClient) {
            return 1;
        }
        boolean isTyped = !isClient || stage(d) == Stage.SESSION;
        int head = isTyped ? 1 : 0;
        if (available.length() < head + LENGTH_LENGTH) {
            return NEED_MORE;
        }
        long length = available.u32(head);
        boolean isForeign = length < LENGTH_LENGTH
                || !isTyped && length > LONGEST_START
                || isTyped && MessageTypes.name(available.u8(0), isClient).isEmpty();
        return isForeign ? available.length() : (int) Math.min(Integer.MAX_VALUE, head + length);
    }

    @Override
    public void dissect(Dissection d) {
        boolean isClient = !Lines.isFromServer(d, PORTS);
        Stage stage = stage(d);
        if (stage == Stage.ASKED && !isClient) {
            readAnswer(d);
        } else if (isClient && stage != Stage.SESSION) {
            readStart(d);
        } else {
            readMessage(d, isClient);
        }
    }

    private static void readAnswer(Dissection d) {
        boolean isAgreed = d.peekU8(0) == AGREES;
        d.text(TLS_ANSWER, 1);
        d.state(STAGE, Stage.START);
        if (isAgreed) {
            StartTls.begin(d);
        }
    }

    private static void readStart(Dissection d) {
        if (d.captured() < 2 * LENGTH_LENGTH || d.rest().u32(0) > LONGEST_START) {
            d.data();
            return;
        }
        int major = d.rest().u16(LENGTH_LENGTH);
        int minor = d.rest().u16(LENGTH_LENGTH + 2);
        d.hidden(IS_FRONTEND, 0, 1);
        boolean isRequest = major == REQUEST_MAJOR;
        name(d, 0, isRequest ? request(minor) : "Startup message");
        d.u32(LENGTH);
        if (isRequest) {
            d.state(STAGE, minor == SSL_REQUEST || minor == GSS_REQUEST ? Stage.ASKED : Stage.SESSION);
            d.skip(d.captured());
            return;
        }
        d.state(STAGE, Stage.SESSION);
        d.u16(MAJOR);
        d.u16(MINOR);
        while (d.captured() > 1) {
            readTerminated(d, PARAMETER);
            readTerminated(d, VALUE);
        }
    }

    private static String request(int minor) {
        return switch (minor) {
            case SSL_REQUEST -> "SSL request";
            case GSS_REQUEST -> "GSS encrypt request";
            case CANCEL_REQUEST -> "Cancel request";
            default -> "Unknown request";
        };
    }

    private static void readTerminated(Dissection d, Field field) {
        int end = d.rest().indexOf(0, 0);
        if (end < 0) {
            throw d.malformed();
        }
        d.text(field, end);
        d.skip(1);
    }

    private static void readMessage(Dissection d, boolean isClient) {
        String name = MessageTypes.name(d.peekU8(0), isClient);
        if (name.isEmpty()) {
            d.data();
            return;
        }
        d.state(STAGE, Stage.SESSION);
        d.hidden(IS_FRONTEND, 0, isClient ? 1 : 0);
        boolean isParameter = !isClient && d.peekU8(0) == PARAMETER_STATUS;
        name(d, 1, name);
        d.u32(LENGTH);
        if (isParameter) {
            readTerminated(d, PARAMETER);
            readTerminated(d, VALUE);
        }
        d.skip(d.captured());
    }

    /** Reads {@code length} bytes, which say that the message is {@code name}. */
    private static void name(Dissection d, int length, String name) {
        if (d.summarizing()) {
            d.summary(PGSQL, name);
        }
        d.value(TYPE, length, name);
    }

    private static Stage stage(Dissection d) {
        Stage known = d.state(STAGE);
        return known == null ? Stage.START : known;
    }
}
