package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.SubStream;
import dev.peel.core.field.Protocol;
import java.util.List;

/**
 * Handshake messages without records, as QUIC's CRYPTO frames carry them (RFC 9001 4.1.3): bound to the table {@code tls.handshake}
 * by the encryption level, 0 for Initial, 1 for Handshake, 2 for application data, since each level is a stream of its own.
 */
final class RawHandshakeDissector implements Dissector {
    static final List<RawHandshakeDissector> ALL =
            List.of(new RawHandshakeDissector(0), new RawHandshakeDissector(1), new RawHandshakeDissector(2));

    private final int number;
    private final SubStream stream;

    private RawHandshakeDissector(int number) {
        this.number = number;
        stream = SubStream.of("tls.handshake." + number, Handshakes.REASSEMBLY);
    }

    int number() {
        return number;
    }

    @Override
    public Protocol protocol() {
        return TlsProtocol.TLS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(TlsProtocol.TLS);
        registrar.table(Certificates.TYPES_OF_CERTIFICATES);
        registrar.table(Certificates.NAMES_OF_AUTHORITIES);
        registrar.table(CertificateStatuses.STATUSES);
    }

    @Override
    public void dissect(Dissection d) {
        TlsSession session = TlsSession.of(d);
        if (session.version() == Versions.UNKNOWN) {
            // QUIC has no older one, RFC 9001 4.2.
            session.withVersion(Versions.TLS_1_3).remember(d);
        }
        d.feed(stream, Handshakes.UNANNOUNCED, d.remaining());
    }
}
