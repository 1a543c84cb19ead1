package dev.peel.dissectors.x509;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.Arrays;
import java.util.stream.Stream;

/** The protocol with the fields of all that read parts of it. */
final class OcspProtocol {
    static final Protocol OCSP = Protocol.of(
            "ocsp",
            "OCSP",
            "Online Certificate Status Protocol",
            Stream.of(OcspDissector.FIELDS, OcspResponses.FIELDS, OcspStatuses.FIELDS, OcspRequestDissector.FIELDS)
                    .flatMap(Arrays::stream)
                    .toArray(Field[]::new));

    private OcspProtocol() {}
}
