package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Map;
import java.util.stream.Stream;

/** What resource records about services, transfers and transaction signatures hold. */
final class DnsServices {
    private static final int MANDATORY = 0; // RFC 9460 14.3.2
    private static final int ALPN_KEY = 1;
    private static final int PORT_KEY = 3;
    private static final int IPV4_HINT = 4;
    private static final int ECH = 5;
    private static final int IPV6_HINT = 6;
    private static final int OBLIVIOUS = 32769; // draft-pauly-dprive-adaptive-dns-privacy

    private static final Field SERVICE_PRIORITY = Field.uint("dns.srv.priority", 16, "Priority");
    private static final Field SERVICE_WEIGHT = Field.uint("dns.srv.weight", 16, "Weight");
    private static final Field SERVICE_PORT = Field.uint("dns.srv.port", 16, "Port");
    private static final Field SERVICE_TARGET = Field.text("dns.srv.target", "Target");
    private static final Field ORDER = Field.uint("dns.naptr.order", 16, "Order");
    private static final Field PREFERENCE = Field.uint("dns.naptr.preference", 16, "Preference");
    private static final Field FLAGS_LENGTH = Field.uint("dns.naptr.flags_length", 8, "Flags Length");
    private static final Field FLAGS = Field.text("dns.naptr.flags", "Flags");
    private static final Field NAPTR_LENGTH = Field.uint("dns.naptr.service_length", 8, "Service Length");
    private static final Field NAPTR_SERVICE = Field.text("dns.naptr.service", "Service");
    private static final Field REGEX_LENGTH = Field.uint("dns.naptr.regex_length", 8, "Regex Length");
    private static final Field REGEX = Field.text("dns.naptr.regex", "Regex");
    private static final Field REPLACEMENT_LENGTH = Field.uint("dns.naptr.replacement_length", 8, "Replacement Length");
    private static final Field REPLACEMENT = Field.text("dns.naptr.replacement", "Replacement");
    private static final Field EXCHANGER_PREFERENCE = Field.uint("dns.kx.preference", 16, "Preference");
    private static final Field EXCHANGER = Field.text("dns.kx.key_exchange", "Key Exchange");
    private static final Values KEYS = NamedValues.of("dns-svcb-keys.tsv");
    private static final Field BINDING_PRIORITY = Field.uint("dns.svcb.svcpriority", 16, "SvcPriority");
    private static final Field BINDING_TARGET = Field.text("dns.svcb.targetname", "TargetName");
    private static final Field PARAMETER = Field.group("dns.svcb.svcparam", "SvcParam");
    private static final Field KEY =
            Field.uint("dns.svcb.svcparam.key", 16, "SvcParamKey").values(KEYS);
    private static final Field VALUE_LENGTH = Field.uint("dns.svcb.svcparam.value.length", 16, "SvcParamValue length");
    private static final Field VALUE = Field.bytes("dns.svcb.svcparam.value", "SvcParamValue");
    private static final Field MANDATORY_KEY =
            Field.uint("dns.svcb.svcparam.mandatory.key", 16, "Mandatory key").values(KEYS);
    private static final Field ALPN_LENGTH = Field.uint("dns.svcb.svcparam.alpn.length", 8, "ALPN length");
    private static final Field ALPN = Field.text("dns.svcb.svcparam.alpn", "ALPN");
    private static final Field PORT = Field.uint("dns.svcb.svcparam.port", 16, "Port");
    private static final Field HINT_4 = Field.ipv4("dns.svcb.svcparam.ipv4hint.ip", "IP");
    private static final Field ECH_CONFIGURATION = Field.bytes("dns.svcb.svcparam.echconfig", "ECHConfig");
    private static final Field OBLIVIOUS_CONFIGURATION = Field.bytes("dns.svcb.svcparam.odohconfig", "ODoHConfig");
    private static final Field HINT_6 = Field.ipv6("dns.svcb.svcparam.ipv6hint.ip", "IP");
    private static final Field TSIG_ALGORITHM = Field.text("dns.tsig.algorithm_name", "Algorithm Name");
    private static final Field TSIG_TIME = Field.of(FieldType.ABSOLUTE_TIME, "dns.tsig.time_signed", "Time Signed");
    private static final Field TSIG_FUDGE = Field.uint("dns.tsig.fudge", 16, "Fudge");
    private static final Field TSIG_LENGTH = Field.uint("dns.tsig.mac_size", 16, "MAC Size");
    private static final Field TSIG_CODE = Field.bytes("dns.tsig.mac", "MAC");
    private static final Field TSIG_ORIGINAL = Field.uint("dns.tsig.original_id", 16, "Original Id");
    private static final Field TSIG_ERROR =
            Field.uint("dns.tsig.error", 16, "Error").values(NamedValues.of("dns-rcodes.tsv"));
    private static final Field TSIG_OTHER_LENGTH = Field.uint("dns.tsig.other_len", 16, "Other Len");
    private static final Field TSIG_OTHER = Field.bytes("dns.tsig.other_data", "Other Data");
    private static final long NANOSECONDS = 1_000_000_000; // a second

