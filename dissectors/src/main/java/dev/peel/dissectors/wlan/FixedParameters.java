package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;
import java.util.stream.Stream;

/** The parameters that management frames start with, by the frame's subtype, IEEE 802.11 9.3.3 and 9.4.1; low bytes come first. */
final class FixedParameters {
    private static final int ASSOCIATION_REQUEST = 0;
    private static final int ASSOCIATION_RESPONSE = 1;
    private static final int REASSOCIATION_REQUEST = 2;
    private static final int REASSOCIATION_RESPONSE = 3;
    private static final int PROBE_REQUEST = 4;
    private static final int PROBE_RESPONSE = 5;
    private static final int BEACON = 8;
    private static final int DISASSOCIATION = 10;
    private static final int AUTHENTICATION = 11;
    private static final int DEAUTHENTICATION = 12;
    private static final int ACTION = 13;
    private static final int ACTION_WITHOUT_ACKNOWLEDGMENT = 14;

    /** The subtypes that have a body that can be read. */
    static final int[] SUBTYPES = {
        ASSOCIATION_REQUEST,
        ASSOCIATION_RESPONSE,
        REASSOCIATION_REQUEST,
        REASSOCIATION_RESPONSE,
        PROBE_REQUEST,
        PROBE_RESPONSE,
        BEACON,
        DISASSOCIATION,
        AUTHENTICATION,
        DEAUTHENTICATION,
        ACTION,
        ACTION_WITHOUT_ACKNOWLEDGMENT
    };

    private static final int TIME_UNIT = 1024; // microseconds, 3.1
    private static final int EQUALS = 3; // authentication of equals, whose scalars are no elements, 12.4.7.3

    private static final Values DONE = Values.of(0, "Not Implemented", 1, "Implemented");
    private static final Field ALL = Field.group("wlan.fixed.all", "Fixed parameters");
    private static final Field TIMESTAMP = Field.uint("wlan.fixed.timestamp", 64, "Timestamp");
    private static final Field INTERVAL = Field.uint("wlan.fixed.beacon", 32, "Beacon Interval");
    private static final Field CAPABILITIES = Field.uint("wlan.fixed.capabilities", 16, "Capabilities Information")
            .hex();
    private static final Field[] CAPABILITY_PARTS = {
        Field.flag("wlan.fixed.capabilities.ess", 16, 0x0001, "ESS capabilities")
                .values(Values.of(0, "Transmitter is a STA", 1, "Transmitter is an AP")),
        Field.flag("wlan.fixed.capabilities.ibss", 16, 0x0002, "IBSS status")
                .values(Values.of(0, "Transmitter belongs to a BSS", 1, "Transmitter belongs to an IBSS")),
        Field.uint("wlan.fixed.capabilities.reserved1", 16, "Reserved").mask(0x0004),
        Field.uint("wlan.fixed.capabilities.reserved2", 16, "Reserved").mask(0x0008),
        Field.flag("wlan.fixed.capabilities.privacy", 16, 0x0010, "Privacy")
                .values(Values.of(0, "Data confidentiality not required", 1, "Data confidentiality required")),
        Field.flag("wlan.fixed.capabilities.short_preamble", 16, 0x0020, "Short Preamble")
                .values(Values.of(0, "Not Allowed", 1, "Allowed")),
        Field.uint("wlan.fixed.capabilities.reserved3", 16, "Reserved").mask(0x0040),
        Field.uint("wlan.fixed.capabilities.reserved4", 16, "Reserved").mask(0x0080),
        Field.flag("wlan.fixed.capabilities.spec_man", 16, 0x0100, "Spectrum Management")
                .values(DONE),
        Field.flag("wlan.fixed.capabilities.qos", 16, 0x0200, "QoS").values(DONE),
        Field.flag("wlan.fixed.capabilities.short_slot_time", 16, 0x0400, "Short Slot Time")
                .values(Values.of(0, "Not in use", 1, "In use")),
        Field.flag("wlan.fixed.capabilities.apsd", 16, 0x0800, "Automatic Power Save Delivery")
                .values(DONE),
        Field.flag("wlan.fixed.capabilities.radio_measurement", 16, 0x1000, "Radio Measurement")
                .values(DONE),
        Field.flag("wlan.fixed.capabilities.epd", 16, 0x2000, "EPD").values(DONE),
        Field.uint("wlan.fixed.capabilities.reserved5", 16, "Reserved").mask(0x4000),
        Field.uint("wlan.fixed.capabilities.reserved6", 16, "Reserved").mask(0x8000)
    };
    private static final Field LISTEN_INTERVAL =
            Field.uint("wlan.fixed.listen_ival", 16, "Listen Interval").hex();
    private static final Field ACCESS_POINT = Field.ether("wlan.fixed.current_ap", "Current AP");
    private static final Field STATUS = Field.uint("wlan.fixed.status_code", 16, "Status code")
            .hex()
            .values(NamedValues.of("wlan-status-codes.tsv"));
    private static final Field ASSOCIATION =
            Field.uint("wlan.fixed.aid", 16, "Association ID").mask(0x3fff).hex();
    private static final Field REASON = Field.uint("wlan.fixed.reason_code", 16, "Reason code")
            .hex()
            .values(NamedValues.of("wlan-reason-codes.tsv"));
    private static final Field ALGORITHM = Field.uint("wlan.fixed.auth.alg", 16, "Authentication Algorithm")
            .values(NamedValues.of("wlan-authentication-algorithms.tsv"));
    private static final Field TRANSACTION =
            Field.uint("wlan.fixed.auth_seq", 16, "Authentication SEQ").hex();
    private static final Field CATEGORY = Field.uint("wlan.fixed.category_code", 16, "Category code")
            .values(NamedValues.of("wlan-action-categories.tsv"));
    private static final Field[] OWN = {
        ALL,
        TIMESTAMP,
        INTERVAL,
        CAPABILITIES,
        LISTEN_INTERVAL,
        ACCESS_POINT,
        STATUS,
        ASSOCIATION,
        REASON,
        ALGORITHM,
        TRANSACTION,
        CATEGORY
    };
    static final Field[] FIELDS =
            Stream.of(OWN, CAPABILITY_PARTS).flatMap(Stream::of).toArray(Field[]::new);

