package dev.peel.dissectors.ldap;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.dialog.StartTls;
import dev.peel.dissectors.values.NamedValues;
import java.util.Set;

/**
 * The Lightweight Directory Access Protocol, RFC 4511: the number and kind of each message, the name of an extended
 * request, and how a request ended. What else is in them is shown as bytes.
 *
 * <pre>
 *  SEQUENCE { messageID INTEGER, operation [APPLICATION 0 to 25], ... }      or, once a bind protects the messages,
 *  length (4) | protected message
 * </pre>
 */
public final class LdapDissector implements StreamDissector {
    private static final int[] PORTS = {389, 3268};
    private static final int SEQUENCE = 0x30; // X.690 8.9
    private static final int INTEGER = 0x02; // X.690 8.3
    private static final int LONG_FORM = 0x80; // X.690 8.1.3.5
    private static final int MAX_LENGTH_BYTES = 4;
    private static final int BUFFER_HEADER_LENGTH = 4; // bytes, RFC 4422 3.7
    private static final int TAG_NUMBER = 0x1f; // X.690 8.1.2.2

    private static final int EXTENDED_REQUEST = 23; // RFC 4511 4.12
    private static final int EXTENDED_RESPONSE = 24; // RFC 4511 4.12
    private static final String START_TLS = "1.3.6.1.4.1.1466.20037"; // RFC 4511 4.14.1
    private static final Set<Integer> HAVE_RESULT = Set.of(1, 5, 7, 9, 11, 13, 15, EXTENDED_RESPONSE); // RFC 4511 4.1.9
    private static final int ENUMERATED = 0x0a; // X.690 8.4
    private static final StartTls WAY_TO_TLS = StartTls.of("ldap");

    private static final Values OPERATIONS = NamedValues.of("ldap-operations.tsv");
    private static final Field MESSAGE = Field.group("ldap.LDAPMessage_element", "LDAPMessage");
    private static final Field MESSAGE_ID = Field.uint("ldap.messageID", 32, "messageID");
    private static final Field OPERATION =
            Field.uint("ldap.protocolOp", 32, "protocolOp").values(OPERATIONS);
    private static final Field REQUEST_NAME = Field.text("ldap.requestName", "requestName");
    private static final Field RESULT =
            Field.uint("ldap.resultCode", 32, "resultCode").values(NamedValues.of("ldap-result-codes.tsv"));
    private static final Protocol LDAP = Protocol.of(
            "ldap",
            "LDAP",
            "Lightweight Directory Access Protocol",
            MESSAGE,
            MESSAGE_ID,
            OPERATION,
            REQUEST_NAME,
            RESULT);

    @Override
    public Protocol protocol() {
        return LDAP;
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
        int first = available.u8(0);
        if (first == 0) {
            return available.length() < BUFFER_HEADER_LENGTH
                    ? NEED_MORE
                    : behind(BUFFER_HEADER_LENGTH, available.u32(0));
        }
        if (first != SEQUENCE) {
            return available.length();
        }
        if (available.length() < 2) {
            return NEED_MORE;
        }
        int length = available.u8(1);
        if (length < LONG_FORM) {
            return behind(2, length);
        }
        int bytes = length - LONG_FORM;
        if (bytes == 0 || bytes > MAX_LENGTH_BYTES) {
            return available.length();
        }
        if (available.length() < 2 + bytes) {
            return NEED_MORE;
        }
        long sum = 0;
        for (int i = 0; i < bytes; i++) {
            sum = sum << 8 | available.u8(2 + i);
        }
        return behind(2 + bytes, sum);
    }

    private static int behind(int header, long length) {
        return (int) Math.min(Integer.MAX_VALUE, header + length);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.peekU8(0) != SEQUENCE) {
            d.data();
            return;
        }
        int mark = d.open(MESSAGE, d.remaining());
        skipHead(d);
        if (d.peekU8(0) != INTEGER) {
            throw d.malformed();
        }
        d.skip(1);
        int length = d.peekU8(0);
        if (length == 0 || length > MAX_LENGTH_BYTES) {
            throw d.malformed();
        }
        d.skip(1);
        long number = d.uint(MESSAGE_ID, length);
        int operation = d.peekU8(0) & TAG_NUMBER;
        d.value(OPERATION, 1, operation);
        readOperation(d, operation);
        if (d.summarizing()) {
            d.summary(LDAP, OPERATIONS.name(operation, "unknown") + "(" + number + ")");
        }
        d.skip(d.captured());
        d.close(mark);
    }

    /** Reads what an operation begins with, and hands the connection over to TLS where the server agrees to start it. */
    private static void readOperation(Dissection d, int operation) {
        if (operation == EXTENDED_REQUEST) {
            skipLength(d);
            int length = d.captured() < 2 ? 0 : Math.min(d.peekU8(1), d.captured() - 2);
            if (length > 0) {
                d.skip(2);
                WAY_TO_TLS.ask(d, START_TLS.equals(d.string(REQUEST_NAME, length)));
            }
        } else if (HAVE_RESULT.contains(operation)) {
            skipLength(d);
            if (d.captured() > 2 && d.peekU8(0) == ENUMERATED && d.peekU8(1) == 1) {
                d.skip(2);
                boolean isSuccess = d.u8(RESULT) == 0;
                if (operation == EXTENDED_RESPONSE) {
                    WAY_TO_TLS.answer(d, isSuccess); // RFC 4511 4.14
                }
            }
        }
    }

    /** Steps over the identifier and the length of an element. */
    private static void skipHead(Dissection d) {
        d.skip(1);
        skipLength(d);
    }

    private static void skipLength(Dissection d) {
        int length = d.peekU8(0);
        d.skip(length > LONG_FORM ? 1 + length - LONG_FORM : 1);
    }
}