    private DnsServices() {}

    static Stream<Field> fields() {
        return Stream.of(
                SERVICE_PRIORITY,
                SERVICE_WEIGHT,
                SERVICE_PORT,
                SERVICE_TARGET,
                ORDER,
                PREFERENCE,
                FLAGS_LENGTH,
                FLAGS,
                NAPTR_LENGTH,
                NAPTR_SERVICE,
                REGEX_LENGTH,
                REGEX,
                REPLACEMENT_LENGTH,
                REPLACEMENT,
                EXCHANGER_PREFERENCE,
                EXCHANGER,
                BINDING_PRIORITY,
                BINDING_TARGET,
                PARAMETER,
                KEY,
                VALUE_LENGTH,
                VALUE,
                MANDATORY_KEY,
                ALPN_LENGTH,
                ALPN,
                PORT,
                HINT_4,
                ECH_CONFIGURATION,
                OBLIVIOUS_CONFIGURATION,
                HINT_6,
                TSIG_ALGORITHM,
                TSIG_TIME,
                TSIG_FUDGE,
                TSIG_LENGTH,
                TSIG_CODE,
                TSIG_ORIGINAL,
                TSIG_ERROR,
                TSIG_OTHER_LENGTH,
                TSIG_OTHER);
    }

    /** Adds these contents to {@code all} under their types. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(33, (d, names, end) -> { // RFC 2782
            d.u16(SERVICE_PRIORITY);
            d.u16(SERVICE_WEIGHT);
            d.u16(SERVICE_PORT);
            names.read(SERVICE_TARGET);
        });
        all.put(35, (d, names, end) -> { // RFC 3403 4
            d.u16(ORDER);
            d.u16(PREFERENCE);
            DnsContents.text(d, FLAGS_LENGTH, FLAGS);
            DnsContents.text(d, NAPTR_LENGTH, NAPTR_SERVICE);
            DnsContents.text(d, REGEX_LENGTH, REGEX);
            names.read(REPLACEMENT, REPLACEMENT_LENGTH);
        });
        all.put(36, (d, names, end) -> { // RFC 2230
            d.u16(EXCHANGER_PREFERENCE);
            names.read(EXCHANGER);
        });
        all.put(64, DnsServices::readBinding); // RFC 9460 2
        all.put(65, DnsServices::readBinding);
        all.put(250, DnsServices::readTransactionSignature); // RFC 8945 4.2
    }

    private static void readBinding(Dissection d, DnsRecord.Names names, int end) {
        d.u16(BINDING_PRIORITY);
        names.read(BINDING_TARGET);
        while (d.position() < end) {
            int mark = d.open(PARAMETER);
            int key = d.u16(KEY);
            if (d.labelling()) {
                d.label(mark, "SvcParam: " + KEYS.name(key, "key" + key));
            }
            int valueEnd = d.u16(VALUE_LENGTH);
            valueEnd += d.position();
            if (valueEnd > end) {
                throw d.malformed();
            }
            readParameter(d, key, valueEnd);
            d.skip(valueEnd - d.position());
            d.close(mark);
        }
    }

    private static void readParameter(Dissection d, int key, int end) {
        switch (key) {
            case MANDATORY -> {
                while (end - d.position() >= 2) {
                    d.u16(MANDATORY_KEY);
                }
            }
            case ALPN_KEY -> DnsContents.texts(d, ALPN_LENGTH, ALPN, end);
            case PORT_KEY -> d.u16(PORT);
            case IPV4_HINT -> {
                while (end - d.position() >= 4) {
                    d.ipv4(HINT_4);
                }
            }
            case OBLIVIOUS -> d.bytes(OBLIVIOUS_CONFIGURATION, end - d.position());
            case ECH -> d.bytes(ECH_CONFIGURATION, end - d.position());
            case IPV6_HINT -> {
                while (end - d.position() >= 16) {
                    d.ipv6(HINT_6);
                }
            }
            default -> {
                if (d.position() < end) {
                    d.bytes(VALUE, end - d.position());
                }
            }
        }
    }

    private static void readTransactionSignature(Dissection d, DnsRecord.Names names, int end) {
        names.read(TSIG_ALGORITHM);
        d.value(TSIG_TIME, 6, ((long) d.peekU16(0) << 32 | d.peekU32(2)) * NANOSECONDS);
        d.u16(TSIG_FUDGE);
        int length = d.u16(TSIG_LENGTH);
        if (length > 0) {
            d.bytes(TSIG_CODE, length);
        }
        d.u16(TSIG_ORIGINAL);
        d.u16(TSIG_ERROR);
        int other = d.u16(TSIG_OTHER_LENGTH);
        if (other > 0) {
            d.bytes(TSIG_OTHER, other);
        }
    }
}
