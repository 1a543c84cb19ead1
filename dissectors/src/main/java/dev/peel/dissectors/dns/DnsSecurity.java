package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What resource records about keys and signatures hold. */
final class DnsSecurity {
    static final Values ALGORITHMS = NamedValues.of("dns-security-algorithms.tsv");
    static final Values DIGEST_TYPES = NamedValues.of("dns-digest-types.tsv");
    private static final int RSA_MD5 = 1; // an algorithm
    private static final long NANOSECONDS = 1_000_000_000; // a second

    private static final Field COVERED =
            Field.uint("dns.rrsig.type_covered", 16, "Type Covered").values(DnsRecord.TYPES);
    private static final Field SIGNATURE_ALGORITHM =
            Field.uint("dns.rrsig.algorithm", 8, "Algorithm").values(ALGORITHMS);
    private static final Field SIGNATURE_LABELS = Field.uint("dns.rrsig.labels", 8, "Labels");
    private static final Field ORIGINAL_TTL = Field.uint("dns.rrsig.original_ttl", 32, "Original TTL");
    private static final Field EXPIRATION =
            Field.of(FieldType.ABSOLUTE_TIME, "dns.rrsig.signature_expiration", "Signature Expiration");
    private static final Field INCEPTION =
            Field.of(FieldType.ABSOLUTE_TIME, "dns.rrsig.signature_inception", "Signature Inception");
    private static final Field KEY_TAG = Field.uint("dns.rrsig.key_tag", 16, "Key Tag");
    private static final Field SIGNER = Field.text("dns.rrsig.signers_name", "Signer's name");
    private static final Field SIGNATURE = Field.bytes("dns.rrsig.signature", "Signature");
    private static final Field KEY_FLAGS =
            Field.uint("dns.dnskey.flags", 16, "Flags").hex();
    private static final Field[] KEY_FLAG_PARTS = {
        Field.flag("dns.dnskey.flags.zone_key", 16, 0x0100, "Zone Key")
                .values(Values.of(0, "This is not a zone key", 1, "This is the zone key for specified zone")),
        Field.flag("dns.dnskey.flags.key_revoked", 16, 0x0080, "Key Revoked").values(Values.of(0, "No", 1, "Yes")),
        Field.flag("dns.dnskey.flags.secure_entry_point", 16, 0x0001, "Key Signing Key")
                .values(Values.of(0, "No", 1, "Yes")),
        Field.uint("dns.dnskey.flags.reserved", 16, "Key Signing Key")
                .mask(0xfe7e)
                .hex()
    };
    private static final Field KEY_PROTOCOL = Field.uint("dns.dnskey.protocol", 8, "Protocol");
    private static final Field KEY_ALGORITHM =
            Field.uint("dns.dnskey.algorithm", 8, "Algorithm").values(ALGORITHMS);
    private static final Field KEY_IDENTIFIER = Field.uint("dns.dnskey.key_id", 16, "Key id");
    private static final Field PUBLIC_KEY = Field.bytes("dns.dnskey.public_key", "Public Key");
    private static final Field SIGNER_KEY =
            Field.uint("dns.ds.key_id", 16, "Key id").hex();
    private static final Field SIGNER_ALGORITHM =
            Field.uint("dns.ds.algorithm", 8, "Algorithm").values(ALGORITHMS);
    private static final Field DIGEST_TYPE =
            Field.uint("dns.ds.digest_type", 8, "Digest Type").values(DIGEST_TYPES);
    private static final Field DIGEST = Field.bytes("dns.ds.digest", "Digest");
    private static final Field HASH_ALGORITHM =
            Field.uint("dns.nsec3.algo", 8, "Hash algorithm").values(NamedValues.of("dns-nsec3-hashes.tsv"));
    private static final Field HASH_FLAGS = Field.uint("dns.nsec3.flags", 8, "NSEC3 flags");
    private static final Field[] HASH_FLAG_PARTS = {
        Field.flag("dns.nsec3.flags.opt_out", 8, 0x01, "NSEC3 Opt-out flag")
                .values(Values.of(
                        0, "Additional insecure delegations forbidden", 1, "Additional insecure delegations allowed"))
    };
    private static final Field ITERATIONS = Field.uint("dns.nsec3.iterations", 16, "NSEC3 iterations");
    private static final Field SALT_LENGTH = Field.uint("dns.nsec3.salt_length", 8, "Salt length");
    private static final Field SALT = Field.bytes("dns.nsec3.salt_value", "Salt value");
    private static final Field HASH_LENGTH = Field.uint("dns.nsec3.hash_length", 8, "Hash length");
    private static final Field HASH = Field.text("dns.nsec3.hash_value", "Next hashed owner");
    private static final Field USAGE = Field.uint("dns.tlsa.certificate_usage", 8, "Certificate Usage")
            .values(NamedValues.of("dns-tlsa-usages.tsv"));
    private static final Field SELECTOR =
            Field.uint("dns.tlsa.selector", 8, "Selector").values(NamedValues.of("dns-tlsa-selectors.tsv"));
    private static final Field MATCHING = Field.uint("dns.tlsa.matching_type", 8, "Matching Type")
            .values(NamedValues.of("dns-tlsa-matching-types.tsv"));
    private static final Field ASSOCIATION =
            Field.bytes("dns.tlsa.certificate_association_data", "Certificate Association Data");
    private static final Field FINGERPRINT_ALGORITHM =
            Field.uint("dns.sshfp.algorithm", 8, "Algorithm").values(NamedValues.of("dns-sshfp-algorithms.tsv"));
    private static final Field FINGERPRINT_TYPE = Field.uint("dns.sshfp.fingerprint.type", 8, "Fingerprint type")
            .values(NamedValues.of("dns-sshfp-types.tsv"));
    private static final Field FINGERPRINT = Field.bytes("dns.sshfp.fingerprint", "Fingerprint");
    private static final Field CERTIFICATE_TYPE =
            Field.uint("dns.cert.type", 16, "Type").values(NamedValues.of("dns-certificate-types.tsv"));
    private static final Field CERTIFICATE_KEY =
            Field.uint("dns.cert.key_tag", 16, "Key Tag").hex();
    private static final Field CERTIFICATE_ALGORITHM =
            Field.uint("dns.cert.algorithm", 8, "Algorithm").values(ALGORITHMS);
    private static final Field CERTIFICATE = Field.bytes("dns.cert.certificate", "Certificate (or CRL)");
    private static final Field[] AUTHORIZATION_FLAG_PARTS = {
        Field.flag("dns.caa.flags.issuer_critical", 8, 0x80, "Issuer Critical")
                .values(Values.of(0, "Not critical", 1, "Critical"))
    };
    private static final Field AUTHORIZATION_FLAGS =
            Field.uint("dns.caa.flags", 8, "CAA Flags").hex();
    private static final Field TAG_LENGTH = Field.uint("dns.caa.tag_length", 8, "Tag length");
    private static final Field TAG = Field.text("dns.caa.tag", "Tag");
    private static final Field ISSUE = Field.text("dns.caa.issue", "Issue");
    private static final Field ISSUE_WILD = Field.text("dns.caa.issuewild", "Issue Wildcard");
    private static final Field REPORTS = Field.text("dns.caa.iodef", "Report URL");
    private static final Field UNKNOWN = Field.text("dns.caa.unknown", "Unknown tag");
    private static final Field[] PROPERTIES = {ISSUE, ISSUE_WILD, REPORTS, UNKNOWN};
    private static final Field VALUE = Field.text("dns.caa.value", "Value");

