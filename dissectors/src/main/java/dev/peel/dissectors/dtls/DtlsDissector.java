package dev.peel.dissectors.dtls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * Datagram Transport Layer Security 1.0 and 1.2, RFC 6347: its records, alerts, and of handshake messages that are not encrypted the
 * heads, and the certificates.
 *
 * <pre>
 *  content type (1) | version (2) | epoch (2) | sequence number (6) | length (2) | content
 *  handshake: type (1) | length (3) | message sequence (2) | fragment offset (3) | fragment length (3) | fragment
 * </pre>
 */
public final class DtlsDissector implements HeuristicDissector {
    private static final int[] PORTS = {853, 2221, 5684, 5868};
    private static final int HEADER_LENGTH = 13; // bytes, RFC 6347 4.1
    private static final int HANDSHAKE_HEADER_LENGTH = 12; // bytes, RFC 6347 4.2.2
    private static final int SEQUENCE_LENGTH = 6; // bytes, RFC 6347 4.1

    private static final int CHANGE_CIPHER_SPEC_TYPE = 20; // RFC 5246 6.2.1
    private static final int ALERT_TYPE = 21;
    private static final int HANDSHAKE_TYPE = 22;
    private static final int LAST_TYPE = 25; // RFC 9146 4
    private static final int DTLS_1_0 = 0xfeff; // RFC 4347 4.1
    private static final int DTLS_1_2 = 0xfefd; // RFC 6347 4.1
    private static final int OPENSSL = 0x0100; // version number of OpenSSL before the RFC

    private static final Values VERSIONS =
            Values.of(DTLS_1_0, "DTLS 1.0", DTLS_1_2, "DTLS 1.2", OPENSSL, "DTLS 1.0 (OpenSSL pre 0.9.8f)");
    private static final Field RECORD = Field.group("dtls.record", "Record Layer");
    private static final Field CONTENT_TYPE =
            Field.uint("dtls.record.content_type", 8, "Content Type").values(NamedValues.of("tls-content-types.tsv"));
    private static final Field VERSION =
            Field.uint("dtls.record.version", 16, "Version").hex().values(VERSIONS);
    private static final Field EPOCH = Field.uint("dtls.record.epoch", 16, "Epoch");
    private static final Field SEQUENCE = Field.uint("dtls.record.sequence_number", 64, "Sequence Number");
    private static final Field LENGTH = Field.uint("dtls.record.length", 16, "Length");
    private static final Field CHANGE_CIPHER_SPEC =
            Field.group("dtls.change_cipher_spec", "Change Cipher Spec Message");
    private static final Field ALERT = Field.group("dtls.alert_message", "Alert Message");
    private static final Field ALERT_LEVEL =
            Field.uint("dtls.alert_message.level", 8, "Level").values(NamedValues.of("tls-alert-levels.tsv"));
    private static final Field ALERT_DESCRIPTION = Field.uint("dtls.alert_message.desc", 8, "Description")
            .values(NamedValues.of("tls-alert-descriptions.tsv"));
    private static final Field HANDSHAKE = Field.group("dtls.handshake", "Handshake Protocol");
    private static final Values HANDSHAKE_TYPES = NamedValues.of("tls-handshake-types.tsv");
    private static final Field TYPE =
            Field.uint("dtls.handshake.type", 8, "Handshake Type").values(HANDSHAKE_TYPES);
    private static final Field MESSAGE_LENGTH = Field.uint("dtls.handshake.length", 24, "Length");
    private static final Field MESSAGE_SEQUENCE = Field.uint("dtls.handshake.message_seq", 16, "Message Sequence");
    private static final Field FRAGMENT_OFFSET = Field.uint("dtls.handshake.fragment_offset", 24, "Fragment Offset");
    private static final Field FRAGMENT_LENGTH = Field.uint("dtls.handshake.fragment_length", 24, "Fragment Length");
    private static final Field APPLICATION_DATA = Field.bytes("dtls.app_data", "Encrypted Application Data");
    private static final Protocol DTLS = Protocol.of(
            "dtls",
            "DTLS",
            "Datagram Transport Layer Security",
            RECORD,
            CONTENT_TYPE,
            VERSION,
            EPOCH,
            SEQUENCE,
            LENGTH,
            CHANGE_CIPHER_SPEC,
            ALERT,
            ALERT_LEVEL,
            ALERT_DESCRIPTION,
            HANDSHAKE,
            TYPE,
            MESSAGE_LENGTH,
            MESSAGE_SEQUENCE,
            FRAGMENT_OFFSET,
            FRAGMENT_LENGTH,
            APPLICATION_DATA,
            DtlsCertificates.FIELDS[0],
            DtlsCertificates.FIELDS[1],
            DtlsCertificates.FIELDS[2],
            DtlsCertificates.FIELDS[3],
            DtlsCertificates.FIELDS[4],
            DtlsCertificates.FIELDS[5],
            DtlsCertificates.FIELDS[6],
            DtlsCertificates.FIELDS[7]);

