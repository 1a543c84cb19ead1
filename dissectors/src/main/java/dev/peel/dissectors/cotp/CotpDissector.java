package dev.peel.dissectors.cotp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The ISO connection-oriented transport protocol, X.224, as it stands in TPKT: class 0.
 *
 * <pre>
 *  length of the header, itself not included (1) | type, credit (1) | ...
 *  connect:     destination reference (2) | source reference (2) | class and options (1) | parameters
 *  disconnect:  destination reference (2) | source reference (2) | cause (1) | parameters
 *  data:        end of the message, number (1) | data
 * </pre>
 */
public final class CotpDissector implements Dissector {
    private static final int TPKT_VERSION = 3; // RFC 1006 6
    private static final int FIRST_PARAMETER = 0x80; // no parameter's code is lower, X.224 13.2.3
    private static final int TPDU_SIZE = 0xc0; // X.224 13.3.4
    private static final int MAX_EXPONENT = 13; // of a TPDU size, X.224 13.3.4

    private static final int DISCONNECT_REQUEST = 0x8; // X.224 13.5
    private static final int CONNECT_CONFIRM = 0xd; // X.224 13.4
    private static final int CONNECT_REQUEST = 0xe; // X.224 13.3
    private static final int DATA = 0xf; // X.224 13.7

    private static final Values TYPES = NamedValues.of("cotp-types.tsv");
    private static final Field LENGTH = Field.uint("cotp.li", 8, "Length");
    private static final Field TYPE =
            Field.uint("cotp.type", 8, "PDU Type").hex().values(TYPES);
    private static final Field DESTINATION =
            Field.uint("cotp.destref", 16, "Destination reference").hex();
    private static final Field SOURCE =
            Field.uint("cotp.srcref", 16, "Source reference").hex();
    private static final Field CLASS = Field.uint("cotp.class", 8, "Class").mask(0xf0);
    private static final Field EXTENDED = Field.flag("cotp.opts.extended_formats", 8, 0x02, "Extended formats");
    private static final Field NO_FLOW_CONTROL =
            Field.flag("cotp.opts.no_explicit_flow_control", 8, 0x01, "No explicit flow control");
    private static final Field CAUSE = Field.uint("cotp.cause", 8, "Cause");
    private static final Field NUMBER =
            Field.uint("cotp.tpdu-number", 8, "TPDU number").hex().mask(0x7f);
    private static final Field LAST = Field.flag("cotp.eot", 8, 0x80, "Last data unit");
    private static final Field PARAMETER_CODE =
            Field.uint("cotp.parameter_code", 8, "Parameter code").hex().values(NamedValues.of("cotp-parameters.tsv"));
    private static final Field PARAMETER_LENGTH = Field.uint("cotp.parameter_length", 8, "Parameter length");
    private static final Field PARAMETER_VALUE = Field.bytes("cotp.parameter_value", "Parameter value");
    private static final Field SIZE = Field.uint("cotp.tpdu_size", 8, "TPDU size");
    private static final Protocol COTP = Protocol.of(
            "cotp",
            "COTP",
            "ISO 8073/X.224 COTP Connection-Oriented Transport Protocol",
            LENGTH,
            TYPE,
            DESTINATION,
            SOURCE,
            CLASS,
            EXTENDED,
            NO_FLOW_CONTROL,
            CAUSE,
            NUMBER,
            LAST,
            PARAMETER_CODE,
            PARAMETER_LENGTH,
            PARAMETER_VALUE,
            SIZE);
    /** What follows the header, by the packet's type. */
    private static final Table USERS = Table.of("cotp.type");

    @Override
    public Protocol protocol() {
        return COTP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(USERS);
        registrar.bind("tpkt.version", TPKT_VERSION, this);
    }

    @Override
    public void dissect(Dissection d) {
        int headerEnd = d.position() + 1 + d.peekU8(0);
        d.u8(LENGTH);
        int type = d.peekU8(0) >> 4;
        d.value(TYPE, 1, type);
        switch (type) {
            case CONNECT_REQUEST, CONNECT_CONFIRM -> {
                readReferences(d, type == CONNECT_REQUEST ? "CR" : "CC");
                d.peek(CLASS);
                d.peek(EXTENDED);
                d.peek(NO_FLOW_CONTROL);
                d.skip(1);
            }
            case DISCONNECT_REQUEST -> {
                readReferences(d, "DR");
                d.u8(CAUSE);
            }
            case DATA -> readData(d);
            default -> {
                d.data();
                return;
            }
        }
        // RDP puts its negotiation where parameters belong; no parameter starts as that does.
        while (d.position() < headerEnd && d.remaining() > 0 && d.peekU8(0) >= FIRST_PARAMETER) {
            readParameter(d);
        }
        if (d.remaining() > 0) {
            d.next(USERS, type);
        }
    }

    private static void readReferences(Dissection d, String name) {
        int destination = d.u16(DESTINATION);
        int source = d.u16(SOURCE);
        if (d.summarizing()) {
            d.summary(
                    COTP,
                    String.format(Locale.ROOT, "%s TPDU src-ref: 0x%04x dst-ref: 0x%04x", name, source, destination));
        }
    }

    private static void readData(Dissection d) {
        long number = d.peek(NUMBER);
        boolean isLast = d.peek(LAST) != 0;
        d.skip(1);
        if (d.summarizing()) {
            d.summary(COTP, "DT TPDU (" + number + ")" + (isLast ? " EOT" : ""));
        }
    }

    private static void readParameter(Dissection d) {
        int code = d.u8(PARAMETER_CODE);
        int length = d.u8(PARAMETER_LENGTH);
        if (code == TPDU_SIZE && length == 1) {
            d.value(SIZE, 1, 1 << Math.min(MAX_EXPONENT, d.peekU8(0)));
        } else {
            d.bytes(PARAMETER_VALUE, length);
        }
    }
}
