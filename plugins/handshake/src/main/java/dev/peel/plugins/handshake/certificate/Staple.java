package dev.peel.plugins.handshake.certificate;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an authority says of a certificate, sent along by the server that shows it: an OCSP response in a CertificateStatus message, RFC
 * 6066 8 and RFC 6960 4.2. Its signature is not checked.
 *
 * @param frame the frame that completes the message
 * @param answer what it says
 * @param thisUpdate since when that is known to be right; null where it does not say
 * @param nextUpdate when there is to be a newer answer; null where it does not say
 */
public record Staple(
        long frame,
        Answer answer,
        @Nullable Instant thisUpdate,
        @Nullable Instant nextUpdate) {

    private static final int ENUMERATED = 0x0a; // DER tags
    private static final int SEQUENCE = 0x30;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int NEXT_UPDATE = 0xa0;
    private static final int GOOD = 0x80; // RFC 6960 4.2.1, as the next two
    private static final int REVOKED = 0xa1;
    private static final int UNKNOWN = 0x82;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What an authority says of a certificate. */
    public enum Answer {
        /** It is not revoked. */
        GOOD,
        /** It is revoked. */
        REVOKED,
        /** The authority does not know it. */
        UNKNOWN,
        /** The authority's server gave no answer but an error, RFC 6960 4.2.1. */
        ERROR,
        /** The bytes are no OCSP response. */
        UNREADABLE
    }

    /**
     * {@return the answer for the first certificate in a response}
     *
     * @param frame the frame that completes the message
     * @param der an OCSPResponse, RFC 6960 4.2.1; whatever it is, it can be read
     */
    public static Staple of(long frame, byte[] der) {
        DerValue response = DerValue.read(der, 0, der.length);
        DerValue status = DerValue.child(response, 0);
        if (status == null || status.tag() != ENUMERATED || status.to() == status.from()) {
            return new Staple(frame, Answer.UNREADABLE, null, null);
        }
        if (der[status.to() - 1] != 0) {
            return new Staple(frame, Answer.ERROR, null, null);
        }
        DerValue bytes = DerValue.child(DerValue.child(DerValue.child(response, 1), 0), 1);
        DerValue basic = bytes == null ? null : DerValue.read(der, bytes.from(), bytes.to());
        DerValue single = DerValue.child(responses(DerValue.child(basic, 0)), 0);
        return single == null ? new Staple(frame, Answer.UNREADABLE, null, null) : of(frame, single.children());
    }

    /** {@return the list of answers: what follows the time at which they were made} */
    private static @Nullable DerValue responses(@Nullable DerValue data) {
        boolean isBehindTime = false;
        for (DerValue part : data == null ? List.<DerValue>of() : data.children()) {
            if (isBehindTime && part.tag() == SEQUENCE) {
                return part;
            }
            isBehindTime |= part.tag() == GENERALIZED_TIME;
        }
        return null;
    }

    private static Staple of(long frame, List<DerValue> single) {
        Answer answer = single.size() < 2
                ? Answer.UNREADABLE
                : switch (single.get(1).tag()) {
                    case GOOD -> Answer.GOOD;
                    case REVOKED -> Answer.REVOKED;
                    case UNKNOWN -> Answer.UNKNOWN;
                    default -> Answer.UNREADABLE;
                };
        DerValue next =
                single.size() > 3 && single.get(3).tag() == NEXT_UPDATE ? DerValue.child(single.get(3), 0) : null;
        return new Staple(
                frame, answer, single.size() > 2 ? time(single.get(2)) : null, next == null ? null : time(next));
    }

    private static @Nullable Instant time(DerValue value) {
        String text = new String(value.bytes(), value.from(), value.to() - value.from(), StandardCharsets.ISO_8859_1);
        try {
            return value.tag() == GENERALIZED_TIME ? Instant.from(TIME.parse(text)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@return what is wrong with it when it is sent, the end of a sentence; empty where nothing is} */
    public String fault(Instant at) {
        Instant from = thisUpdate;
        Instant until = nextUpdate;
        return switch (answer) {
            case REVOKED -> "that the certificate is revoked";
            case UNKNOWN -> "that the authority does not know the certificate";
            case ERROR -> "an error instead of an answer";
            case UNREADABLE -> "what is no OCSP response";
            case GOOD ->
                until != null && at.isAfter(until)
                        ? "an answer that was to be renewed on " + Sentences.date(until) + ", "
                                + Sentences.length(Duration.between(until, at)) + " before the capture"
                        : from != null && at.isBefore(from)
                                ? "an answer that is right only from " + Sentences.date(from) + " on, "
                                        + Sentences.length(Duration.between(at, from)) + " after the capture"
                                : "";
        };
    }
}
