package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.util.Map;
import java.util.stream.Stream;

/** What resource records of the common types hold: names, addresses, text. */
final class DnsContents {
    private static final Field ADDRESS = Field.ipv4("dns.a", "Address");
    private static final Field ADDRESS_6 = Field.ipv6("dns.aaaa", "AAAA Address");
    private static final Field SERVER = Field.text("dns.ns", "Name Server");
    private static final Field MAIL_DESTINATION = Field.text("dns.md", "Mail Destination");
    private static final Field MAIL_FORWARDER = Field.text("dns.mf", "Mail Forwarder");
    private static final Field CANONICAL = Field.text("dns.cname", "CNAME");
    private static final Field PRIMARY = Field.text("dns.soa.mname", "Primary name server");
    private static final Field RESPONSIBLE = Field.text("dns.soa.rname", "Responsible authority's mailbox");
    private static final Field SERIAL = Field.uint("dns.soa.serial_number", 32, "Serial Number");
    private static final Field REFRESH = Field.uint("dns.soa.refresh_interval", 32, "Refresh Interval");
    private static final Field RETRY = Field.uint("dns.soa.retry_interval", 32, "Retry Interval");
    private static final Field EXPIRE = Field.uint("dns.soa.expire_limit", 32, "Expire limit");
    private static final Field MINIMUM = Field.uint("dns.soa.minimum_ttl", 32, "Minimum TTL");
    private static final Field MAILBOX = Field.text("dns.mb", "MailBox Domaine");
    private static final Field MAIL_GROUP = Field.text("dns.mg", "Mail Group member");
    private static final Field MAIL_RENAME = Field.text("dns.mr", "Mail Rename domaine");
    private static final Field NULL = Field.bytes("dns.null", "Null (data)");
    private static final Field POINTER = Field.text("dns.ptr.domain_name", "Domain Name");
    private static final Field PROCESSOR_LENGTH = Field.uint("dns.hinfo.cpu_length", 8, "CPU Length");
    private static final Field PROCESSOR = Field.text("dns.hinfo.cpu", "CPU");
    private static final Field SYSTEM_LENGTH = Field.uint("dns.hinfo.os_length", 8, "OS Length");
    private static final Field SYSTEM = Field.text("dns.hinfo.os", "OS");
    private static final Field MAILBOX_RESPONSIBLE = Field.text("dns.minfo.r", "Responsible Mailbox");
    private static final Field MAILBOX_ERRORS = Field.text("dns.minfo.e", "Error Mailbox");
    private static final Field EXCHANGE_PREFERENCE = Field.uint("dns.mx.preference", 16, "Preference");
    private static final Field EXCHANGE = Field.text("dns.mx.mail_exchange", "Mail Exchange");
    private static final Field TEXT_LENGTH = Field.uint("dns.txt.length", 8, "TXT Length");
    private static final Field TEXT = Field.text("dns.txt", "TXT");
    private static final Field PERSON = Field.text("dns.rp.mailbox", "Mailbox");
    private static final Field PERSON_TEXT = Field.text("dns.rp.txt_rr", "TXT RR");
    private static final Field CELL_TYPE = Field.uint("dns.afsdb.subtype", 16, "Subtype");
    private static final Field CELL_HOST = Field.text("dns.afsdb.hostname", "Hostname");
    private static final Field DELEGATION = Field.text("dns.dname", "Dname");
    private static final Field SPF_LENGTH = Field.uint("dns.spf.length", 8, "SPF Length");
    private static final Field SPF = Field.text("dns.spf", "SPF");
    private static final Field HARDWARE = Field.ether("dns.eui48", "EUI48 Address");

    private DnsContents() {}

