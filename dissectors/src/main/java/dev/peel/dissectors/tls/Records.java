package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** Records of SSL 3.0 to TLS 1.3, RFC 8446 5.1. */
final class Records {
    private static final Values CONTENT_TYPES = NamedValues.of("tls-content-types.tsv");
    static final Field RECORD = Field.group("tls.record", "Record Layer");
    private static final Field CONTENT_TYPE =
            Field.uint("tls.record.content_type", 8, "Content Type").values(CONTENT_TYPES);
    private static final Field OPAQUE_TYPE =
            Field.uint("tls.record.opaque_type", 8, "Opaque Type").values(CONTENT_TYPES);
    static final Field VERSION =
            Field.uint("tls.record.version", 16, "Version").hex().values(Versions.NAMES);
    static final Field LENGTH = Field.uint("tls.record.length", 16, "Length");
    private static final Field CHANGE_CIPHER_SPEC = Field.group("tls.change_cipher_spec", "Change Cipher Spec Message");
    private static final Field RESUMED =
            Field.group("tls.resumed", "This session reuses previously negotiated keys (Session resumption)");
    private static final Field INVALID_LENGTH =
            Field.group("tls.record.length.invalid", "Record fragment length is too small or too large");
    private static final Field UNKNOWN_RECORD = Field.group("tls.ignored_unknown_record", "Ignored Unknown Record");

    /** What a record of application data may show. */
    static final Field[] HEADER_FIELDS = {RECORD, CONTENT_TYPE, OPAQUE_TYPE, VERSION, LENGTH, UNKNOWN_RECORD};

    static final Field[] FIELDS = {
        RECORD, CONTENT_TYPE, OPAQUE_TYPE, VERSION, LENGTH, INVALID_LENGTH, CHANGE_CIPHER_SPEC, RESUMED, UNKNOWN_RECORD
    };

    private Records() {}

    /** Reads one record, which ends where the layer ends. */
    static void read(Dissection d) {
        TlsSession session = TlsSession.of(d);
        int mark = d.open(RECORD);
        // RFC 8446 5.2: what is encrypted claims to be application data.
        boolean isOpaque = session.is13() && d.peekU8(0) == ContentType.APPLICATION_DATA;
        int type = d.u8(isOpaque ? OPAQUE_TYPE : CONTENT_TYPE);
        int version = d.u16(VERSION);
        int length = d.u16(LENGTH);
        if (length > TlsDissector.MAX_LENGTH) {
            d.close(d.open(INVALID_LENGTH));
            d.expert(Severity.WARNING, ExpertGroup.PROTOCOL, "Record length " + length + " is too large");
        }
        if (session.version() == Versions.UNKNOWN && session.recordVersion() != version) {
            session = session.withRecordVersion(version);
            session.remember(d);
        }
        if (type == ContentType.HANDSHAKE) {
            if (d.labelling()) {
                label(d, mark, session, Handshakes.describe(d, session));
            }
            Handshakes.read(d, session);
        } else {
            String text = readContent(d, type, session);
            if (d.labelling()) {
                String carried = CarriedProtocol.of(d);
                label(d, mark, session, describe(type, text, carried.isEmpty() ? text : carried));
            }
            announce(d, session, text);
        }
        d.close(mark);
    }

    /** Reads what is not a record. */
    static void unknown(Dissection d) {
        TlsSession session = TlsSession.of(d);
        if (session.version() == Versions.SSL_2_0) {
            Ssl2Messages.readEncrypted(d, session);
            return;
        }
        d.close(d.open(UNKNOWN_RECORD));
        boolean isKnown = session.hasHello();
        if (isKnown) {
            d.expert(Severity.WARNING, ExpertGroup.PROTOCOL, "Ignored Unknown Record");
        }
        announce(d, session, isKnown ? "Ignored Unknown Record" : "Continuation Data");
        d.skip(d.remaining());
    }

    /** Adds {@code text} to the packet's summary. */
    static void announce(Dissection d, TlsSession session, String text) {
        if (d.summarizing()) {
            String before = d.summaryProtocol();
            boolean isOurs = before.startsWith("TLS") || before.startsWith("SSL") || before.startsWith("GMTLS");
            d.summary(Versions.column(session.shownVersion()), isOurs ? join(d.summaryText(), text) : text);
        }
    }

    private static String join(String before, String text) {
        return before.isEmpty() || text.isEmpty() ? before + text : before + ", " + text;
    }

    private static String readContent(Dissection d, int type, TlsSession session) {
        boolean isEncrypted = !session.is13() && session.side(d.direction()).changedCipherSpec();
        return switch (type) {
            case ContentType.CHANGE_CIPHER_SPEC -> readChangeCipherSpec(d, session);
            case ContentType.ALERT -> Alerts.read(d, isEncrypted);
            case ContentType.HEARTBEAT -> Heartbeats.read(d, isEncrypted);
            default -> {
                ApplicationData.read(d);
                if (type == ContentType.APPLICATION_DATA) {
                    session.withApplicationData(d.direction()).remember(d);
                }
                yield "Application Data";
            }
        };
    }

    private static String readChangeCipherSpec(Dissection d, TlsSession session) {
        int mark = d.open(CHANGE_CIPHER_SPEC, d.remaining());
        if (session.resumed()
                && !session.is13()
                && !session.forward().changedCipherSpec()
                && !session.backward().changedCipherSpec()) {
            d.expert(RESUMED, 0, Severity.NOTE, ExpertGroup.SEQUENCE, RESUMED.label());
        }
        d.skip(d.remaining());
        d.close(mark);
        session.withChangedCipherSpec(d.direction()).remember(d);
        return "Change Cipher Spec";
    }

    private static String describe(int type, String text, String carried) {
        return switch (type) {
            case ContentType.CHANGE_CIPHER_SPEC -> "Change Cipher Spec Protocol: " + text;
            case ContentType.APPLICATION_DATA -> "Application Data Protocol: " + carried;
            default -> text;
        };
    }

    private static void label(Dissection d, int mark, TlsSession session, String content) {
        d.label(mark, Versions.column(session.shownVersion()) + " Record Layer: " + content);
    }
}
