package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
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

    private static final int SERVICE = 33; // RFC 2782

    private static final Field RECORD = Field.heading("dns.resp", "Record");
    private static final Field NAME = Field.text("dns.resp.name", "Name");
    static final Field TYPE = Field.uint("dns.resp.type", 16, "Type").values(TYPES);
    private static final Field SERVICE_LABEL = Field.text("dns.srv.service", "Service");
    private static final Field SERVICE_PROTOCOL = Field.text("dns.srv.proto", "Protocol");
    private static final Field SERVICE_DOMAIN = Field.text("dns.srv.name", "Name");
    private static final Field[] SERVICE_FIELDS = {SERVICE_LABEL, SERVICE_PROTOCOL, SERVICE_DOMAIN};
    private static final Field CLASS =
            Field.uint("dns.resp.class", 16, "Class").hex().values(CLASSES);
    private static final Field CACHE_FLUSH = Field.flag("dns.resp.cache_flush", 16, FLUSH_BIT, "Cache flush");
    private static final Field TIME_TO_LIVE = Field.uint("dns.resp.ttl", 32, "Time to live");
    private static final Field HIGH_TIME =
            Field.group("dns.ttl.high_bit_set", "The uppermost bit of the TTL is set (RFC 2181, section 8)");
    private static final Field UNDECODED = Field.group("dns.undecoded.type", "Undecoded option");
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
    interface Names {
        /** Reads the name at the cursor. */
        void read(Field field);

        /** As {@link #read(Field)}, and notes how long the name's text is. */
        void read(Field field, Field length);
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
        return Stream.of(
                RECORD,
                NAME,
                SERVICE_LABEL,
                SERVICE_PROTOCOL,
                SERVICE_DOMAIN,
                TYPE,
                CLASS,
                CACHE_FLUSH,
                TIME_TO_LIVE,
                HIGH_TIME,
                UNDECODED,
                LENGTH,
                DATA);
    }

    private static Map<Integer, Content> contents() {
        Map<Integer, Content> all = new HashMap<>();
        DnsContents.register(all);
        DnsSecurity.register(all);
        DnsServices.register(all);
        DnsHosts.register(all);
        DnsHistory.register(all);
        DnsKeys.register(all);
        DnsLocation.register(all);
        DnsTypeBitmap.register(all);
        return Map.copyOf(all);
    }

    /** Reads the record at the cursor. */
    void read() {
        int record = d.open(RECORD);
        readOwner();
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
        if (timeToLive > Integer.MAX_VALUE) {
            d.expert(HIGH_TIME, -4, Severity.WARNING, ExpertGroup.PROTOCOL, HIGH_TIME.label());
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

    /** Reads whose record it is; the labels of a service's name are fields of their own. */
    private void readOwner() {
        int length = DnsName.length(d);
        if (d.peekU16(length) != SERVICE) {
            name.read(d, NAME, message);
            return;
        }
        if (d.labelling() || d.summarizing() || d.wantsAny(SERVICE_FIELDS)) {
            name.decode(d, message);
            String[] labels = name.toString().split("\\.", SERVICE_FIELDS.length);
            for (int i = 0; i < labels.length; i++) {
                d.derived(SERVICE_FIELDS[i], 0, length, labels[i]);
            }
        }
        d.skip(length);
    }

    private void readContent(int type, int length, int end) {
        firstName = "";
        Content content = CONTENTS.get(type);
        if (content == null) {
            d.expert(
                    UNDECODED, 0, Severity.NOTE, ExpertGroup.UNDECODED, "Records of type " + type + " are not decoded");
            d.bytes(DATA, length);
            return;
        }
        content.read(d, new ContentNames(end), end);
    }

    private final class ContentNames implements Names {
        private final int end;

        ContentNames(int end) {
            this.end = end;
        }

        @Override
        public void read(Field field) {
            // The next record starts where the length says, also where a name goes on beyond.
            name.readWithin(d, field, message, end - d.position());
            if ((d.labelling() || d.summarizing()) && firstName.isEmpty()) {
                firstName = name.toString();
            }
        }

        @Override
        public void read(Field field, Field length) {
            if (d.wants(length)) {
                name.decode(d, message);
                d.derived(length, 0, 0, name.textLength());
            }
            read(field);
        }
    }
}
