package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** The messages of SSL 2.0 that are in the clear, The SSL Protocol (Netscape 1995) C.2, RFC 5246 E.2. */
final class Ssl2Messages {
    private static final int LENGTH_BYTES = 2; // of the record's header
    private static final int CIPHER_LENGTH = 3; // bytes, RFC 5246 E.2

    private static final Values TYPES = NamedValues.of("ssl2-message-types.tsv");
    private static final Field CIPHERS_LENGTH = Field.uint("tls.handshake.cipher_spec_len", 16, "Cipher Spec Length");
    private static final Field CIPHER = Field.uint("tls.handshake.cipherspec", 24, "Cipher Spec")
            .hex()
            .values(NamedValues.of("ssl2-cipher-kinds.tsv"));
    private static final Field CHALLENGE_LENGTH = Field.uint("tls.handshake.challenge_length", 16, "Challenge Length");
    private static final Field CHALLENGE = Field.group("tls.handshake.challenge", "Challenge");
    private static final Field CLEAR_KEY_LENGTH =
            Field.uint("tls.handshake.clear_key_length", 16, "Clear Key Data Length");
    private static final Field CLEAR_KEY = Field.group("tls.handshake.clear_key_data", "Clear Key Data");
    private static final Field ENCRYPTED_KEY_LENGTH =
            Field.uint("tls.handshake.encrypted_key_length", 16, "Encrypted Key Data Length");
    private static final Field ENCRYPTED_KEY = Field.group("tls.handshake.encrypted_key", "Encrypted Key");
    private static final Field KEY_ARGUMENT_LENGTH =
            Field.uint("tls.handshake.key_arg_length", 16, "Key Argument Length");
    private static final Field KEY_ARGUMENT = Field.group("tls.handshake.key_arg", "Key Argument");
    private static final Field SESSION_HIT = Field.flag("tls.handshake.session_id_hit", 8, 0, "Session ID Hit");
    private static final Field CONNECTION_ID_LENGTH =
            Field.uint("tls.handshake.connection_id_length", 16, "Connection ID Length");
    private static final Field CONNECTION_ID = Field.group("tls.handshake.connection_id", "Connection ID");
    static final Field[] FIELDS = {
        CIPHERS_LENGTH,
        CIPHER,
        CHALLENGE_LENGTH,
        CHALLENGE,
        CLEAR_KEY_LENGTH,
        CLEAR_KEY,
        ENCRYPTED_KEY_LENGTH,
        ENCRYPTED_KEY,
        KEY_ARGUMENT_LENGTH,
        KEY_ARGUMENT,
        SESSION_HIT,
        CONNECTION_ID_LENGTH,
        CONNECTION_ID
    };

    private Ssl2Messages() {}

    /** Reads a record with a message of {@code type}. */
    static void read(Dissection d, int type) {
        int mark = d.open(Records.RECORD, d.remaining());
        TlsSession session = TlsSession.of(d).withRecordVersion(Versions.SSL_2_0);
        session.remember(d);
        String name = d.labelling() || d.summarizing() ? TYPES.name(type, "Unknown") : "";
        if (d.labelling()) {
            d.label(mark, "SSLv2 Record Layer: " + name);
        }
        Records.announce(d, session, name);
        d.generated(Records.VERSION, Versions.SSL_2_0);
        d.value(Records.LENGTH, LENGTH_BYTES, d.peekU16(0) & 0x7fff);
        d.u8(Handshakes.TYPE);
        switch (type) {
            case 1 -> readClientHello(d);
            case 2 -> readClientMasterKey(d);
            case 4 -> readServerHello(d);
            default -> d.skip(d.remaining());
        }
        d.close(mark);
    }

    /** Reads a segment of what follows the handshake. */
    static void readEncrypted(Dissection d, TlsSession session) {
        int mark = d.open(Records.RECORD, d.remaining());
        if (d.labelling()) {
            d.label(mark, "SSLv2 Record Layer: Encrypted Data");
        }
        Records.announce(d, session, "Encrypted Data");
        d.generated(Records.VERSION, Versions.SSL_2_0);
        d.skip(d.remaining());
        d.close(mark);
    }

    private static void readClientHello(Dissection d) {
        d.u16(Hellos.VERSION);
        int ciphers = d.u16(CIPHERS_LENGTH);
        int session = d.u16(Hellos.SESSION_ID_LENGTH);
        int challenge = d.u16(CHALLENGE_LENGTH);
        readCiphers(d, ciphers);
        if (session > 0) {
            d.bytes(Hellos.SESSION_ID, session);
        }
        readHeading(d, CHALLENGE, challenge);
    }

    private static void readClientMasterKey(Dissection d) {
        d.u24(CIPHER);
        int clear = d.u16(CLEAR_KEY_LENGTH);
        int encrypted = d.u16(ENCRYPTED_KEY_LENGTH);
        int argument = d.u16(KEY_ARGUMENT_LENGTH);
        readHeading(d, CLEAR_KEY, clear);
        readHeading(d, ENCRYPTED_KEY, encrypted);
        readHeading(d, KEY_ARGUMENT, argument);
    }

    private static void readServerHello(Dissection d) {
        d.u8(SESSION_HIT);
        d.u8(Certificates.TYPE);
        int version = d.u16(Hellos.VERSION);
        TlsSession.of(d).withServerHello(version, TlsSession.NO_SUITE, false).remember(d);
        int certificate = d.u16(Certificates.CERTIFICATE_LENGTH);
        int ciphers = d.u16(CIPHERS_LENGTH);
        int connection = d.u16(CONNECTION_ID_LENGTH);
        if (certificate > 0) {
            d.bytes(Certificates.CERTIFICATE, certificate);
        }
        readCiphers(d, ciphers);
        readHeading(d, CONNECTION_ID, connection);
    }

    private static void readCiphers(Dissection d, int length) {
        Vectors.list(d, Hellos.SUITES, CIPHER, CIPHER_LENGTH, length, "Cipher Specs", "spec");
    }

    private static void readHeading(Dissection d, Field heading, int length) {
        if (length > 0) {
            int mark = d.open(heading, length);
            d.skip(length);
            d.close(mark);
        }
    }
}
