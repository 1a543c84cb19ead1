package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a host stands on earth, RFC 1876.
 *
 * <pre>
 *  version (1, always 0) | size (1) | horizontal precision (1) | vertical precision (1)
 *  latitude (4) | longitude (4) | altitude (4)
 * </pre>
 */
final class DnsLocation {
    private static final long EQUATOR = 1L << 31; // and prime meridian, in thousandths of a second of arc
    private static final long GROUND = 10_000_000; // centimetres above the lowest altitude
    private static final int CENTIMETRES = 2; // decimal places of a metre

    private static final Field VERSION = Field.uint("dns.loc.version", 8, "Version");
    private static final Field SIZE = Field.uint("dns.loc.size", 8, "Size");
    private static final Field HORIZONTAL = Field.uint("dns.loc.horizontal_precision", 8, "Horizontal Precision");
    private static final Field VERTICAL = Field.uint("dns.loc.vertical_precision", 8, "Vertical Precision");
    private static final Field LATITUDE = Field.uint("dns.loc.latitude", 32, "Latitude");
    private static final Field LONGITUDE = Field.uint("dns.loc.longitude", 32, "Longitude");
    private static final Field ALTITUDE = Field.uint("dns.loc.altitude", 32, "Altitude");
    private static final Field UNKNOWN = Field.bytes("dns.loc.unknown_data", "Unknown data");

    private DnsLocation() {}

    static Stream<Field> fields() {
        return Stream.of(VERSION, SIZE, HORIZONTAL, VERTICAL, LATITUDE, LONGITUDE, ALTITUDE, UNKNOWN);
    }

    /** Adds this content to {@code all} under its type. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(29, (d, names, end) -> read(d, end));
    }

    private static void read(Dissection d, int end) {
        if (d.peekU8(0) != 0) {
            d.peek(VERSION);
            d.bytes(UNKNOWN, end - d.position());
            return;
        }
        d.u8(VERSION);
        readSpan(d, SIZE);
        readSpan(d, HORIZONTAL);
        readSpan(d, VERTICAL);
        readAngle(d, LATITUDE, " N", " S");
        readAngle(d, LONGITUDE, " E", " W");
        long altitude = d.u32(ALTITUDE);
        if (d.labelling()) {
            d.label(label(ALTITUDE, altitude) + metres(altitude - GROUND, 0) + ")");
        }
    }

    /** Reads a length: a digit in the upper half, a power of ten in the lower one, in centimetres. */
    private static void readSpan(Dissection d, Field field) {
        int span = d.u8(field);
        if (d.labelling()) {
            d.label(label(field, span) + metres(span >> 4, span & 0x0f) + ")");
        }
    }

    private static void readAngle(Dissection d, Field field, String above, String below) {
        long angle = d.u32(field);
        if (d.labelling()) {
            long distance = Math.abs(angle - EQUATOR);
            String parts = String.format(
                    Locale.ROOT,
                    "%d deg %d min %d.%03d sec",
                    distance / 3_600_000,
                    distance / 60_000 % 60,
                    distance / 1000 % 60,
                    distance % 1000);
            d.label(label(field, angle) + parts + (angle >= EQUATOR ? above : below) + ")");
        }
    }

    private static String label(Field field, long number) {
        return field.label() + ": " + number + " (";
    }

    private static String metres(long digits, int power) {
        BigDecimal length = BigDecimal.valueOf(digits, CENTIMETRES - power);
        return (length.signum() == 0 ? "0" : length.stripTrailingZeros().toPlainString()) + " m";
    }
}
