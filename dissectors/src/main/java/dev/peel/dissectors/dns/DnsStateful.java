package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/**
 * What a message of DNS Stateful Operations holds in place of records, RFC 8490 5.4.
 *
 * <pre>
 *  type (2) | length (2) | by type
 * </pre>
 */
final class DnsStateful {
    /** The opcode of such messages. */
    static final int OPCODE = 6;

    private static final int KEEP_ALIVE = 1; // RFC 8490 7
    private static final int RETRY_DELAY = 2;
    private static final int PADDING_TYPE = 3;

    private static final Values TYPES = NamedValues.of("dns-dso-types.tsv");
    private static final Field ALL = Field.group("dns.dso", "DNS Stateful Operation");
    private static final Field ELEMENT = Field.group("dns.dso.tlv", "DSO TLV");
    private static final Field TYPE = Field.uint("dns.dso.tlv.type", 16, "Type").values(TYPES);
    private static final Field LENGTH = Field.uint("dns.dso.tlv.length", 16, "Length");
    private static final Field DATA = Field.bytes("dns.dso.tlv.data", "Data");
    private static final Field INACTIVITY = Field.uint("dns.dso.tlv.keepalive.inactivity", 32, "Inactivity Timeout");
    private static final Field INTERVAL = Field.uint("dns.dso.tlv.keepalive.interval", 32, "Keepalive Interval");
    private static final Field DELAY = Field.uint("dns.dso.tlv.retrydelay.retrydelay", 32, "Retry Delay");
    private static final Field PADDING = Field.bytes("dns.dso.tlv.encpad.padding", "Padding");

    private DnsStateful() {}

    static Stream<Field> fields() {
        return Stream.of(ALL, ELEMENT, TYPE, LENGTH, DATA, INACTIVITY, INTERVAL, DELAY, PADDING);
    }

    /** Reads the elements to the end of the message. */
    static void read(Dissection d) {
        if (d.remaining() == 0) {
            return;
        }
        int all = d.open(ALL);
        while (d.remaining() > 0) {
            int mark = d.open(ELEMENT);
            int type = d.u16(TYPE);
            if (d.labelling()) {
                d.label(mark, "DSO TLV: " + TYPES.name(type, "Unknown"));
            }
            int length = d.u16(LENGTH);
            int end = d.position() + length;
            if (length > d.remaining()) {
                throw d.malformed();
            }
            if (type == KEEP_ALIVE && length == 8) {
                d.u32(INACTIVITY);
                d.u32(INTERVAL);
            } else if (type == RETRY_DELAY && length == 4) {
                d.u32(DELAY);
            } else if (length > 0) {
                d.bytes(type == PADDING_TYPE ? PADDING : DATA, length);
            }
            d.skip(end - d.position());
            d.close(mark);
        }
        d.close(all);
    }
}
