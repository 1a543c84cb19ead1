package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A resource record, RFC 1035 4.1.3.
 *
 * <pre>
 *  name | type | class | time to live (4) | length | by type
 * </pre>
 */
final class DnsRecord {
    static final Values TYPES = NamedValues.of("dns-types.tsv");
    static final Values MNEMONICS = NamedValues.of("dns-type-mnemonics.tsv");
    static final Values CLASSES = NamedValues.of("dns-classes.tsv");
    private static final int OPT = 41; // RFC 6891 6.1
    private static final int FLUSH_BIT = 0x8000; // of a class in a record, RFC 6762 10.2

    private static final Field RECORD = Field.heading("dns.resp", "Record");
    private static final Field NAME = Field.text("dns.resp.name", "Name");
    private static final Field TYPE = Field.uint("dns.resp.type", 16, "Type").values(TYPES);
    private static final Field CLASS =
            Field.uint("dns.resp.class", 16, "Class").hex().values(CLASSES);
    private static final Field CACHE_FLUSH = Field.flag("dns.resp.cache_flush", 16, FLUSH_BIT, "Cache flush");
    private static final Field TIME_TO_LIVE = Field.uint("dns.resp.ttl", 32, "Time to live");
    private static final Field LENGTH = Field.uint("dns.resp.len", 16, "Data length");
    private static final Field DATA = Field.bytes("dns.data", "Data");

    private static final Map<Integer, Content> CONTENTS = contents();

    private final Dissection d;
    private final DnsName name;
    private final int message;
    private final boolean isMulticast;
    private String firstName = "";

    /** Reads what a record of one type holds. */
    @FunctionalInterface
    interface Content {
        /** Reads the content, which ends at position {@code end}. */
        void read(Dissection d, Names names, int end);
    }

    /** Reads a name in a record's content. */
    @FunctionalInterface
    interface Names {
        /** Reads the name at the cursor. */
        void read(Field field);
    }

    /**
     * Makes a reader of the records of one message.
     *
     * @param message where the message starts, a position
     * @param isMulticast whether a class has a bit of its own for other use, RFC 6762 10.2
     */
    DnsRecord(Dissection d, DnsName name, int message, boolean isMulticast) {
        this.d = d;
        this.name = name;
        this.message = message;
        this.isMulticast = isMulticast;
    }

    static Stream<Field> fields() {
        return Stream.of(RECORD, NAME, TYPE, CLASS, CACHE_FLUSH, TIME_TO_LIVE, LENGTH, DATA);
    }

    private static Map<Integer, Content> contents() {
        Map<Integer, Content> all = new HashMap<>();
        DnsContents.register(all);
        DnsSecurity.register(all);
        DnsServices.register(all);
        return Map.copyOf(all);
    }

    /** Reads the record at the cursor. */
    void read() {
        int record = d.open(RECORD);
        name.read(d, NAME, message);
        int type = d.peekU16(0);
        String label = "";
        if (d.labelling()) {
            int recordClass = d.peekU16(2) & (isMulticast ? 0x7fff : 0xffff);
            label = DnsLabels.subject(name.toString(), type, recordClass);
            d.label(record, label);
        }
        d.u16(TYPE);
        boolean isFlushing = isMulticast && (d.peekU16(0) & FLUSH_BIT) != 0;
        if (d.summarizing()) {
            d.summaryAppend(" " + DnsLabels.mnemonic(type) + (isFlushing && type != OPT ? ", cache flush" : ""));
        }
        if (type == OPT) {
            DnsOptions.read(d, LENGTH, isMulticast ? CACHE_FLUSH : null);
            d.close(record);
            return;
        }
        if (isMulticast) {
            d.peekValue(CLASS, 2, d.peekU16(0) & 0x7fff);
            d.u16(CACHE_FLUSH);
        } else {
            d.u16(CLASS);
        }
        long timeToLive = d.u32(TIME_TO_LIVE);
        if (d.labelling()) {
            d.label("Time to live: " + DnsLabels.span(timeToLive));
        }
        int length = d.u16(LENGTH);
        int end = d.position() + length;
        if (length > 0) {
            d.peekU8(length - 1);
            String said = d.labelling() ? DnsLabels.content(d, type, length) : "";
            String brief = d.summarizing() ? DnsLabels.brief(d, type, length) : "";
            readContent(type, length, end);
            if (d.labelling()) {
                d.label(record, label + said + DnsLabels.naming(type, firstName));
            }
            if (d.summarizing()) {
                d.summaryAppend(brief + (DnsLabels.isNamedInBrief(type) ? " " + firstName : ""));
            }
        }
        d.skip(end - d.position());
        d.close(record);
    }

    private void readContent(int type, int length, int end) {
        firstName = "";
        Content content = CONTENTS.get(type);
        if (content == null) {
            d.bytes(DATA, length);
            return;
        }
        Names names = field -> {
            name.read(d, field, message);
            if ((d.labelling() || d.summarizing()) && firstName.isEmpty()) {
                firstName = name.toString();
            }
        };
        content.read(d, names, end);
    }
}