    @Override
    public Protocol protocol() {
        return DTLS;
    }

    @Override
    public void register(Registrar registrar) {
        for (int port : PORTS) {
            registrar.bind("udp.port", port, this);
        }
        registrar.bind("capwap.preamble.type", 1, this);
        registrar.heuristic("udp.port", 50, this);
        registrar.table(DtlsCertificates.TYPES_OF_CERTIFICATES);
    }

    @Override
    public boolean recognizes(Bytes payload) {
        return payload.length() >= HEADER_LENGTH
                && payload.u8(0) >= CHANGE_CIPHER_SPEC_TYPE
                && payload.u8(0) <= LAST_TYPE
                && VERSIONS.name(payload.u16(1)) != null
                && payload.u16(HEADER_LENGTH - 2) <= payload.length() - HEADER_LENGTH;
    }

    /** STUN and RTP come over the same flow, RFC 7983. */
    @Override
    public boolean follows(Bytes payload) {
        return recognizes(payload);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.summarizing()) {
            d.summary(DTLS, "");
        }
        while (d.remaining() > 0) {
            if (!recognizes(d.rest())) {
                announce(d, "Continuation Data");
                d.skip(d.captured());
                return;
            }
            d.group(RECORD, HEADER_LENGTH + d.peekU16(HEADER_LENGTH - 2), DtlsDissector::readRecord);
        }
    }

    private static void readRecord(Dissection d) {
        int type = d.u8(CONTENT_TYPE);
        d.u16(VERSION);
        int epoch = d.u16(EPOCH);
        d.uint(SEQUENCE, SEQUENCE_LENGTH);
        d.u16(LENGTH);
        // What an epoch above 0 holds is encrypted, RFC 6347 4.1.
        if (type == CHANGE_CIPHER_SPEC_TYPE) {
            d.bytes(CHANGE_CIPHER_SPEC, d.remaining());
            announce(d, "Change Cipher Spec");
        } else if (type == ALERT_TYPE && epoch == 0) {
            int mark = d.open(ALERT, d.remaining());
            d.u8(ALERT_LEVEL);
            d.u8(ALERT_DESCRIPTION);
            d.close(mark);
            announce(d, "Alert");
        } else if (type == HANDSHAKE_TYPE) {
            readHandshake(d, epoch);
        } else if (type == ALERT_TYPE) {
            d.bytes(ALERT, d.remaining());
            announce(d, "Encrypted Alert");
        } else {
            d.bytes(APPLICATION_DATA, d.remaining());
            announce(d, "Application Data");
        }
    }

    private static void readHandshake(Dissection d, int epoch) {
        if (epoch > 0) {
            d.bytes(HANDSHAKE, d.remaining());
            announce(d, "Encrypted Handshake Message");
            return;
        }
        while (d.remaining() >= HANDSHAKE_HEADER_LENGTH) {
            int mark = d.open(HANDSHAKE);
            int type = d.u8(TYPE);
            int length = d.u24(MESSAGE_LENGTH);
            int message = d.u16(MESSAGE_SEQUENCE);
            int offset = d.u24(FRAGMENT_OFFSET);
            int fragment = d.u24(FRAGMENT_LENGTH);
            int end = d.position() + fragment;
            if (type == DtlsCertificates.TYPE && fragment <= d.remaining()) {
                DtlsCertificates.read(d, message, length, offset, fragment);
            }
            d.skip(end - d.position());
            d.close(mark);
            announce(d, HANDSHAKE_TYPES.name(type, "Unknown") + (fragment < length ? " (Fragment)" : ""));
        }
    }

    private static void announce(Dissection d, String text) {
        if (d.summarizing()) {
            String before = d.summaryText();
            d.summary(DTLS, before.isEmpty() ? text : before + ", " + text);
        }
    }
}
