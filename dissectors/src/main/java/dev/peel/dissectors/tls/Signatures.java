package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** Signature algorithms and the signatures made with them, RFC 5246 7.4.1.4.1 and RFC 8446 4.2.3. */
final class Signatures {
    private static final Field ALGORITHMS_LENGTH =
            Field.uint("tls.handshake.sig_hash_alg_len", 16, "Signature Hash Algorithms Length");
    private static final Field ALGORITHMS = Field.group("tls.handshake.sig_hash_algs", "Signature Algorithms");
    private static final Field ALGORITHM = Field.uint("tls.handshake.sig_hash_alg", 16, "Signature Algorithm")
            .hex()
            .values(NamedValues.of("tls-signature-schemes.tsv"));
    private static final Field HASH = Field.uint("tls.handshake.sig_hash_hash", 8, "Signature Hash Algorithm Hash")
            .values(NamedValues.of("tls-hash-algorithms.tsv"));
    private static final Field SIGNATURE_ALGORITHM = Field.uint(
                    "tls.handshake.sig_hash_sig", 8, "Signature Hash Algorithm Signature")
            .values(NamedValues.of("tls-signature-algorithms.tsv"));
    private static final Field SIGNATURE_LENGTH = Field.uint("tls.handshake.sig_len", 16, "Signature Length");
    private static final Field SIGNATURE = Field.bytes("tls.handshake.sig", "Signature");
    private static final Field VERIFY_LENGTH =
            Field.uint("tls.handshake.client_cert_vrfy.sig_len", 16, "Signature length");
    private static final Field VERIFY = Field.bytes("tls.handshake.client_cert_vrfy.sig", "Signature");
    /** What {@link #readAlgorithm} notes. */
    static final Field[] OF_ALGORITHM = {ALGORITHM, HASH, SIGNATURE_ALGORITHM};

    static final Field[] FIELDS = {
        ALGORITHMS_LENGTH,
        ALGORITHMS,
        ALGORITHM,
        HASH,
        SIGNATURE_ALGORITHM,
        SIGNATURE_LENGTH,
        SIGNATURE,
        VERIFY_LENGTH,
        VERIFY
    };

    private Signatures() {}

    /** Reads one algorithm; up to TLS 1.2 it is a pair of hash and signature, later one number. */
    static void readAlgorithm(Dissection d) {
        int mark = d.open(ALGORITHM, 2, d.peekU16(0));
        d.u8(HASH);
        d.u8(SIGNATURE_ALGORITHM);
        d.close(mark);
    }

    /** Reads a list of algorithms with its length. */
    static void readAlgorithms(Dissection d) {
        int length = Vectors.length(d, ALGORITHMS_LENGTH, 2);
        int end = d.position() + length;
        int mark = d.open(ALGORITHMS, length);
        if (d.labelling()) {
            d.label(mark, "Signature Hash Algorithms (" + Vectors.count(length / 2, "algorithm") + ")");
        }
        while (end - d.position() >= 2) {
            readAlgorithm(d);
        }
        d.close(mark);
        Vectors.trailing(d, end);
    }

    /** Reads the signature of a ServerKeyExchange. */
    static void read(Dissection d) {
        // RFC 5246 4.7: before TLS 1.2 the algorithm followed from the cipher suite.
        if (namesAlgorithm(d)) {
            readAlgorithm(d);
        }
        Vectors.bytes(d, SIGNATURE_LENGTH, 2, SIGNATURE);
    }

    /** Reads a CertificateVerify. */
    static void readVerify(Dissection d) {
        if (namesAlgorithm(d)) {
            readAlgorithm(d);
        }
        Vectors.bytes(d, VERIFY_LENGTH, 2, VERIFY);
    }

    /** {@return whether a signature starts with its algorithm} */
    static boolean namesAlgorithm(Dissection d) {
        int version = TlsSession.of(d).shownVersion();
        return version >= Versions.TLS_1_2;
    }
}
