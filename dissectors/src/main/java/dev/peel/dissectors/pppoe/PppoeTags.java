package dev.peel.dissectors.pppoe;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;
import org.jspecify.annotations.Nullable;

/**
 * The tags of the discovery stage, RFC 2516 appendix A.
 *
 * <pre>
 *  type (2) | length (2) | value
 * </pre>
 */
final class PppoeTags {
    private static final int END_OF_LIST = 0x0000; // RFC 2516 A
    private static final int AC_NAME = 0x0102; // RFC 2516 A
    private static final int VENDOR_SPECIFIC = 0x0105; // RFC 2516 A
    private static final int CREDITS = 0x0106; // RFC 5578 6
    private static final int METRICS = 0x0107; // RFC 5578 6
    private static final int SEQUENCE_NUMBER = 0x0108; // RFC 5578 6
    private static final int CREDIT_SCALE = 0x0109; // RFC 5578 6

    static final Field TAGS = Field.group("pppoed.tags", "PPPoE Tags");
    private static final Field TAG = Field.uint("pppoed.tag", 16, "Tag").hex().values(NamedValues.of("pppoe-tags.tsv"));
    private static final Field TAG_LENGTH = Field.uint("pppoed.tag_length", 16, "Tag Length");
    private static final Field UNKNOWN = Field.bytes("pppoed.tag.unknown_data", "Unknown Data");
    private static final Field SERVICE_NAME = Field.text("pppoed.tags.service_name", "Service-Name");
    private static final Field CONCENTRATOR = Field.text("pppoed.tags.ac_name", "AC-Name");
    private static final Field HOST_UNIQUE = Field.bytes("pppoed.tags.host_uniq", "Host-Uniq");
    private static final Field COOKIE = Field.bytes("pppoed.tags.ac_cookie", "AC-Cookie");
    private static final Field VENDOR = Field.uint("pppoed.tags.vendor_id", 32, "Vendor id");
    private static final Field VENDOR_DATA = Field.bytes("pppoed.tags.vendor_unspecified", "Vendor unspecified");
    private static final Field CREDITS_FIELD = Field.bytes("pppoed.tags.credits", "Credits");
    private static final Field FORWARD_CREDITS = Field.uint("pppoed.tags.credits.fcn", 16, "FCN");
    private static final Field BACKWARD_CREDITS = Field.uint("pppoed.tags.credits.bcn", 16, "BCN");
    private static final Field METRICS_FIELD = Field.bytes("pppoed.tags.metrics", "Metrics");
    private static final Field RECEIVE_ONLY = Field.flag("pppoed.tags.metrics.r", 16, 0x0001, "Receive Only");
    private static final Field MAXIMUM_UNITS = Field.uint("pppoed.tags.metrics.mdr_units", 16, "MDR Units")
            .mask(0x0018)
            .hex();
    private static final Field CURRENT_UNITS = Field.uint("pppoed.tags.metrics.cdr_units", 16, "CDR Units")
            .mask(0x0006)
            .hex();
    private static final Field QUALITY = Field.uint("pppoed.tags.metrics.rlq", 8, "Relative Link Quality");
    private static final Field RESOURCE = Field.uint("pppoed.tags.metrics.resource", 8, "Resource");
    private static final Field LATENCY = Field.uint("pppoed.tags.metrics.latency", 16, "Latency");
    private static final Field CURRENT_RATE = Field.uint("pppoed.tags.metrics.curr_drate", 16, "Curr. datarate");
    private static final Field MAXIMUM_RATE = Field.uint("pppoed.tags.metrics.max_drate", 16, "Max. datarate");
    private static final Field SEQUENCE =
            Field.uint("pppoed.tags.seq_num", 16, "Sequence Number").hex();
    private static final Field SCALE = Field.uint("pppoed.tags.credit_scale", 16, "Credit Scale Factor");
    private static final Field RELAY_SESSION = Field.bytes("pppoed.tags.relay_session_id", "Relay-Session-Id");
    private static final Field HOME_PAGE = Field.bytes("pppoed.tags.hurl", "HURL");
    private static final Field MESSAGE = Field.bytes("pppoed.tags.motm", "MOTM");
    private static final Field MAXIMUM_PAYLOAD = Field.bytes("pppoed.tags.max_payload", "PPP-Max-Payload");
    private static final Field ROUTE = Field.bytes("pppoed.tags.ip_route_add", "IP Route Add");
    private static final Field SERVICE_ERROR = Field.text("pppoed.tags.service_name_error", "Service-Name-Error");
    private static final Field SYSTEM_ERROR = Field.text("pppoed.tags.ac_system_error", "AC-System-Error");
    private static final Field GENERIC_ERROR = Field.text("pppoed.tags.generic_error", "Generic-Error");
    static final Field[] FIELDS = {
        TAGS,
        TAG,
        TAG_LENGTH,
        UNKNOWN,
        SERVICE_NAME,
        CONCENTRATOR,
        HOST_UNIQUE,
        COOKIE,
        VENDOR,
        VENDOR_DATA,
        CREDITS_FIELD,
        FORWARD_CREDITS,
        BACKWARD_CREDITS,
        METRICS_FIELD,
        RECEIVE_ONLY,
        MAXIMUM_UNITS,
        CURRENT_UNITS,
        QUALITY,
        RESOURCE,
        LATENCY,
        CURRENT_RATE,
        MAXIMUM_RATE,
        SEQUENCE,
        SCALE,
        RELAY_SESSION,
        HOME_PAGE,
        MESSAGE,
        MAXIMUM_PAYLOAD,
        ROUTE,
        SERVICE_ERROR,
        SYSTEM_ERROR,
        GENERIC_ERROR
    };

