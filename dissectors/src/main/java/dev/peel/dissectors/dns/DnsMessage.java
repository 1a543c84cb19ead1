package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of the Domain Name System, RFC 1035 4.1.
 *
 * <pre>
 *  identification | flags
 *  number of questions | answers | authorities | additional records
 *  questions, then the three sections of records
 * </pre>
 */
final class DnsMessage {
    /** The protocols whose messages these are. */
    enum Kind {
        DNS,
        MDNS,
        LLMNR
    }

    private static final int RESPONSE_BIT = 0x8000;
    private static final int AUTHENTICATED_BIT = 0x0020; // in a query: a wish to be told so, RFC 6840 5.7
    private static final int UNICAST_BIT = 0x8000; // of a class in a question, RFC 6762 5.4
    private static final int UPDATE = 5; // an opcode, RFC 2136

    private static final Values OPCODES = NamedValues.of("dns-opcodes.tsv");
    private static final Values REPLY_CODES = NamedValues.of("dns-rcodes.tsv");
    static final Field LENGTH = Field.uint("dns.length", 16, "Length");
    private static final Field IDENTIFICATION =
            Field.uint("dns.id", 16, "Transaction ID").hex();
    private static final Field FLAGS = Field.uint("dns.flags", 16, "Flags").hex();
    private static final Field RESPONSE = Field.flag("dns.flags.response", 16, RESPONSE_BIT, "Response")
            .values(Values.of(0, "Message is a query", 1, "Message is a response"));
    private static final Field OPCODE =
            Field.uint("dns.flags.opcode", 16, "Opcode").mask(0x7800).values(OPCODES);
    private static final Field AUTHORITATIVE = Field.flag("dns.flags.authoritative", 16, 0x0400, "Authoritative")
            .values(Values.of(0, "Server is not an authority for domain", 1, "Server is an authority for domain"));
    private static final Field CONFLICT = Field.flag("dns.flags.conflict", 16, 0x0400, "Conflict");
    private static final Field TRUNCATED = Field.flag("dns.flags.truncated", 16, 0x0200, "Truncated")
            .values(Values.of(0, "Message is not truncated", 1, "Message is truncated"));
    private static final Field RECURSION_DESIRED = Field.flag("dns.flags.recdesired", 16, 0x0100, "Recursion desired")
            .values(Values.of(0, "Don't do query recursively", 1, "Do query recursively"));
    private static final Field TENTATIVE = Field.flag("dns.flags.tentative", 16, 0x0100, "Tentative");
    private static final Field RECURSION_AVAILABLE = Field.flag("dns.flags.recavail", 16, 0x0080, "Recursion available")
            .values(Values.of(0, "Server can't do recursive queries", 1, "Server can do recursive queries"));
    private static final Field ZERO =
            Field.flag("dns.flags.z", 16, 0x0040, "Z").values(Values.of(0, "reserved (0)", 1, "reserved - incorrect!"));
    private static final Field AUTHENTICATED = Field.flag(
                    "dns.flags.authenticated", 16, AUTHENTICATED_BIT, "Answer authenticated")
            .values(Values.of(
                    0,
                    "Answer/authority portion was not authenticated by the server",
                    1,
                    "Answer/authority portion was authenticated by the server"));
    private static final Field CHECKING_DISABLED = Field.flag(
                    "dns.flags.checkdisable", 16, 0x0010, "Non-authenticated data")
            .values(Values.of(0, "Unacceptable", 1, "Acceptable"));
    private static final Field REPLY_CODE =
            Field.uint("dns.flags.rcode", 16, "Reply code").mask(0x000f).values(REPLY_CODES);
    private static final Field[] QUERY_FLAGS = {RESPONSE, OPCODE, TRUNCATED, RECURSION_DESIRED, ZERO, CHECKING_DISABLED
    };
    private static final Field[] VALIDATING_QUERY_FLAGS = {
        RESPONSE, OPCODE, TRUNCATED, RECURSION_DESIRED, ZERO, AUTHENTICATED, CHECKING_DISABLED
    };
    private static final Field[] RESPONSE_FLAGS = {
        RESPONSE,
        OPCODE,
        AUTHORITATIVE,
        TRUNCATED,
        RECURSION_DESIRED,
        RECURSION_AVAILABLE,
        ZERO,
        AUTHENTICATED,
        CHECKING_DISABLED,
        REPLY_CODE
    };
    private static final Field[] LLMNR_FLAGS = {RESPONSE, OPCODE, CONFLICT, TRUNCATED, TENTATIVE, REPLY_CODE};
    private static final Field[] LLMNR_QUERY_FLAGS = {RESPONSE, OPCODE, CONFLICT, TRUNCATED, TENTATIVE};
    private static final Field QUESTIONS = Field.uint("dns.count.queries", 16, "Questions");
    private static final Field ANSWERS = Field.uint("dns.count.answers", 16, "Answer RRs");
    private static final Field AUTHORITIES = Field.uint("dns.count.auth_rr", 16, "Authority RRs");
    private static final Field ADDITIONAL = Field.uint("dns.count.add_rr", 16, "Additional RRs");
    private static final Field ZONES = Field.uint("dns.count.zones", 16, "Zones");
    private static final Field PREREQUISITES = Field.uint("dns.count.prerequisites", 16, "Prerequisites");
    private static final Field UPDATES = Field.uint("dns.count.updates", 16, "Updates");
    private static final Field QUERY_SECTION = Field.heading("dns.queries", "Queries");
    private static final Field ANSWER_SECTION = Field.heading("dns.answers", "Answers");
    private static final Field AUTHORITY_SECTION = Field.heading("dns.authorities", "Authoritative nameservers");
    private static final Field ADDITIONAL_SECTION = Field.heading("dns.additional", "Additional records");
    private static final Field ZONE_SECTION = Field.heading("dns.zones", "Zone");
    private static final Field PREREQUISITE_SECTION = Field.heading("dns.prerequisites", "Prerequisites");
    private static final Field UPDATE_SECTION = Field.heading("dns.updates", "Updates");
    private static final Field QUESTION = Field.heading("dns.qry", "Question");
    private static final Field QUERY_NAME = Field.text("dns.qry.name", "Name");
    private static final Field QUERY_NAME_LENGTH = Field.uint("dns.qry.name.len", 16, "Name Length");
    private static final Field LABELS = Field.uint("dns.count.labels", 16, "Label Count");
    private static final Field QUERY_TYPE =
            Field.uint("dns.qry.type", 16, "Type").values(DnsRecord.TYPES);
    private static final Field QUERY_CLASS =
            Field.uint("dns.qry.class", 16, "Class").hex().values(DnsRecord.CLASSES);
    private static final Field QUERY_UNICAST = Field.flag("dns.qry.qu", 16, UNICAST_BIT, "\"QU\" question");
    private static final Field EXTRANEOUS_FOUND = Field.group("dns.extraneous", "Extraneous data");
    private static final Field EXTRANEOUS = Field.bytes("dns.extraneous.data", "Extraneous Data Bytes");
    private static final Field EXTRANEOUS_LENGTH = Field.sint("dns.extraneous.length", 32, "Extraneous Data Length");
    static final Protocol DNS = Protocol.of("dns", "DNS", "Domain Name System", fields());