    private FixedParameters() {}

    /**
     * Reads the parameters of a frame.
     *
     * @return whether elements follow
     */
    static boolean read(Dissection d, int subtype) {
        if (subtype == PROBE_REQUEST) {
            return true;
        }
        int start = d.position();
        int mark = d.open(ALL);
        boolean hasElements = readParameters(d, subtype);
        if (d.labelling() && hasElements) {
            d.label(mark, "Fixed parameters (" + (d.position() - start) + " bytes)");
        }
        d.close(mark);
        return hasElements;
    }

    private static boolean readParameters(Dissection d, int subtype) {
        return switch (subtype) {
            case ASSOCIATION_REQUEST -> {
                readCapabilities(d);
                d.uintLe(LISTEN_INTERVAL, 2);
                yield true;
            }
            case REASSOCIATION_REQUEST -> {
                readCapabilities(d);
                d.uintLe(LISTEN_INTERVAL, 2);
                d.ether(ACCESS_POINT);
                yield true;
            }
            case ASSOCIATION_RESPONSE, REASSOCIATION_RESPONSE -> {
                readCapabilities(d);
                d.uintLe(STATUS, 2);
                d.uintLe(ASSOCIATION, 2);
                yield true;
            }
            case PROBE_RESPONSE, BEACON -> {
                d.uintLe(TIMESTAMP, 8);
                readInterval(d);
                readCapabilities(d);
                yield true;
            }
            case DISASSOCIATION, DEAUTHENTICATION -> {
                d.uintLe(REASON, 2);
                yield true;
            }
            case AUTHENTICATION -> {
                long algorithm = d.uintLe(ALGORITHM, 2);
                d.uintLe(TRANSACTION, 2);
                d.uintLe(STATUS, 2);
                yield algorithm != EQUALS;
            }
            default -> {
                d.uint(CATEGORY, 1);
                yield false;
            }
        };
    }

    private static void readCapabilities(Dissection d) {
        int capabilities = d.peekU8(1) << 8 | d.peekU8(0);
        int mark = d.open(CAPABILITIES, 2, capabilities);
        for (Field part : CAPABILITY_PARTS) {
            d.part(part, 2, capabilities);
        }
        d.skip(2);
        d.close(mark);
    }

    private static void readInterval(Dissection d) {
        long interval = d.uintLe(INTERVAL, 2);
        if (d.labelling()) {
            d.label(String.format(Locale.ROOT, "Beacon Interval: %.6f [Seconds]", interval * TIME_UNIT / 1_000_000.0));
        }
        if (d.summarizing()) {
            d.summaryMore("BI=" + interval);
        }
    }
}
