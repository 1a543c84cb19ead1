package dev.peel.dissectors.dns;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Map;
import java.util.stream.Stream;

/** What resource records about keys hold that are not DNSSEC's of today: KEY, TKEY, OPENPGPKEY, DHCID, and digests of zones. */
final class DnsKeys {
    private static final int NO_KEY = 0xc000; // both bits of the flags, RFC 2535 3.1.2
    private static final long NANOSECONDS = 1_000_000_000; // a second

    private static final Values USES = Values.of(0, "Allowed", 1, "Not Allowed");
    private static final Values ANSWERS = Values.of(0, "No", 1, "Yes");
    private static final Values VALIDITY = Values.of(0, "Invalid", 1, "Valid");
    private static final Field FLAGS = Field.uint("dns.key.flags", 16, "Flags").hex();
    private static final Field AUTHENTICATION = Field.flag(
                    "dns.key.flags.authentication", 16, 0x8000, "Key allowed for authentication")
            .values(USES);
    private static final Field CONFIDENTIALITY = Field.flag(
                    "dns.key.flags.confidentiality", 16, 0x4000, "Key allowed for confidentiality")
            .values(USES);
    private static final Field[] NO_KEY_PARTS = {AUTHENTICATION, CONFIDENTIALITY};
    private static final Field[] FLAG_PARTS = {
        AUTHENTICATION,
        CONFIDENTIALITY,
        Field.flag("dns.key.flags.required", 16, 0x2000, "Key required")
                .values(Values.of(0, "Required", 1, "Experimental or optional")),
        Field.flag("dns.key.flags.associated_user", 16, 0x0400, "Key is associated with a user")
                .values(ANSWERS),
        Field.flag("dns.key.flags.associated_named_entity", 16, 0x0200, "Key is associated with the named entity")
                .values(ANSWERS),
        Field.flag("dns.key.flags.ipsec", 16, 0x0080, "Key use with IPSEC").values(VALIDITY),
        Field.flag("dns.key.flags.mime", 16, 0x0040, "Key use with MIME security multiparts")
                .values(VALIDITY),
        Field.uint("dns.key.flags.signatory", 16, "Signatory").mask(0x000f)
    };
    private static final Field PROTOCOL = Field.uint("dns.key.protocol", 8, "Protocol");
    private static final Field ALGORITHM =
            Field.uint("dns.key.algorithm", 8, "Algorithm").values(DnsSecurity.ALGORITHMS);
    private static final Field IDENTIFIER = Field.uint("dns.key.key_id", 16, "Key ID");
    private static final Field PUBLIC_KEY = Field.bytes("dns.key.public_key", "Public Key");
    private static final Field AGREED_ALGORITHM = Field.text("dns.tkey.algo_name", "Algorithm name");
    private static final Field AGREED_INCEPTION =
            Field.of(FieldType.ABSOLUTE_TIME, "dns.tkey.signature_inception", "Signature Inception");
    private static final Field AGREED_EXPIRATION =
            Field.of(FieldType.ABSOLUTE_TIME, "dns.tkey.signature_expiration", "Signature Expiration");
    private static final Field AGREED_MODE =
            Field.uint("dns.tkey.mode", 16, "Mode").values(NamedValues.of("dns-tkey-modes.tsv"));
    private static final Field AGREED_ERROR =
            Field.uint("dns.tkey.error", 16, "Error").values(NamedValues.of("dns-rcodes.tsv"));
    private static final Field AGREED_KEY_LENGTH = Field.uint("dns.tkey.key_size", 16, "Key Size");
    private static final Field AGREED_KEY = Field.bytes("dns.tkey.key_data", "Key Data");
    private static final Field AGREED_OTHER_LENGTH = Field.uint("dns.tkey.other_size", 16, "Other Size");
    private static final Field AGREED_OTHER = Field.bytes("dns.tkey.other_data", "Other Data");
    private static final Field OPEN_PGP = Field.text("dns.openpgpkey", "OpenPGP Key");
    private static final Field CLIENT = Field.bytes("dns.dhcid.rdata", "DHCID Data");
    private static final Field ZONE_SERIAL = Field.uint("dns.zonemd.serial", 32, "Serial");
    private static final Field ZONE_SCHEME =
            Field.uint("dns.zonemd.scheme", 8, "Scheme").values(NamedValues.of("dns-zonemd-schemes.tsv"));
    private static final Field ZONE_HASH =
            Field.uint("dns.zonemd.hash_algo", 8, "Hash Algorithm").values(NamedValues.of("dns-zonemd-hashes.tsv"));
    private static final Field ZONE_DIGEST = Field.bytes("dns.zonemd.digest", "Digest");

    private DnsKeys() {}

    static Stream<Field> fields() {
        return Stream.concat(
                Stream.of(FLAG_PARTS),
                Stream.of(
                        FLAGS,
                        PROTOCOL,
                        ALGORITHM,
                        IDENTIFIER,
                        PUBLIC_KEY,
                        AGREED_ALGORITHM,
                        AGREED_INCEPTION,
                        AGREED_EXPIRATION,
                        AGREED_MODE,
                        AGREED_ERROR,
                        AGREED_KEY_LENGTH,
                        AGREED_KEY,
                        AGREED_OTHER_LENGTH,
                        AGREED_OTHER,
                        OPEN_PGP,
                        CLIENT,
                        ZONE_SERIAL,
                        ZONE_SCHEME,
                        ZONE_HASH,
                        ZONE_DIGEST));
    }

    /** Adds these contents to {@code all} under their types. */
    static void register(Map<Integer, DnsRecord.Content> all) {
        all.put(25, (d, names, end) -> readKey(d, end)); // RFC 2535 3
        all.put(49, (d, names, end) -> d.bytes(CLIENT, end - d.position())); // RFC 4701
        all.put(61, (d, names, end) -> d.text(OPEN_PGP, end - d.position())); // RFC 7929
        all.put(63, (d, names, end) -> { // RFC 8976
            d.u32(ZONE_SERIAL);
            d.u8(ZONE_SCHEME);
            d.u8(ZONE_HASH);
            d.bytes(ZONE_DIGEST, end - d.position());
        });
        all.put(249, (d, names, end) -> readAgreement(d, names)); // RFC 2930
    }

    private static void readKey(Dissection d, int end) {
        long tag = d.wants(IDENTIFIER) ? DnsSecurity.keyTag(d, end - d.position()) : 0;
        boolean isKey = (d.peekU16(0) & NO_KEY) != NO_KEY;
        d.bits(FLAGS, isKey ? FLAG_PARTS : NO_KEY_PARTS);
        d.u8(PROTOCOL);
        d.u8(ALGORITHM);
        d.generated(IDENTIFIER, tag);
        if (d.position() < end) {
            d.bytes(PUBLIC_KEY, end - d.position());
        }
    }

    private static void readAgreement(Dissection d, DnsRecord.Names names) {
        names.read(AGREED_ALGORITHM);
        d.value(AGREED_INCEPTION, 4, d.peekU32(0) * NANOSECONDS);
        d.value(AGREED_EXPIRATION, 4, d.peekU32(0) * NANOSECONDS);
        d.u16(AGREED_MODE);
        d.u16(AGREED_ERROR);
        readSized(d, AGREED_KEY_LENGTH, AGREED_KEY);
        readSized(d, AGREED_OTHER_LENGTH, AGREED_OTHER);
    }

    private static void readSized(Dissection d, Field length, Field content) {
        int size = d.u16(length);
        if (size > 0) {
            d.bytes(content, size);
        }
    }
}