    private final Dissection d;
    private final Kind kind;
    private final int start;
    private final DnsName name = new DnsName();

    /** Makes the reader of the message that starts at the cursor. */
    DnsMessage(Dissection d, Kind kind) {
        this.d = d;
        this.kind = kind;
        start = d.position();
    }

    private static Field[] fields() {
        return Stream.of(
                        Stream.of(
                                LENGTH,
                                IDENTIFICATION,
                                FLAGS,
                                RESPONSE,
                                OPCODE,
                                AUTHORITATIVE,
                                CONFLICT,
                                TRUNCATED,
                                RECURSION_DESIRED,
                                TENTATIVE,
                                RECURSION_AVAILABLE,
                                ZERO,
                                AUTHENTICATED,
                                CHECKING_DISABLED,
                                REPLY_CODE,
                                QUESTIONS,
                                ANSWERS,
                                AUTHORITIES,
                                ADDITIONAL,
                                ZONES,
                                PREREQUISITES,
                                UPDATES,
                                QUERY_SECTION,
                                ANSWER_SECTION,
                                AUTHORITY_SECTION,
                                ADDITIONAL_SECTION,
                                ZONE_SECTION,
                                PREREQUISITE_SECTION,
                                UPDATE_SECTION,
                                QUESTION,
                                QUERY_NAME,
                                QUERY_NAME_LENGTH,
                                LABELS,
                                QUERY_TYPE,
                                QUERY_CLASS,
                                QUERY_UNICAST,
                                EXTRANEOUS_FOUND,
                                EXTRANEOUS,
                                EXTRANEOUS_LENGTH),
                        Stream.of(DnsQueries.FIELDS),
                        DnsRecord.fields(),
                        DnsContents.fields(),
                        DnsSecurity.fields(),
                        DnsServices.fields(),
                        DnsHosts.fields(),
                        DnsHistory.fields(),
                        DnsKeys.fields(),
                        DnsLocation.fields(),
                        DnsTypeBitmap.fields(),
                        DnsStateful.fields(),
                        DnsOptions.fields())
                .flatMap(fields -> fields)
                .toArray(Field[]::new);
    }

