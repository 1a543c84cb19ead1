package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Map;

/**
 * A message's list of extensions, RFC 8446 4.2.
 *
 * <pre>
 *  length (2) | type (2) | length (2) | data | type (2) | ...
 * </pre>
 */
final class Extensions {
    private static final int HEADER_LENGTH = 4; // bytes, RFC 8446 4.2

    private static final Values TYPES = NamedValues.of("tls-extensions.tsv");
    private static final Field LIST_LENGTH = Field.uint("tls.handshake.extensions_length", 16, "Extensions Length");
    private static final Field EXTENSION = Field.heading("tls.handshake.extension", "Extension");
    private static final Field TYPE =
            Field.uint("tls.handshake.extension.type", 16, "Type").values(TYPES);
    private static final Field LENGTH = Field.uint("tls.handshake.extension.len", 16, "Length");
    private static final Field DATA = Field.bytes("tls.handshake.extension.data", "Data");
    static final Field[] FIELDS = {LIST_LENGTH, EXTENSION, TYPE, LENGTH, DATA};

    /** Reads one extension's data, which ends where the layer ends. */
    @FunctionalInterface
    interface Reader {
        void read(Dissection d, Place place);
    }

    /** Reads data whose form is the same in all messages. */
    @FunctionalInterface
    interface PlainReader {
        void read(Dissection d);
    }

    /** The message that an extension stands in, of which its form may depend. */
    enum Place {
        CLIENT_HELLO,
        SERVER_HELLO,
        HELLO_RETRY_REQUEST,
        NEW_SESSION_TICKET,
        ENCRYPTED_EXTENSIONS,
        CERTIFICATE,
        CERTIFICATE_REQUEST;

        @SuppressWarnings("ImmutableEnumChecker") // it captures nothing but the constant
        private final Dissection.Body body = d -> readOne(d, this);

        /** {@return whether a server sent the message in answer to a ClientHello} */
        boolean isAnswer() {
            return this == SERVER_HELLO || this == HELLO_RETRY_REQUEST || this == ENCRYPTED_EXTENSIONS;
        }
    }

    private static final Reader NOTHING = (d, place) -> {};

    /** By type, RFC 8446 4.2 and the registry that it names. */
    private static final Map<Integer, Reader> READERS = Map.ofEntries(
            Map.entry(0, plain(NameExtensions::readServerNames)),
            Map.entry(1, plain(SizeExtensions::readMaxFragmentLength)),
            Map.entry(4, NOTHING), // truncated_hmac
            Map.entry(5, CertificateStatuses::readRequest),
            Map.entry(6, plain(OtherExtensions::readUserMapping)),
            Map.entry(7, plain(CertificateExtensions::readAuthorizationFormats)),
            Map.entry(8, plain(CertificateExtensions::readAuthorizationFormats)),
            Map.entry(9, CertificateExtensions::readTypes),
            Map.entry(10, plain(GroupExtensions::readGroups)),
            Map.entry(11, plain(GroupExtensions::readPointFormats)),
            Map.entry(12, plain(NameExtensions::readSrpUser)),
            Map.entry(13, plain(Signatures::readAlgorithms)),
            Map.entry(14, plain(OtherExtensions::readSrtp)),
            Map.entry(15, plain(OtherExtensions::readHeartbeat)),
            Map.entry(16, plain(NameExtensions::readApplicationProtocols)),
            Map.entry(17, plain(CertificateStatuses::readRequestV2)),
            Map.entry(18, plain(CertificateTimestamps::read)),
            Map.entry(19, CertificateExtensions::readTypes),
            Map.entry(20, CertificateExtensions::readTypes),
            Map.entry(21, plain(SizeExtensions::readPadding)),
            Map.entry(22, NOTHING), // encrypt_then_mac
            Map.entry(23, NOTHING), // extended_master_secret
            Map.entry(27, plain(Certificates::readCompressions)),
            Map.entry(28, plain(SizeExtensions::readRecordSizeLimit)),
            Map.entry(34, DelegatedCredentials::read),
            Map.entry(35, plain(Extensions::readTicket)),
            Map.entry(40, KeyShares::read), // key_share of drafts up to 22
            Map.entry(41, PreSharedKeys::read),
            Map.entry(42, PreSharedKeys::readEarlyData),
            Map.entry(43, VersionExtensions::read),
            Map.entry(44, plain(OtherExtensions::readCookie)),
            Map.entry(45, plain(PreSharedKeys::readModes)),
            Map.entry(47, plain(Certificates::readNames)),
            Map.entry(48, plain(CertificateExtensions::readOidFilters)),
            Map.entry(49, NOTHING), // post_handshake_auth
            Map.entry(50, plain(Signatures::readAlgorithms)),
            Map.entry(51, KeyShares::read),
            Map.entry(53, plain(OtherExtensions::readConnectionId)), // of drafts
            Map.entry(54, plain(OtherExtensions::readConnectionId)),
            Map.entry(57, plain(QuicParameters::read)),
            Map.entry(13172, plain(NextProtocols::read)),
            Map.entry(17513, NameExtensions::readApplicationSettings),
            Map.entry(17613, NameExtensions::readApplicationSettings),
            Map.entry(65037, EncryptedHellos::read),
            Map.entry(65281, plain(OtherExtensions::readRenegotiation)),
            Map.entry(65445, plain(QuicParameters::read)), // of drafts 13 to 32
            Map.entry(65486, EncryptedServerNames::read));

    private Extensions() {}

    /** Reads a list with its length; messages up to TLS 1.2 may end without. */
    static void read(Dissection d, Place place) {
        if (d.remaining() == 0) {
            return;
        }
        int length = Vectors.length(d, LIST_LENGTH, 2);
        int end = d.position() + length;
        while (end - d.position() >= HEADER_LENGTH) {
            int extension = HEADER_LENGTH + d.peekU16(2);
            d.group(EXTENSION, Math.min(extension, end - d.position()), place.body);
        }
        Vectors.trailing(d, end);
    }

    private static Reader plain(PlainReader reader) {
        return (d, place) -> reader.read(d);
    }

    private static void readOne(Dissection d, Place place) {
        if (d.labelling()) {
            d.label("Extension: " + name(d.peekU16(0)) + " (len=" + d.peekU16(2) + ")");
        }
        int type = d.u16(TYPE);
        int length = Vectors.length(d, LENGTH, 2);
        int end = d.position() + length;
        Reader reader = READERS.get(type);
        if (reader == null) {
            d.bytes(DATA, length);
        } else {
            reader.read(d, place);
            Vectors.trailing(d, end);
        }
    }

    /** Reads session_ticket, RFC 5077 3.2. */
    private static void readTicket(Dissection d) {
        int length = d.remaining();
        d.bytes(DATA, length);
        if (d.labelling()) {
            d.label("Session Ticket (" + Vectors.count(length, "byte") + ")");
        }
    }

    private static String name(int type) {
        return TYPES.name(type, "Unknown type " + type);
    }
}
