package dev.peel.dissectors.tls;

import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** The numbers of the protocol's versions. */
final class Versions {
    static final int UNKNOWN = 0;
    static final int SSL_2_0 = 0x0002;
    static final int GMTLS = 0x0101; // GB/T 38636
    static final int SSL_3_0 = 0x0300;
    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;
    /** So many drafts of TLS 1.3 had a ServerHello without session id and compression method. */
    private static final int LAST_SHORT_SERVER_HELLO_DRAFT = 0x7f15; // draft-ietf-tls-tls13-21

    static final Values NAMES = NamedValues.of("tls-versions.tsv");

    private Versions() {}

    /** {@return whether a record may carry {@code version}: TLS 1.3's records say 1.2, RFC 8446 5.1} */
    static boolean isOfRecord(int version) {
        return version >= SSL_3_0 && version <= TLS_1_2 || version == GMTLS;
    }

    /** {@return whether {@code version} is TLS 1.3 or a draft of it} */
    static boolean is13(int version) {
        return version == TLS_1_3 || isDraft13(version) || version == 0xfb17 || version == 0xfb1a;
    }

    /** {@return whether a ServerHello of {@code version} has neither session id nor compression method} */
    static boolean hasShortServerHello(int version) {
        return isDraft13(version) && version <= LAST_SHORT_SERVER_HELLO_DRAFT;
    }

    private static boolean isDraft13(int version) {
        return version >> 8 == 0x7f;
    }

    /** {@return the name in the Protocol column} */
    static String column(int version) {
        return switch (version) {
            case SSL_2_0 -> "SSLv2";
            case SSL_3_0 -> "SSLv3";
            case TLS_1_0 -> "TLSv1";
            case TLS_1_1 -> "TLSv1.1";
            case TLS_1_2 -> "TLSv1.2";
            case GMTLS -> "GMTLSv1";
            default -> is13(version) ? "TLSv1.3" : "SSL";
        };
    }
}
