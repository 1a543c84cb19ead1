package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Interest;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Protocol;

/**
 * Transport Layer Security over TCP: SSL 2.0, SSL 3.0 (RFC 6101), TLS 1.0 to 1.3 (RFC 2246, 4346, 5246, 8446).
 *
 * <pre>
 *  content type | version (2) | length (2) | content
 * </pre>
 *
 * <p>Bytes that are not the start of a record are taken for the rest of one whose start is not in the capture, up to the end of the
 * segment: the next segment may start a record again.
 */
public final class TlsDissector implements StreamDissector, HeuristicDissector {
    // Hot path: pduLength and interest run for every record and allocate nothing.

    static final int HEADER_LENGTH = 5; // bytes, RFC 8446 5.1
    /** TLSCiphertext of SSL 3.0 to TLS 1.2 may be this long, RFC 5246 6.2.3. */
    static final int MAX_LENGTH = (1 << 14) + 2048; // bytes, of a record's content

    private static final int TEXT_LENGTH = 4; // bytes
    private static final int[] PORTS = {
        324, 443, 465, 636, 802, 853, 993, 995, 1300, 2221, 2443, 3249, 3250, 3251, 3252, 3496, 5061, 5671, 5684, 5868,
        8883, 11207, 19999, 27017
    };

    @Override
    public Protocol protocol() {
        return TlsProtocol.TLS;
    }

    @Override
    public void register(Registrar registrar) {
        for (int port : PORTS) {
            registrar.bind("tcp.port", port, this);
        }
        registrar.heuristic("tcp.port", 50, this);
        registrar.table(Certificates.TYPES_OF_CERTIFICATES);
        registrar.table(Certificates.NAMES_OF_AUTHORITIES);
        registrar.table(CertificateStatuses.STATUSES);
        for (RawHandshakeDissector raw : RawHandshakeDissector.ALL) {
            registrar.bind("tls.handshake", raw.number(), raw);
        }
    }

    @Override
    public boolean sharesLayer() {
        return true;
    }

    @Override
    public int pduLength(Bytes available) {
        int type = available.u8(0);
        int length = available.length();
        if (ContentType.isKnown(type)) {
            if (length < HEADER_LENGTH) {
                return length < 2 || available.u8(1) == 3 ? NEED_MORE : length;
            }
            return Versions.isOfRecord(available.u16(1)) ? HEADER_LENGTH + available.u16(3) : length;
        }
        return Ssl2Records.isRecord(available) ? Ssl2Records.length(available) : length;
    }

    @Override
    public String opening(Bytes start) {
        return "";
    }

    @Override
    public Interest interest(Bytes available, Dissection d) {
        int type = available.u8(0);
        if (TlsSession.of(d).isEncrypted(d.direction(), type) && !wantsEncrypted(d)) {
            return Interest.PASS_ALL;
        }
        // Application data is most of what there is, and nothing is learnt from it.
        boolean isPassed =
                switch (type) {
                    case ContentType.APPLICATION_DATA -> !wantsHeaders(d) && !d.wantsAny(ApplicationData.FIELDS);
                    case ContentType.ALERT -> !wantsHeaders(d) && !d.wantsAny(Alerts.FIELDS);
                    default -> false;
                };
        return isPassed ? Interest.PASS : Interest.READ;
    }

    private static boolean wantsHeaders(Dissection d) {
        return d.wants(TlsProtocol.TLS.field()) || d.wantsAny(Records.HEADER_FIELDS);
    }

    /** {@return whether anything was asked for that an encrypted record shows} */
    private static boolean wantsEncrypted(Dissection d) {
        return d.wants(TlsProtocol.TLS.field())
                || d.wantsAny(Records.FIELDS)
                || d.wantsAny(ApplicationData.FIELDS)
                || d.wants(Handshakes.HANDSHAKE)
                || d.wantsAny(Alerts.FIELDS)
                || d.wantsAny(Heartbeats.FIELDS);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.peekU8(0);
        if (d.isQuoted() && pduLength(d.rest()) > d.captured()) {
            // An error message quotes the start of a segment: of a record that ends behind it there is no rest to wait
            // for.
            d.skip(d.captured());
            return;
        }
        if (ContentType.isKnown(type) && d.remaining() >= HEADER_LENGTH && Versions.isOfRecord(d.peekU16(1))) {
            Records.read(d);
        } else if (Ssl2Records.isRecord(d.rest()) && !TlsSession.of(d).isEncrypted(d.direction(), type)) {
            Ssl2Records.read(d);
        } else {
            Records.unknown(d);
        }
    }

    /** Text is not TLS, whatever the port. */
    @Override
    public boolean accepts(Bytes payload) {
        if (payload.length() <= TEXT_LENGTH) {
            return true;
        }
        for (int i = 0; i < TEXT_LENGTH; i++) {
            int octet = payload.u8(i);
            if (octet < ' ' || octet > '~') {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean recognizes(Bytes payload) {
        if (payload.length() < HEADER_LENGTH) {
            return false;
        }
        int type = payload.u8(0);
        int length = payload.u16(3);
        return Ssl2Records.isClientHello(payload)
                || (type == ContentType.HANDSHAKE || type == ContentType.APPLICATION_DATA)
                        && Versions.isOfRecord(payload.u16(1))
                        && length > 0
                        && length < MAX_LENGTH;
    }
}
