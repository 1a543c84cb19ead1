package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * A control message, RFC 5415 4.5.1.
 *
 * <pre>
 *  enterprise (3) | type (1) | sequence number (1) | length of what follows (2) | flags (1) | elements
 * </pre>
 */
final class ControlMessageDissector implements Dissector {
    private static final int IETF = 0;
    private static final int WLAN = 13_277; // RFC 5416 3, IANA's number of IEEE 802.11

    private static final Values NAMES = NamedValues.of("capwap-message-types.tsv");
    private static final Field HEADER = Field.group("capwap.control.header", "Control Header");
    private static final Field TYPE = Field.uint("capwap.control.header.message_type", 32, "Message Type");
    private static final Field ENTERPRISE = Field.uint(
                    "capwap.control.header.message_type.enterprise_number", 24, "Message Type (Enterprise Number)")
            .values(Values.of(IETF, "Reserved", WLAN, "IEEE 802.11"));
    private static final Field MESSAGE = Field.uint(
                    "capwap.control.header.message_type.enterprise_specific", 32, "Message Type (Enterprise Specific)")
            .values(NAMES);
    private static final Field SEQUENCE = Field.uint("capwap.control.header.sequence_number", 8, "Sequence Number");
    private static final Field LENGTH =
            Field.uint("capwap.control.header.message_element_length", 16, "Message Element Length");
    private static final Field FLAGS = Field.uint("capwap.control.header.flags", 8, "Flags");
    static final Field[] FIELDS = Stream.of(
                    new Field[] {HEADER, TYPE, ENTERPRISE, MESSAGE, SEQUENCE, LENGTH, FLAGS}, MessageElements.FIELDS)
            .flatMap(Stream::of)
            .toArray(Field[]::new);
    private static final Protocol WHOLE = Protocol.of("capwap.message", "CAPWAP-Control", "CAPWAP Control Message")
            .uncounted();

    @Override
    public Protocol protocol() {
        return WHOLE;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(CapwapDissector.CAPWAP);
        registrar.notesOnly(FIELDS);
    }

    @Override
    public void dissect(Dissection d) {
        read(d);
    }

    /** Reads a message. */
    static void read(Dissection d) {
        int mark = d.open(HEADER);
        long type = d.peekU32(0);
        if (d.summarizing()) {
            d.summary(CapwapDissector.NAME, CapwapDissector.NAME + " - " + NAMES.name(type, "Unknown"));
        }
        int typeMark = d.open(TYPE, 4, type);
        d.peek(ENTERPRISE);
        d.u32(MESSAGE);
        d.close(typeMark);
        d.u8(SEQUENCE);
        d.u16(LENGTH);
        d.u8(FLAGS);
        d.close(mark);
        MessageElements.read(d);
    }
}
