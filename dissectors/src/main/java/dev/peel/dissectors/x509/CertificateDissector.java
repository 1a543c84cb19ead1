package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;

/**
 * A certificate, RFC 5280 4.1.
 *
 * <pre>
 *  SEQUENCE {
 *    SEQUENCE { [0] version, serial number, algorithm, issuer, validity, subject, public key,
 *               [1] issuer's unique id, [2] subject's unique id, [3] extensions }
 *    algorithm, BIT STRING signature }
 * </pre>
 */
public final class CertificateDissector implements Dissector {
    private static final int VERSION_TAG = Der.constructed(0); // RFC 5280 4.1
    private static final int EXTENSIONS_TAG = Der.constructed(3);

    private static final Field SIGNED = Field.group("x509af.signedCertificate_element", "signedCertificate");
    private static final Field VERSION =
            Field.sint("x509af.version", 32, "version").values(Values.of(0, "v1", 1, "v2", 2, "v3"));
    private static final Field SERIAL_NUMBER = Field.bytes("x509af.serialNumber", "serialNumber");
    private static final Field SIGNATURE = Field.group("x509af.signature_element", "signature");
    private static final Field ISSUER =
            Field.uint("x509af.issuer", 32, "issuer").values(Names.CHOICE);
    private static final Field VALIDITY = Field.group("x509af.validity_element", "validity");
    private static final Field SUBJECT =
            Field.uint("x509af.subject", 32, "subject").values(Names.CHOICE);
    private static final Field SUBJECT_NAME = Field.uint("x509af.rdnSequence", 32, "rdnSequence");
    private static final Field ALGORITHM = Field.group("x509af.algorithmIdentifier_element", "algorithmIdentifier");
    private static final Field ENCRYPTED = Field.bytes("x509af.encrypted", "encrypted");
    static final Field[] FIELDS = {
        SIGNED, VERSION, SERIAL_NUMBER, SIGNATURE, ISSUER, VALIDITY, SUBJECT, SUBJECT_NAME, ALGORITHM, ENCRYPTED
    };

    @Override
    public Protocol protocol() {
        return X509Protocols.FRAMEWORK;
    }

    @Override
    public void register(Registrar registrar) {
        X509Protocols.declare(registrar);
        registrar.protocol(OcspProtocol.OCSP);
        registrar.table(Extensions.VALUES);
        registrar.bind("tls.certificate", "X.509", this);
    }

    @Override
    public void dissect(Dissection d) {
        CertificateSummary.noteFingerprint(d);
        read(d);
    }

    /** Reads a certificate, which the rest of the layer or group at hand is. */
    static void read(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Der.whole(d, SIGNED, Der.SEQUENCE, CertificateDissector::readSigned);
        Algorithms.read(d, ALGORITHM);
        d.bytes(ENCRYPTED, Der.bits(d));
    }

    private static void readSigned(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        if (X509Protocols.areWanted(d)) {
            readOwn(d);
        }
        while (d.remaining() > 0) {
            if (Der.isAt(d, EXTENSIONS_TAG)) {
                Der.enter(d);
                Extensions.read(d);
            } else {
                Der.skip(d);
            }
        }
    }

    /** Reads what stands before the extensions, which others read too. */
    private static void readOwn(Dissection d) {
        if (Der.isAt(d, VERSION_TAG)) {
            Der.enter(d);
            Der.integer(d, VERSION);
        }
        Der.number(d, SERIAL_NUMBER, Der.INTEGER);
        CertificateSummary.noteSignature(d);
        Algorithms.read(d, SIGNATURE);
        CertificateSummary.noteIssuer(d);
        d.group(ISSUER, Der.size(d), Names::read);
        Der.whole(d, VALIDITY, Der.SEQUENCE, CertificateDissector::readValidity);
        CertificateSummary.noteSubject(d);
        d.group(SUBJECT, Der.size(d), CertificateDissector::readSubject);
        CertificateSummary.noteKey(d);
        PublicKeys.read(d);
    }

    private static void readValidity(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Times.read(d, Times.NOT_BEFORE, CertificateSummary.NOT_BEFORE);
        Times.read(d, Times.NOT_AFTER, CertificateSummary.NOT_AFTER);
    }

    private static void readSubject(Dissection d) {
        Names.read(d, SUBJECT_NAME);
    }
}
