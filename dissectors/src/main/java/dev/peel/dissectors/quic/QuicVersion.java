package dev.peel.dissectors.quic;

import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one version of QUIC, or several that are alike, protects Initial packets, RFC 9001 5.2. */
enum QuicVersion {
    V1("38762cf7f55934b34d179ae6a4c80cadccbb7f0a", "quic", Content.IETF),
    V2("0dede3def700a6db819381be6e269dcbf9bd2ed9", "quicv2", Content.IETF),
    DRAFT_29("afbfec289993d24c9e9786f19c6111e04390a899", "quic", Content.IETF),
    DRAFT_23("c3eef712c72ebb5a11a7d2432bb46365bef9f502", "quic", Content.IETF),
    DRAFT_22("7fbcdb0e7c66bbe9193a96cd21519ebd7a02644a", "quic", Content.IETF),
    Q050("504574efd066fe2f9d945cfcdbd3a7f0d3b56b45", "quic", Content.GOOGLE_CRYPTO),
    T050("7ff579e5acd072915580304c43a2367c60488310", "quic", Content.GOOGLE_TLS),
    T051("7a4edef4e7ccee5fa4506c19124fc8ccda6e033d", "quic", Content.GOOGLE_TLS);

    static final Values NAMES = NamedValues.of("quic-versions.tsv");
    static final long NEGOTIATION = 0;

    private static final long RFC_9000 = 1;
    private static final long RFC_9369 = 0x6b3343cfL;
    private static final long RFC_9369_DRAFT_01 = 0x709a50c4L;
    private static final long MVFST_DRAFT_22 = 0xfaceb001L;
    private static final long MVFST_DRAFT_27 = 0xfaceb002L;
    private static final long GOOGLE_Q043 = 0x51303433L;
    private static final long GOOGLE_Q046 = 0x51303436L;
    private static final long GOOGLE_Q050 = 0x51303530L;
    private static final long GOOGLE_T050 = 0x54303530L;
    private static final long GOOGLE_T051 = 0x54303531L;
    private static final long DRAFT = 0xff000000L;
    private static final int FIRST_DRAFT = 4;
    private static final int LAST_DRAFT = 34;
    /** Up to this draft a Retry packet names the connection ID it answers, draft-ietf-quic-transport-24 17.2.5. */
    private static final int LAST_DRAFT_WITH_ORIGINAL_ID = 24;

    /** What stands in a packet's payload. */
    enum Content {
        /** Frames as in RFC 9000 19, with TLS. */
        IETF,
        /** Google's frames, with TLS. */
        GOOGLE_TLS,
        /** Google's frames, with Google's own handshake. */
        GOOGLE_CRYPTO
    }

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final byte[] salt;

    private final String labels;
    private final Content content;

    /**
     * Makes a version.
     *
     * @param salt what the keys are derived with, in hexadecimal
     * @param labels what the labels of the keys begin with, RFC 9001 5.1
     * @param content what stands in a packet's payload
     */
    QuicVersion(String salt, String labels, Content content) {
        this.salt = HexFormat.of().parseHex(salt);
        this.labels = labels;
        this.content = content;
    }

    /**
     * {@return what protects Initial packets of version {@code number}: the likelier first; empty where that is not known}
     *
     * @param greasedAsV1 whether versions that are sent to provoke a negotiation, RFC 9000 15, may be protected as version 1, which a
     *     client of today would rather speak
     */
    static List<QuicVersion> of(long number, boolean greasedAsV1) {
        if (isGreased(number)) {
            return greasedAsV1 ? List.of(V1, DRAFT_29) : List.of(DRAFT_29);
        }
        QuicVersion version = known(number);
        return version == null ? List.of() : List.of(version);
    }

    /** {@return whether packets of version {@code number} are numbered and typed as those of version 2, RFC 9369 3.2} */
    static boolean hasTypesOfV2(long number) {
        return number == RFC_9369 || number == RFC_9369_DRAFT_01;
    }

    /** {@return whether a Retry packet of version {@code number} names the connection ID that it answers} */
    static boolean retryHasOriginalId(long number) {
        return number == MVFST_DRAFT_22 || draft(number) > 0 && draft(number) <= LAST_DRAFT_WITH_ORIGINAL_ID;
    }

    /** {@return whether {@code number} is a version whose packets have headers as in RFC 8999} */
    static boolean isPlausible(long number) {
        boolean isGoogleOwn = number >= GOOGLE_Q043 && number <= GOOGLE_Q046;
        return isGreased(number) || number != NEGOTIATION && !isGoogleOwn && NAMES.name(number) != null;
    }

    /** {@return whether {@code number} is a version that is sent to provoke a negotiation, RFC 9000 15} */
    static boolean isGreased(long number) {
        return (number & 0x0f0f0f0fL) == 0x0a0a0a0aL;
    }

    String labels() {
        return labels;
    }

    Content content() {
        return content;
    }

    /** {@return what the keys are derived with; not to be changed} */
    byte[] salt() {
        return salt;
    }

    private static @Nullable QuicVersion known(long number) {
        if (number == RFC_9000) {
            return V1;
        } else if (number == RFC_9369) {
            return V2;
        } else if (number == MVFST_DRAFT_22) {
            return DRAFT_22;
        } else if (number == MVFST_DRAFT_27) {
            return DRAFT_23;
        } else if (number == GOOGLE_Q050) {
            return Q050;
        } else if (number == GOOGLE_T050) {
            return T050;
        } else if (number == GOOGLE_T051) {
            return T051;
        }
        int draft = draft(number);
        if (draft < 22) {
            return null;
        }
        return draft < 23 ? DRAFT_22 : draft < 29 ? DRAFT_23 : draft < 33 ? DRAFT_29 : V1;
    }

    /** {@return the number of the draft that {@code number} stands for, 0 where it does not stand for one} */
    private static int draft(long number) {
        int draft = (int) (number - DRAFT);
        return number > DRAFT && draft >= FIRST_DRAFT && draft <= LAST_DRAFT ? draft : 0;
    }
}