    static Stream<Field> fields() {
        return Stream.of(
                ADDRESS,
                ADDRESS_6,
                SERVER,
                MAIL_DESTINATION,
                MAIL_FORWARDER,
                CANONICAL,
                PRIMARY,
                RESPONSIBLE,
                SERIAL,
                REFRESH,
                RETRY,
                EXPIRE,
                MINIMUM,
                MAILBOX,
                MAIL_GROUP,
                MAIL_RENAME,
                NULL,
                POINTER,
                PROCESSOR_LENGTH,
                PROCESSOR,
                SYSTEM_LENGTH,
                SYSTEM,
                MAILBOX_RESPONSIBLE,
                MAILBOX_ERRORS,
                EXCHANGE_PREFERENCE,
                EXCHANGE,
                TEXT_LENGTH,
                TEXT,
                PERSON,
                PERSON_TEXT,
                CELL_TYPE,
                CELL_HOST,
                DELEGATION,
                SPF_LENGTH,
                SPF,
                HARDWARE);
    }

    /** Adds these contents to {@code all} under their types, RFC 1035 3.2.2 and those named. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(1, (d, names, end) -> readAddress(d, end));
        all.put(2, (d, names, end) -> names.read(SERVER));
        all.put(3, (d, names, end) -> names.read(MAIL_DESTINATION));
        all.put(4, (d, names, end) -> names.read(MAIL_FORWARDER));
        all.put(5, (d, names, end) -> names.read(CANONICAL));
        all.put(6, (d, names, end) -> readAuthority(d, names));
        all.put(7, (d, names, end) -> names.read(MAILBOX));
        all.put(8, (d, names, end) -> names.read(MAIL_GROUP));
        all.put(9, (d, names, end) -> names.read(MAIL_RENAME));
        all.put(10, (d, names, end) -> d.bytes(NULL, end - d.position()));
        all.put(12, (d, names, end) -> names.read(POINTER));
        all.put(13, (d, names, end) -> {
            text(d, PROCESSOR_LENGTH, PROCESSOR);
            text(d, SYSTEM_LENGTH, SYSTEM);
        });
        all.put(14, (d, names, end) -> {
            names.read(MAILBOX_RESPONSIBLE);
            names.read(MAILBOX_ERRORS);
        });
        all.put(15, (d, names, end) -> {
            d.u16(EXCHANGE_PREFERENCE);
            names.read(EXCHANGE);
        });
        all.put(16, (d, names, end) -> texts(d, TEXT_LENGTH, TEXT, end));
        all.put(17, (d, names, end) -> { // RFC 1183
            names.read(PERSON);
            names.read(PERSON_TEXT);
        });
        all.put(18, (d, names, end) -> {
            d.u16(CELL_TYPE);
            names.read(CELL_HOST);
        });
        all.put(28, (d, names, end) -> d.ipv6(ADDRESS_6)); // RFC 3596
        all.put(39, (d, names, end) -> names.read(DELEGATION)); // RFC 6672
        all.put(99, (d, names, end) -> texts(d, SPF_LENGTH, SPF, end)); // RFC 4408
        all.put(108, (d, names, end) -> d.ether(HARDWARE)); // RFC 7043
    }

    private static void readAddress(Dissection d, int end) {
        // A record whose length is wrong still shows the address, and the next starts where the length says.
        d.value(ADDRESS, Math.min(4, end - d.position()), d.peekU32(0));
    }

    private static void readAuthority(Dissection d, DnsRecord.Names names) {
        names.read(PRIMARY);
        names.read(RESPONSIBLE);
        d.u32(SERIAL);
        readSpan(d, REFRESH);
        readSpan(d, RETRY);
        readSpan(d, EXPIRE);
        readSpan(d, MINIMUM);
    }

    private static void readSpan(Dissection d, Field field) {
        long seconds = d.u32(field);
        if (d.labelling()) {
            d.label(field.label() + ": " + DnsLabels.span(seconds));
        }
    }

    /** Reads strings with their lengths to position {@code end}. */
    static void texts(Dissection d, Field length, Field content, int end) {
        while (d.position() < end) {
            text(d, length, content);
        }
    }

    /** Reads a string with its length. */
    static void text(Dissection d, Field length, Field content) {
        d.text(content, d.u8(length));
    }
}
