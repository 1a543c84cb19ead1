package dev.peel.dissectors.tls;

import java.util.Locale;

/** How a cipher suite agrees on keys, as its name says, RFC 5246 A.5. */
enum KeyExchange {
    RSA,
    DIFFIE_HELLMAN,
    ANONYMOUS_DIFFIE_HELLMAN,
    ELLIPTIC_CURVE,
    ANONYMOUS_ELLIPTIC_CURVE,
    PSK,
    DIFFIE_HELLMAN_PSK,
    ELLIPTIC_CURVE_PSK,
    RSA_PSK,
    SRP,
    SIGNED_SRP,
    EC_J_PAKE,
    UNKNOWN;

    /** {@return the key exchange of a cipher suite, {@link #UNKNOWN} where its number is not known} */
    static KeyExchange of(int cipherSuite) {
        String name = cipherSuite < 0 ? null : Hellos.CIPHER_SUITES.name(cipherSuite);
        if (name == null) {
            return UNKNOWN;
        }
        int start = name.startsWith("TLS_") || name.startsWith("SSL_") ? 4 : 0;
        int with = name.indexOf("_WITH_");
        String method =
                name.substring(start, with < start ? name.length() : with).toUpperCase(Locale.ROOT);
        if (method.startsWith("ECJPAKE")) {
            return EC_J_PAKE;
        } else if (method.startsWith("SRP")) {
            return method.equals("SRP_SHA") ? SRP : SIGNED_SRP;
        } else if (method.startsWith("ECDH")) {
            return method.contains("PSK")
                    ? ELLIPTIC_CURVE_PSK
                    : method.contains("ANON") ? ANONYMOUS_ELLIPTIC_CURVE : ELLIPTIC_CURVE;
        } else if (method.startsWith("DH")) {
            return method.contains("PSK")
                    ? DIFFIE_HELLMAN_PSK
                    : method.contains("ANON") ? ANONYMOUS_DIFFIE_HELLMAN : DIFFIE_HELLMAN;
        } else if (method.startsWith("RSA")) {
            return method.contains("PSK") ? RSA_PSK : RSA;
        }
        return method.startsWith("PSK") ? PSK : UNKNOWN;
    }
}
