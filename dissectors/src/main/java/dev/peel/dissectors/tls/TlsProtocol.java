package dev.peel.dissectors.tls;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.Arrays;
import java.util.stream.Stream;

/** The protocol with the fields of all that read parts of it. */
final class TlsProtocol {
    static final Protocol TLS = Protocol.of(
            "tls",
            "TLS",
            "Transport Layer Security",
            Stream.of(
                            Records.FIELDS,
                            ApplicationData.FIELDS,
                            Alerts.FIELDS,
                            Heartbeats.FIELDS,
                            Ssl2Messages.FIELDS,
                            Handshakes.FIELDS,
                            Hellos.FIELDS,
                            Ja3.FIELDS,
                            HandshakeMessage.FIELDS,
                            KeyExchanges.FIELDS,
                            PasswordKeyExchanges.FIELDS,
                            Certificates.FIELDS,
                            CertificateStatuses.FIELDS,
                            CertificateUrls.FIELDS,
                            Tickets.FIELDS,
                            Signatures.FIELDS,
                            Extensions.FIELDS,
                            NameExtensions.FIELDS,
                            NextProtocols.FIELDS,
                            GroupExtensions.FIELDS,
                            KeyShares.FIELDS,
                            PreSharedKeys.FIELDS,
                            VersionExtensions.FIELDS,
                            SizeExtensions.FIELDS,
                            CertificateExtensions.FIELDS,
                            DelegatedCredentials.FIELDS,
                            CertificateTimestamps.FIELDS,
                            OtherExtensions.FIELDS,
                            EncryptedHellos.FIELDS,
                            EncryptedServerNames.FIELDS,
                            QuicParameters.FIELDS,
                            QuicVendorParameters.FIELDS,
                            Vectors.FIELDS)
                    .flatMap(Arrays::stream)
                    .toArray(Field[]::new));

    private TlsProtocol() {}
}