    private DnsSecurity() {}

    static Stream<Field> fields() {
        return Stream.concat(
                Stream.of(
                        COVERED,
                        SIGNATURE_ALGORITHM,
                        SIGNATURE_LABELS,
                        ORIGINAL_TTL,
                        EXPIRATION,
                        INCEPTION,
                        KEY_TAG,
                        SIGNER,
                        SIGNATURE,
                        KEY_FLAGS,
                        KEY_PROTOCOL,
                        KEY_ALGORITHM,
                        KEY_IDENTIFIER,
                        PUBLIC_KEY,
                        SIGNER_KEY,
                        SIGNER_ALGORITHM,
                        DIGEST_TYPE,
                        DIGEST,
                        HASH_ALGORITHM,
                        HASH_FLAGS,
                        ITERATIONS,
                        SALT_LENGTH,
                        SALT,
                        HASH_LENGTH,
                        HASH,
                        USAGE,
                        SELECTOR,
                        MATCHING,
                        ASSOCIATION,
                        FINGERPRINT_ALGORITHM,
                        FINGERPRINT_TYPE,
                        FINGERPRINT,
                        CERTIFICATE_TYPE,
                        CERTIFICATE_KEY,
                        CERTIFICATE_ALGORITHM,
                        CERTIFICATE,
                        AUTHORIZATION_FLAGS,
                        TAG_LENGTH,
                        TAG,
                        ISSUE,
                        ISSUE_WILD,
                        REPORTS,
                        UNKNOWN,
                        VALUE),
                Stream.of(
                        KEY_FLAG_PARTS[0],
                        KEY_FLAG_PARTS[1],
                        KEY_FLAG_PARTS[2],
                        KEY_FLAG_PARTS[3],
                        HASH_FLAG_PARTS[0],
                        AUTHORIZATION_FLAG_PARTS[0]));
    }

