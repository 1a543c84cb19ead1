package dev.peel.dissectors.capwap;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The elements of messages, RFC 5415 4.6.
 *
 * <pre>
 *  type (2) | length (2) | value
 * </pre>
 */
final class MessageElements {
    private static final int HEADER_LENGTH = 4; // bytes
    private static final int RESULT = 33; // RFC 5415 4.6.35
    private static final int SESSION = 35; // RFC 5415 4.6.37
    private static final int DISCOVERY = 20; // RFC 5415 4.6.21
    private static final int RESULT_LENGTH = 4; // bytes
    private static final int DISCOVERY_LENGTH = 1; // bytes
    private static final int AC_NAME = 4; // RFC 5415 4.6.4
    private static final int LOCATION = 28; // RFC 5415 4.6.30
    private static final int WTP_NAME = 45; // RFC 5415 4.6.45

    private static final Values NAMES = NamedValues.of("capwap-elements.tsv");
    private static final Field ALL = Field.group("capwap.message_element", "Message Element");
    private static final Field ELEMENT = Field.heading("capwap.message_element.element", "Element");
    private static final Field TYPE =
            Field.uint("capwap.message_element.type", 16, "Type").values(NAMES);
    private static final Field LENGTH = Field.uint("capwap.message_element.length", 16, "Length");
    private static final Field VALUE = Field.bytes("capwap.message_element.value", "Value");
    private static final Field RESULT_CODE = Field.uint("capwap.control.message_element.result_code", 32, "Result Code")
            .values(NamedValues.of("capwap-result-codes.tsv"));
    private static final Field SESSION_IDENTIFIER =
            Field.bytes("capwap.control.message_element.session_id", "Session ID");
    private static final Field DISCOVERY_TYPE = Field.uint(
                    "capwap.control.message_element.discovery_type", 8, "Discovery Type")
            .values(Values.of(0, "Unknown", 1, "Static Configuration", 2, "DHCP", 3, "DNS", 4, "AC Referral"));
    private static final Field CONTROLLER = Field.text("capwap.control.message_element.ac_name", "AC Name");
    private static final Field PLACE = Field.text("capwap.control.message_element.location_data", "Location Data");
    private static final Field POINT = Field.text("capwap.control.message_element.wtp_name", "WTP Name");
    static final Field[] FIELDS = {
        ALL, ELEMENT, TYPE, LENGTH, VALUE, RESULT_CODE, SESSION_IDENTIFIER, DISCOVERY_TYPE, CONTROLLER, PLACE, POINT
    };

    private MessageElements() {}

    /** Reads elements to the end of the packet, below a heading. */
    static void read(Dissection d) {
        int mark = d.open(ALL, d.remaining());
        while (d.remaining() > 0) {
            readElement(d);
        }
        d.close(mark);
    }

    /** Reads one element. */
    static void readElement(Dissection d) {
        int type = d.peekU16(0);
        int length = d.peekU16(2);
        int mark = d.open(ELEMENT, HEADER_LENGTH + length);
        if (d.labelling()) {
            String name = NAMES.name(type, "Unknown Message Element Type (" + type + ")");
            d.label(mark, String.format(Locale.ROOT, "Type: (t=%d,l=%d) %s", type, length, name));
        }
        d.u16(TYPE);
        d.u16(LENGTH);
        d.peekBytes(VALUE, length);
        readValue(d, type, length);
        d.close(mark);
    }

    private static void readValue(Dissection d, int type, int length) {
        if (type == RESULT && length == RESULT_LENGTH) {
            d.u32(RESULT_CODE);
        } else if (type == DISCOVERY && length == DISCOVERY_LENGTH) {
            d.u8(DISCOVERY_TYPE);
        } else {
            switch (type) {
                case SESSION -> d.bytes(SESSION_IDENTIFIER, length);
                case AC_NAME -> d.text(CONTROLLER, length);
                case LOCATION -> d.text(PLACE, length);
                case WTP_NAME -> d.text(POINT, length);
                default -> d.skip(length);
            }
        }
    }
}
