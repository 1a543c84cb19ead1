package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.stream.Stream;

/**
 * The timestamps of certificate transparency logs inside a certificate or inside what a responder says of one: an OCTET STRING that
 * holds their list, RFC 6962 3.3.
 */
public final class EmbeddedTimestampsDissector implements Dissector {
    private static final String IN_CERTIFICATE = "1.3.6.1.4.1.11129.2.4.2"; // RFC 6962 3.3
    private static final String IN_RESPONSE = "1.3.6.1.4.1.11129.2.4.5";
    private static final int OCTET_STRING = 0x04; // X.690 8.7
    private static final int LONG_FORM = 0x80; // X.690 8.1.3.5

    @Override
    public Protocol protocol() {
        return TlsProtocol.TLS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.notesOnly(Stream.of(CertificateTimestamps.FIELDS, Signatures.OF_ALGORITHM)
                .flatMap(Stream::of)
                .toArray(Field[]::new));
        registrar.bind("x509.extension", IN_CERTIFICATE, this);
        registrar.bind("x509.extension", IN_RESPONSE, this);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.peekU8(0) != OCTET_STRING) {
            throw d.malformed();
        }
        int length = d.peekU8(1);
        d.skip(length > LONG_FORM ? 2 + length - LONG_FORM : 2);
        CertificateTimestamps.read(d);
    }
}
