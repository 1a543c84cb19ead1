package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HexFormat;

/**
 * ClientHello, ServerHello and HelloRetryRequest, RFC 8446 4.1.
 *
 * <pre>
 *  struct { ProtocolVersion version; Random random; opaque session_id&lt;0..32&gt;;
 *           CipherSuite cipher_suites&lt;2..2^16-2&gt;; opaque compression_methods&lt;1..2^8-1&gt;;
 *           Extension extensions&lt;8..2^16-1&gt;; } ClientHello;
 *  struct { ProtocolVersion version; Random random; opaque session_id&lt;0..32&gt;;
 *           CipherSuite cipher_suite; uint8 compression_method;
 *           Extension extensions&lt;6..2^16-1&gt;; } ServerHello;
 * </pre>
 */
final class Hellos {
    private static final int RANDOM_LENGTH = 32; // bytes, RFC 8446 4.1.2
    private static final int RANDOM_TIME_LENGTH = 4; // bytes, RFC 5246 7.4.1.2
    private static final long NANOSECONDS = 1_000_000_000L; // in a second

    static final Values CIPHER_SUITES = NamedValues.of("tls-cipher-suites.tsv");
    static final Field VERSION =
            Field.uint("tls.handshake.version", 16, "Version").hex().values(Versions.NAMES);
    static final Field SESSION_ID_LENGTH = Field.uint("tls.handshake.session_id_length", 16, "Session ID Length");
    static final Field SESSION_ID = Field.bytes("tls.handshake.session_id", "Session ID");
    static final Field SUITES = Field.group("tls.handshake.ciphersuites", "Cipher Suites");
    private static final Field RANDOM = Field.bytes("tls.handshake.random", "Random");
    private static final Field RANDOM_TIME =
            Field.of(FieldType.ABSOLUTE_TIME, "tls.handshake.random_time", "GMT Unix Time");
    private static final Field RANDOM_BYTES = Field.bytes("tls.handshake.random_bytes", "Random Bytes");
    private static final Field SUITES_LENGTH =
            Field.uint("tls.handshake.cipher_suites_length", 16, "Cipher Suites Length");
    private static final Field SUITE =
            Field.uint("tls.handshake.ciphersuite", 16, "Cipher Suite").hex().values(CIPHER_SUITES);
    private static final Field COMPRESSIONS_LENGTH =
            Field.uint("tls.handshake.comp_methods_length", 8, "Compression Methods Length");
    private static final Field COMPRESSIONS = Field.group("tls.handshake.comp_methods", "Compression Methods");
    private static final Field COMPRESSION = Field.uint("tls.handshake.comp_method", 8, "Compression Method")
            .values(NamedValues.of("tls-compression-methods.tsv"));
    static final Field[] FIELDS = {
        VERSION,
        SESSION_ID_LENGTH,
        SESSION_ID,
        SUITES,
        RANDOM,
        RANDOM_TIME,
        RANDOM_BYTES,
        SUITES_LENGTH,
        SUITE,
        COMPRESSIONS_LENGTH,
        COMPRESSIONS,
        COMPRESSION
    };

    private Hellos() {}

    static void readClient(Dissection d) {
        String fingerprint = Ja3.ofClient(d);
        d.u16(VERSION);
        readRandom(d, TlsSession.of(d).is13());
        String session = readSessionId(d);
        TlsSession.of(d).withClientHello(session).remember(d);
        int suites = Vectors.length(d, SUITES_LENGTH, 2);
        Vectors.list(d, SUITES, SUITE, 2, suites, "Cipher Suites", "suite");
        int compressions = Vectors.length(d, COMPRESSIONS_LENGTH, 1);
        Vectors.list(d, COMPRESSIONS, COMPRESSION, 1, compressions, "Compression Methods", "method");
        int extensions = d.position();
        Extensions.read(d, Extensions.Place.CLIENT_HELLO);
        Ja3.noteClient(d, fingerprint, extensions);
    }

    static void readServer(Dissection d) {
        String fingerprint = Ja3.ofServer(d);
        boolean is13 = VersionExtensions.choose13(d.rest());
        int version = d.u16(VERSION);
        boolean isRetry = d.captured() >= RANDOM_LENGTH && HandshakeMessage.isRetryRandom(d, 0);
        String random =
                isRetry && d.labelling() ? HexFormat.of().formatHex(d.rest().copy(0, RANDOM_LENGTH)) : "";
        int mark = readRandom(d, is13);
        if (!random.isEmpty()) {
            d.label(mark, RANDOM.label() + ": " + random + " (HelloRetryRequest magic)");
        }
        TlsSession before = TlsSession.of(d);
        if (Versions.hasShortServerHello(version)) {
            int suite = d.u16(SUITE);
            before.withServerHello(version, suite, false).remember(d);
        } else {
            String session = readSessionId(d);
            int suite = d.u16(SUITE);
            boolean resumes = !session.isEmpty() && session.equals(before.sessionId());
            before.withServerHello(version, suite, resumes).remember(d);
            d.u8(COMPRESSION);
        }
        int extensions = d.position();
        Extensions.read(d, isRetry ? Extensions.Place.HELLO_RETRY_REQUEST : Extensions.Place.SERVER_HELLO);
        Ja3.noteServer(d, fingerprint, extensions);
    }

    /** Reads the HelloRetryRequest of drafts up to 21 of TLS 1.3, a message type of its own. */
    static void readDraftRetry(Dissection d) {
        int version = d.u16(VERSION);
        int suite = TlsSession.NO_SUITE;
        if (version > 0x7f12) { // draft-ietf-tls-tls13-19 4.1.4 added it
            suite = d.u16(SUITE);
        }
        TlsSession.of(d).withServerHello(version, suite, false).remember(d);
        Extensions.read(d, Extensions.Place.HELLO_RETRY_REQUEST);
    }

    /** Reads the random bytes, which start with the sender's clock up to TLS 1.2, RFC 5246 7.4.1.2. */
    private static int readRandom(Dissection d, boolean is13) {
        d.peekU8(RANDOM_LENGTH - 1); // ends the message here where that is not there
        int mark = d.open(RANDOM, RANDOM_LENGTH);
        if (is13) {
            d.skip(RANDOM_LENGTH);
        } else {
            d.value(RANDOM_TIME, RANDOM_TIME_LENGTH, d.peekU32(0) * NANOSECONDS);
            d.bytes(RANDOM_BYTES, RANDOM_LENGTH - RANDOM_TIME_LENGTH);
        }
        d.close(mark);
        return mark;
    }

    /** {@return the session id, one char a byte} */
    private static String readSessionId(Dissection d) {
        int length = d.peekU8(0);
        d.value(SESSION_ID_LENGTH, 1, length);
        if (length == 0) {
            return "";
        }
        Bytes rest = d.rest();
        char[] id = new char[Math.min(length, rest.length())];
        for (int i = 0; i < id.length; i++) {
            id[i] = (char) rest.u8(i);
        }
        d.bytes(SESSION_ID, length);
        return new String(id);
    }
}
