package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** The bodies of handshake messages, by type. */
final class HandshakeMessage {
    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;

    private static final int RANDOM_OFFSET = 6; // bytes from the message's start, RFC 8446 4.1.3
    private static final int RANDOM_LENGTH = 32; // bytes
    /** RFC 8446 4.1.3: the SHA-256 of "HelloRetryRequest". */
    private static final long[] RETRY_RANDOM = {
        0xcf21ad74L, 0xe59a6111L, 0xbe1d8c02L, 0x1e65b891L, 0xc2a21116L, 0x7abb8c5eL, 0x079e09e2L, 0xc8a8339cL
    };

    private static final Field VERIFY_DATA = Field.group("tls.handshake.verify_data", "Verify Data");
    private static final Field KEY_UPDATE = Field.uint(
                    "tls.handshake.key_update.request_update", 8, "Key Update Request")
            .values(NamedValues.of("tls-key-update-requests.tsv"));
    private static final Field MD5_HASH = Field.group("tls.handshake.md5_hash", "MD5 Hash");
    private static final Field SHA_HASH = Field.group("tls.handshake.sha_hash", "SHA-1 Hash");
    private static final Field SUPPLEMENTAL = Field.bytes("tls.handshake.supplemental_data", "Supplemental Data");
    private static final int MD5_LENGTH = 16; // bytes
    private static final int SHA_LENGTH = 20; // bytes
    static final Field[] FIELDS = {VERIFY_DATA, KEY_UPDATE, MD5_HASH, SHA_HASH, SUPPLEMENTAL};

    private HandshakeMessage() {}

    /** {@return whether TLS has messages of {@code type}; some numbers in the registry are DTLS's only} */
    static boolean isKnown(int type) {
        return switch (type) {
            case 0, 1, 2, 4, 5, 6, 8, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 67, 203 -> true;
            default -> false;
        };
    }

    /** {@return the name of the message at the cursor, header and all} */
    static String name(Dissection d) {
        int type = d.peekU8(0);
        if (type == SERVER_HELLO && d.captured() >= RANDOM_OFFSET + RANDOM_LENGTH && isRetryRandom(d, RANDOM_OFFSET)) {
            return "Hello Retry Request";
        }
        return Handshakes.TYPES.name(type, "Unknown type " + type);
    }

    /** {@return whether the 32 bytes {@code ahead} of the cursor mark a HelloRetryRequest} */
    static boolean isRetryRandom(Dissection d, int ahead) {
        for (int i = 0; i < RETRY_RANDOM.length; i++) {
            if (d.peekU32(ahead + 4 * i) != RETRY_RANDOM[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads the body, which ends where the layer ends. */
    static void read(Dissection d, int type) {
        if (!matters(d, type)) {
            d.skip(d.remaining());
            return;
        }
        int end = d.position() + d.remaining();
        switch (type) {
            case CLIENT_HELLO -> Hellos.readClient(d);
            case SERVER_HELLO -> Hellos.readServer(d);
            case 4 -> Tickets.read(d);
            case 6 -> Hellos.readDraftRetry(d);
            case 8 -> Extensions.read(d, Extensions.Place.ENCRYPTED_EXTENSIONS);
            case 11 -> Certificates.read(d);
            case 12 -> KeyExchanges.readServer(d);
            case 13 -> Certificates.readRequest(d);
            case 15 -> Signatures.readVerify(d);
            case 16 -> KeyExchanges.readClient(d);
            case 20 -> readFinished(d);
            case 21 -> CertificateUrls.read(d);
            case 22 -> CertificateStatuses.read(d);
            case 23 -> d.bytes(SUPPLEMENTAL, d.remaining());
            case 24 -> d.u8(KEY_UPDATE);
            case 25 -> Certificates.readCompressed(d);
            case 67 -> NextProtocols.readSelected(d);
            default -> d.skip(d.remaining());
        }
        Vectors.trailing(d, end);
    }

    /** {@return whether the message says anything that was asked for, or by which later ones are read} */
    private static boolean matters(Dissection d, int type) {
        if (TlsSession.of(d).is13()) {
            return true; // any message may have extensions
        }
        return switch (type) {
            case 4 -> d.wantsAny(Tickets.FIELDS) || d.wantsAny(Vectors.FIELDS);
            case 11, 13 ->
                d.leads(Certificates.TYPES_OF_CERTIFICATES)
                        || d.leads(Certificates.NAMES_OF_AUTHORITIES)
                        || d.wantsAny(Certificates.FIELDS)
                        || d.wantsAny(Signatures.FIELDS)
                        || d.wantsAny(Vectors.FIELDS);
            case 12, 16 ->
                d.wantsAny(KeyExchanges.FIELDS)
                        || d.wantsAny(PasswordKeyExchanges.FIELDS)
                        || d.wantsAny(Signatures.FIELDS)
                        || d.wantsAny(Vectors.FIELDS);
            case 22 ->
                d.leads(CertificateStatuses.STATUSES)
                        || d.wantsAny(CertificateStatuses.FIELDS)
                        || d.wantsAny(Vectors.FIELDS);
            default -> true;
        };
    }

    private static void readFinished(Dissection d) {
        if (TlsSession.of(d).shownVersion() == Versions.SSL_3_0 && d.remaining() == MD5_LENGTH + SHA_LENGTH) {
            // RFC 6101 5.6.9
            readHeading(d, MD5_HASH, MD5_LENGTH);
            readHeading(d, SHA_HASH, SHA_LENGTH);
        } else {
            readHeading(d, VERIFY_DATA, d.remaining());
        }
    }

    private static void readHeading(Dissection d, Field heading, int length) {
        int mark = d.open(heading, length);
        d.skip(length);
        d.close(mark);
    }
}
