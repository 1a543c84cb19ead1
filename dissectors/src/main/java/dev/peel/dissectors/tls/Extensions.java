package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.Arrays;
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

    /**
     * How one extension is read.
     *
     * @param remembers whether that tells something which messages to come are read by
     * @param fields those that its data may show
     */
    @SuppressWarnings("ArrayRecordComponent") // no two extensions are compared
    private record Extension(Reader reader, boolean remembers, Field[] fields) {
        boolean matters(Dissection d) {
            return remembers || d.wantsAny(fields);
        }
    }

    private static final Reader NOTHING = (d, place) -> {};

    /** By type, RFC 8446 4.2 and the registry that it names. */
    private static final Map<Integer, Extension> KNOWN = Map.ofEntries(
            Map.entry(0, of(plain(NameExtensions::readServerNames), NameExtensions.FIELDS)),
            Map.entry(1, of(plain(SizeExtensions::readMaxFragmentLength), SizeExtensions.FIELDS)),
            Map.entry(4, of(NOTHING)), // truncated_hmac
            Map.entry(5, of(CertificateStatuses::readRequest, CertificateStatuses.FIELDS)),
            Map.entry(6, of(plain(OtherExtensions::readUserMapping), OtherExtensions.FIELDS)),
            Map.entry(7, of(plain(CertificateExtensions::readAuthorizationFormats), CertificateExtensions.FIELDS)),
            Map.entry(8, of(plain(CertificateExtensions::readAuthorizationFormats), CertificateExtensions.FIELDS)),
            Map.entry(9, of(CertificateExtensions::readTypes, CertificateExtensions.FIELDS)),
            Map.entry(10, of(plain(GroupExtensions::readGroups), GroupExtensions.FIELDS)),
            Map.entry(11, of(plain(GroupExtensions::readPointFormats), GroupExtensions.FIELDS)),
            Map.entry(12, of(plain(NameExtensions::readSrpUser), NameExtensions.FIELDS)),
            Map.entry(13, of(plain(Signatures::readAlgorithms), Signatures.FIELDS)),
            Map.entry(14, of(plain(OtherExtensions::readSrtp), OtherExtensions.FIELDS)),
            Map.entry(15, of(plain(OtherExtensions::readHeartbeat), OtherExtensions.FIELDS)),
            Map.entry(16, of(NameExtensions::readApplicationProtocols, NameExtensions.FIELDS, ApplicationData.FIELDS)),
            Map.entry(17, of(plain(CertificateStatuses::readRequestV2), CertificateStatuses.FIELDS)),
            Map.entry(18, of(plain(CertificateTimestamps::read), CertificateTimestamps.FIELDS, Signatures.FIELDS)),
            Map.entry(19, of(CertificateExtensions::readTypes, CertificateExtensions.FIELDS)),
            Map.entry(20, of(CertificateExtensions::readTypes, CertificateExtensions.FIELDS)),
            Map.entry(21, of(plain(SizeExtensions::readPadding), SizeExtensions.FIELDS)),
            Map.entry(22, of(NOTHING)), // encrypt_then_mac
            Map.entry(23, of(NOTHING)), // extended_master_secret
            Map.entry(27, of(plain(Certificates::readCompressions), Certificates.FIELDS)),
            Map.entry(28, of(plain(SizeExtensions::readRecordSizeLimit), SizeExtensions.FIELDS)),
            Map.entry(34, of(DelegatedCredentials::read, DelegatedCredentials.FIELDS, Signatures.FIELDS)),
            Map.entry(35, of(plain(Extensions::readTicket))),
            Map.entry(40, of(KeyShares::read, KeyShares.FIELDS)), // key_share of drafts up to 22
            Map.entry(41, of(PreSharedKeys::read, PreSharedKeys.FIELDS)),
            Map.entry(42, remembering(PreSharedKeys::readEarlyData, PreSharedKeys.FIELDS)),
            Map.entry(43, remembering(VersionExtensions::read, VersionExtensions.FIELDS)),
            Map.entry(44, of(plain(OtherExtensions::readCookie), OtherExtensions.FIELDS)),
            Map.entry(45, of(plain(PreSharedKeys::readModes), PreSharedKeys.FIELDS)),
            Map.entry(47, of(plain(Certificates::readNames), Certificates.FIELDS)),
            Map.entry(48, of(plain(CertificateExtensions::readOidFilters), CertificateExtensions.FIELDS)),
            Map.entry(49, of(NOTHING)), // post_handshake_auth
            Map.entry(50, of(plain(Signatures::readAlgorithms), Signatures.FIELDS)),
            Map.entry(51, of(KeyShares::read, KeyShares.FIELDS)),
            Map.entry(53, of(plain(OtherExtensions::readConnectionId), OtherExtensions.FIELDS)), // of drafts
            Map.entry(54, of(plain(OtherExtensions::readConnectionId), OtherExtensions.FIELDS)),
            Map.entry(57, of(plain(QuicParameters::read), QuicParameters.FIELDS, QuicVendorParameters.FIELDS)),
            Map.entry(13172, of(plain(NextProtocols::read), NextProtocols.FIELDS)),
            Map.entry(17513, of(NameExtensions::readApplicationSettings, NameExtensions.FIELDS)),
            Map.entry(17613, of(NameExtensions::readApplicationSettings, NameExtensions.FIELDS)),
            Map.entry(65037, of(EncryptedHellos::read, EncryptedHellos.FIELDS)),
            Map.entry(65281, of(plain(OtherExtensions::readRenegotiation), OtherExtensions.FIELDS)),
            Map.entry(
                    65445,
                    of(
                            plain(QuicParameters::read),
                            QuicParameters.FIELDS,
                            QuicVendorParameters.FIELDS)), // of drafts 13 to 32
            Map.entry(65486, of(EncryptedServerNames::read, EncryptedServerNames.FIELDS)));

    private Extensions() {}

    /** Reads a list with its length; messages up to TLS 1.2 may end without. */
    static void read(Dissection d, Place place) {
        if (d.remaining() == 0) {
            return;
        }
        int length = Vectors.length(d, LIST_LENGTH, 2);
        int end = d.position() + length;
        boolean all = d.wantsAny(FIELDS) || d.wantsAny(Vectors.FIELDS);
        while (end - d.position() >= HEADER_LENGTH) {
            Extension known = all ? null : KNOWN.get(d.peekU16(0));
            int extension = Math.min(HEADER_LENGTH + d.peekU16(2), end - d.position());
            if (all || known != null && known.matters(d)) {
                d.group(EXTENSION, extension, place.body);
            } else {
                d.skip(extension);
            }
        }
        Vectors.trailing(d, end);
    }

    private static Extension of(Reader reader, Field[]... parts) {
        return new Extension(reader, false, joined(parts));
    }

    private static Extension remembering(Reader reader, Field[]... parts) {
        return new Extension(reader, true, joined(parts));
    }

    private static Field[] joined(Field[]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toArray(Field[]::new);
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
        Extension known = KNOWN.get(type);
        if (known == null) {
            d.bytes(DATA, length);
        } else {
            known.reader.read(d, place);
            Vectors.trailing(d, end);
        }
    }

    /** Reads session_ticket, RFC 5077 3.2. */
    private static void readTicket(Dissection d) {
        int length = d.remaining();
        d.bytes(DATA, length);
        if (d.labelling()) {
            d.label("Data (" + Vectors.count(length, "byte") + ")");
        }
    }

    private static String name(int type) {
        return TYPES.name(type, "Unknown type " + type);
    }
}