    /** Reads the message to the end of the layer. */
    void read() {
        int identification = d.u16(IDENTIFICATION);
        int flags = d.peekU16(0);
        boolean isResponse = (flags & RESPONSE_BIT) != 0;
        d.peekBits(FLAGS, flagFields(flags), d.labelling() ? flagsLabel(flags) : null);
        d.skip(2);
        boolean isUpdate = (flags >> 11 & 0x0f) == UPDATE;
        int questions = d.u16(isUpdate ? ZONES : QUESTIONS);
        int answers = d.u16(isUpdate ? PREREQUISITES : ANSWERS);
        int authorities = d.u16(isUpdate ? UPDATES : AUTHORITIES);
        int additional = d.u16(ADDITIONAL);
        // Before the records, so that a query is known whose records are none.
        DnsQueries.@Nullable Query query = DnsQueries.meet(d, identification, isResponse);
        if (d.labelling()) {
            d.labelLayer(title() + (isResponse ? " (response)" : " (query)"));
        }
        if (d.summarizing()) {
            summarize(identification, flags, isResponse);
        }
        if ((flags >> 11 & 0x0f) == DnsStateful.OPCODE) {
            DnsStateful.read(d);
            DnsQueries.note(d, start - d.position(), isResponse, query);
            return;
        }
        int mark = questions > 0 ? d.open(isUpdate ? ZONE_SECTION : QUERY_SECTION) : -1;
        for (int i = 0; i < questions; i++) {
            readQuestion();
        }
        d.close(mark);
        readRecords(isUpdate ? PREREQUISITE_SECTION : ANSWER_SECTION, answers);
        readRecords(isUpdate ? UPDATE_SECTION : AUTHORITY_SECTION, authorities);
        readRecords(ADDITIONAL_SECTION, additional);
        if (d.remaining() > 0) {
            int left = d.remaining();
            d.expert(EXTRANEOUS_FOUND, 0, Severity.NOTE, ExpertGroup.UNDECODED, EXTRANEOUS_FOUND.label());
            d.bytes(EXTRANEOUS, left);
            d.derived(EXTRANEOUS_LENGTH, -left, 0, left);
        }
        DnsQueries.note(d, start - d.position(), isResponse, query);
    }

    private void readRecords(Field section, int count) {
        if (count == 0) {
            return;
        }
        int mark = d.open(section);
        DnsRecord record = new DnsRecord(d, name, start, kind == Kind.MDNS);
        for (int i = 0; i < count; i++) {
            record.read();
        }
        d.close(mark);
    }

    private static String flagsLabel(int flags) {
        boolean isResponse = (flags & RESPONSE_BIT) != 0;
        return "Flags: 0x" + HexFormat.of().toHexDigits((short) flags) + " "
                + OPCODES.name(flags >> 11 & 0x0f, "Unknown operation")
                + (isResponse ? " response, " + REPLY_CODES.name(flags & 0x0f, "Unknown error") : "");
    }

    private Field[] flagFields(int flags) {
        boolean isResponse = (flags & RESPONSE_BIT) != 0;
        if (kind == Kind.LLMNR) {
            return isResponse ? LLMNR_FLAGS : LLMNR_QUERY_FLAGS;
        }
        if (isResponse) {
            return RESPONSE_FLAGS;
        }
        return (flags & AUTHENTICATED_BIT) == 0 ? QUERY_FLAGS : VALIDATING_QUERY_FLAGS;
    }

    private String title() {
        return switch (kind) {
            case DNS -> "Domain Name System";
            case MDNS -> "Multicast Domain Name System";
            case LLMNR -> "Link-local Multicast Name Resolution";
        };
    }

    private void summarize(int identification, int flags, boolean isResponse) {
        String opcode = OPCODES.name(flags >> 11 & 0x0f, "Unknown operation");
        int code = flags & 0x0f;
        d.summary(
                kind.name(),
                opcode + (isResponse ? " response" : "") + " 0x"
                        + HexFormat.of().toHexDigits((short) identification)
                        + (isResponse && code != 0 ? " " + REPLY_CODES.name(code, "Unknown error") : ""));
    }

    /** RFC 6762 5.4: one bit of a class has another use there. */
    private int classMask() {
        return kind == Kind.MDNS ? 0x7fff : 0xffff;
    }

    private void readQuestion() {
        boolean measured = d.wantsAny(QUERY_NAME_LENGTH, LABELS);
        int question = d.open(QUESTION);
        int nameStart = d.position();
        name.read(d, QUERY_NAME, start, measured || d.wants(QUERY_NAME) || d.summarizing());
        if (measured) {
            // As Wireshark has it: a name of one character, or of none, counts as none or as what stands for it.
            boolean counts = name.textLength() > 1;
            int length = d.position() - nameStart;
            d.derived(QUERY_NAME_LENGTH, -length, length, counts ? name.textLength() : 0);
            d.derived(LABELS, -length, length, counts ? name.labels() : 0);
        }
        if (d.labelling()) {
            d.label(question, DnsLabels.subject(name.toString(), d.peekU16(0), d.peekU16(2) & classMask()));
        }
        int type = d.u16(QUERY_TYPE);
        boolean isUnicast = kind == Kind.MDNS && (d.peekU16(0) & UNICAST_BIT) != 0;
        if (kind == Kind.MDNS) {
            d.peekValue(QUERY_CLASS, 2, d.peekU16(0) & 0x7fff);
            d.u16(QUERY_UNICAST);
        } else {
            d.u16(QUERY_CLASS);
        }
        d.close(question);
        if (d.summarizing()) {
            String unicast = isUnicast ? ", \"QU\" question" : "";
            d.summaryAppend(" " + DnsLabels.mnemonic(type) + " " + name + unicast);
        }
    }
}