    /** Adds these contents to {@code all} under their types. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(24, DnsSecurity::readSignature); // RFC 2931
        all.put(37, (d, names, end) -> { // RFC 4398
            d.u16(CERTIFICATE_TYPE);
            d.u16(CERTIFICATE_KEY);
            d.u8(CERTIFICATE_ALGORITHM);
            d.bytes(CERTIFICATE, end - d.position());
        });
        all.put(43, DnsSecurity::readDelegation); // RFC 4034 5
        all.put(44, (d, names, end) -> { // RFC 4255
            d.u8(FINGERPRINT_ALGORITHM);
            d.u8(FINGERPRINT_TYPE);
            d.bytes(FINGERPRINT, end - d.position());
        });
        all.put(46, DnsSecurity::readSignature); // RFC 4034 3
        all.put(48, DnsSecurity::readKey); // RFC 4034 2
        all.put(50, (d, names, end) -> { // RFC 5155 3
            d.u8(HASH_ALGORITHM);
            d.bits(HASH_FLAGS, HASH_FLAG_PARTS);
            readHashParameters(d);
            int length = d.u8(HASH_LENGTH);
            readHash(d, length);
            DnsTypeBitmap.read(d, end);
        });
        all.put(51, (d, names, end) -> { // RFC 5155 4
            d.u8(HASH_ALGORITHM);
            d.u8(HASH_FLAGS);
            readHashParameters(d);
        });
        all.put(52, DnsSecurity::readAssociation); // RFC 6698
        all.put(53, DnsSecurity::readAssociation); // RFC 8162
        all.put(59, DnsSecurity::readDelegation); // RFC 7344
        all.put(60, DnsSecurity::readKey);
        all.put(257, (d, names, end) -> { // RFC 8659
            d.bits(AUTHORIZATION_FLAGS, AUTHORIZATION_FLAG_PARTS);
            readProperty(d, end);
        });
        all.put(32769, DnsSecurity::readDelegation); // RFC 4431
    }

    private static void readProperty(Dissection d, int end) {
        int length = d.peekU8(0);
        int valueLength = end - d.position() - 1 - length;
        if (valueLength < 0) {
            throw d.malformed();
        }
        Field property = d.wantsAny(PROPERTIES) ? property(text(d, 1, length)) : UNKNOWN;
        int mark = d.wants(property)
                ? d.openDerived(property, 0, 1 + length + valueLength, text(d, 1 + length, valueLength))
                : -1;
        d.u8(TAG_LENGTH);
        d.text(TAG, length);
        d.text(VALUE, valueLength);
        if (mark >= 0) {
            d.closeDerived(mark);
        }
    }

    private static Field property(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "issue", "" -> ISSUE;
            case "issuewild" -> ISSUE_WILD;
            case "iodef" -> REPORTS;
            default -> UNKNOWN;
        };
    }

    private static String text(Dissection d, int ahead, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) d.peekU8(ahead + i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void readSignature(Dissection d, DnsRecord.Names names, int end) {
        d.u16(COVERED);
        d.u8(SIGNATURE_ALGORITHM);
        d.u8(SIGNATURE_LABELS);
        long original = d.u32(ORIGINAL_TTL);
        if (d.labelling()) {
            d.label("Original TTL: " + DnsLabels.span(original));
        }
        d.value(EXPIRATION, 4, d.peekU32(0) * NANOSECONDS);
        d.value(INCEPTION, 4, d.peekU32(0) * NANOSECONDS);
        d.u16(KEY_TAG);
        names.read(SIGNER);
        d.bytes(SIGNATURE, end - d.position());
    }

    private static void readKey(Dissection d, DnsRecord.Names names, int end) {
        long tag = d.wants(KEY_IDENTIFIER) ? keyTag(d, end - d.position()) : 0;
        d.bits(KEY_FLAGS, KEY_FLAG_PARTS);
        d.u8(KEY_PROTOCOL);
        d.u8(KEY_ALGORITHM);
        d.generated(KEY_IDENTIFIER, tag);
        d.bytes(PUBLIC_KEY, end - d.position());
    }

    /** {@return the tag of the key whose record of {@code length} bytes stands at the cursor, RFC 4034 appendix B} */
    static long keyTag(Dissection d, int length) {
        if (length >= 4 && d.peekU8(3) == RSA_MD5) {
            return d.peekU16(length - 3);
        }
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (i & 1) == 0 ? (long) d.peekU8(i) << 8 : d.peekU8(i);
        }
        return sum + (sum >> 16 & 0xffff) & 0xffff;
    }

    private static void readDelegation(Dissection d, DnsRecord.Names names, int end) {
        d.u16(SIGNER_KEY);
        d.u8(SIGNER_ALGORITHM);
        d.u8(DIGEST_TYPE);
        d.bytes(DIGEST, end - d.position());
    }

    private static void readHashParameters(Dissection d) {
        d.u16(ITERATIONS);
        int length = d.u8(SALT_LENGTH);
        d.bytes(SALT, length);
    }

    /** Reads a hash as people write it, in base 32 with the digits first, RFC 4648 7. */
    private static void readHash(Dissection d, int length) {
        if (!d.wants(HASH)) {
            d.skip(length);
            return;
        }
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int count = 0;
        for (int i = 0; i < length; i++) {
            bits = bits << 8 | d.peekU8(i);
            count += 8;
            while (count >= 5) {
                count -= 5;
                text.append(Character.forDigit(bits >> count & 0x1f, 32));
            }
        }
        if (count > 0) {
            text.append(Character.forDigit(bits << 5 - count & 0x1f, 32));
        }
        d.value(HASH, length, text.toString());
    }

    private static void readAssociation(Dissection d, DnsRecord.Names names, int end) {
        d.u8(USAGE);
        d.u8(SELECTOR);
        d.u8(MATCHING);
        d.bytes(ASSOCIATION, end - d.position());
    }
}