    private PppoeTags() {}

    /** Reads tags to the end of the list or of the group. */
    static void read(Dissection d) {
        while (d.remaining() > 0) {
            int tag = d.peekU16(0);
            int length = d.peekU16(2);
            Field simple = simple(tag);
            if (tag == END_OF_LIST) {
                return;
            }
            if (simple != null || isStructured(tag)) {
                d.skip(4);
            } else {
                d.u16(TAG);
                d.u16(TAG_LENGTH);
            }
            if (length > d.remaining()) {
                throw d.malformed();
            }
            if (tag == AC_NAME && d.summarizing()) {
                d.summary("PPPoED", d.summaryText() + " AC-Name='" + d.string(CONCENTRATOR, length) + "'");
            } else if (simple != null) {
                d.bytes(simple, length);
            } else if (isStructured(tag)) {
                int end = d.position() + length;
                structured(d, tag, length);
                d.skip(end - d.position());
            } else if (length > 0) {
                d.bytes(UNKNOWN, length);
            }
        }
    }

    private static @Nullable Field simple(int tag) {
        return switch (tag) {
            case 0x0101 -> SERVICE_NAME;
            case AC_NAME -> CONCENTRATOR;
            case 0x0103 -> HOST_UNIQUE;
            case 0x0104 -> COOKIE;
            case 0x0110 -> RELAY_SESSION;
            case 0x0111 -> HOME_PAGE;
            case 0x0112 -> MESSAGE;
            case 0x0120 -> MAXIMUM_PAYLOAD;
            case 0x0121 -> ROUTE;
            case 0x0201 -> SERVICE_ERROR;
            case 0x0202 -> SYSTEM_ERROR;
            case 0x0203 -> GENERIC_ERROR;
            default -> null;
        };
    }

    private static boolean isStructured(int tag) {
        return tag >= VENDOR_SPECIFIC && tag <= CREDIT_SCALE;
    }

    private static void structured(Dissection d, int tag, int length) {
        switch (tag) {
            case VENDOR_SPECIFIC -> vendor(d, length);
            case CREDITS -> credits(d, length);
            case METRICS -> metrics(d, length);
            case SEQUENCE_NUMBER -> d.u16(SEQUENCE);
            default -> d.u16(SCALE);
        }
    }

    private static void vendor(Dissection d, int length) {
        if (length >= 4) {
            d.u32(VENDOR);
            d.bytes(VENDOR_DATA, length - 4);
        }
    }

    private static void credits(Dissection d, int length) {
        int mark = d.open(CREDITS_FIELD, length);
        if (length == 4) {
            d.u16(FORWARD_CREDITS);
            d.u16(BACKWARD_CREDITS);
        }
        d.close(mark);
    }

    private static void metrics(Dissection d, int length) {
        int mark = d.open(METRICS_FIELD, length);
        if (length == 10) {
            d.peek(MAXIMUM_UNITS);
            d.peek(CURRENT_UNITS);
            d.u16(RECEIVE_ONLY);
            d.u8(QUALITY);
            d.u8(RESOURCE);
            d.u16(LATENCY);
            d.u16(CURRENT_RATE);
            d.u16(MAXIMUM_RATE);
        }
        d.close(mark);
    }
}
