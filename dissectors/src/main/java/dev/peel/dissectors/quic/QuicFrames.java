package dev.peel.dissectors.quic;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** The frames that Initial packets may carry, RFC 9000 17.2.2: PADDING, PING, ACK, CRYPTO and CONNECTION_CLOSE. */
final class QuicFrames {
    private static final int PADDING = 0x00;
    private static final int PING = 0x01;
    private static final int ACK = 0x02;
    private static final int ACK_WITH_COUNTS = 0x03;
    private static final int CRYPTO = 0x06;
    private static final int CLOSE = 0x1c;
    private static final int CLOSE_BY_APPLICATION = 0x1d;
    private static final int FIRST_ALERT = 0x100; // RFC 9001 4.8
    private static final int LAST_ALERT = 0x1ff;

    private static final Values TYPES = NamedValues.of("quic-frame-types.tsv");

    private static final Field FRAME = Field.group("quic.frame", "Frame");
    private static final Field TYPE =
            Field.uint("quic.frame_type", 64, "Frame Type").values(TYPES);
    private static final Field PADDING_LENGTH = Field.uint("quic.padding_length", 32, "Padding Length");
    private static final Field LARGEST = Field.uint("quic.ack.largest_acknowledged", 64, "Largest Acknowledged");
    private static final Field DELAY = Field.uint("quic.ack.ack_delay", 64, "ACK Delay");
    private static final Field RANGE_COUNT = Field.uint("quic.ack.ack_range_count", 64, "ACK Range Count");
    private static final Field FIRST_RANGE = Field.uint("quic.ack.first_ack_range", 64, "First ACK Range");
    private static final Field GAP = Field.uint("quic.ack.gap", 64, "Gap");
    private static final Field RANGE = Field.uint("quic.ack.ack_range", 64, "ACK Range");
    private static final Field ECT0 = Field.uint("quic.ack.ect0_count", 64, "ECT(0) Count");
    private static final Field ECT1 = Field.uint("quic.ack.ect1_count", 64, "ECT(1) Count");
    private static final Field ECN_CE = Field.uint("quic.ack.ecn_ce_count", 64, "ECN-CE Count");
    static final Field OFFSET = Field.uint("quic.crypto.offset", 64, "Offset");
    static final Field LENGTH = Field.uint("quic.crypto.length", 64, "Length");
    private static final Field ERROR =
            Field.uint("quic.cc.error_code", 64, "Error code").values(NamedValues.of("quic-error-codes.tsv"));
    private static final Field APPLICATION_ERROR = Field.uint("quic.cc.error_code.app", 64, "Application Error code");
    private static final Field ALERT = Field.uint("quic.cc.error_code.tls_alert", 8, "TLS Alert Description")
            .values(NamedValues.of("tls-alert-descriptions.tsv"));
    private static final Field CLOSED_BY = Field.uint("quic.cc.frame_type", 64, "Frame Type");
    private static final Field REASON_LENGTH = Field.uint("quic.cc.reason_phrase.length", 64, "Reason phrase Length");
    private static final Field REASON = Field.text("quic.cc.reason_phrase", "Reason phrase");
    private static final Field UNKNOWN = Field.group("quic.ft.unknown", "Unknown Frame Type");
    static final Field[] FIELDS = {
        FRAME,
        TYPE,
        PADDING_LENGTH,
        LARGEST,
        DELAY,
        RANGE_COUNT,
        FIRST_RANGE,
        GAP,
        RANGE,
        ECT0,
        ECT1,
        ECN_CE,
        OFFSET,
        LENGTH,
        ERROR,
        APPLICATION_ERROR,
        ALERT,
        CLOSED_BY,
        REASON_LENGTH,
        REASON,
        UNKNOWN
    };

    private QuicFrames() {}

    /** Reads the payload of an Initial packet. */
    static void read(Dissection d) {
        while (d.remaining() > 0) {
            int type = d.peekU8(0);
            int mark = d.open(FRAME);
            if (d.labelling()) {
                d.label(mark, TYPES.name(type, "Unknown"));
            }
            announce(d, type);
            boolean known = readFrame(d, type, mark);
            d.close(mark);
            if (!known) {
                return;
            }
        }
    }

    private static boolean readFrame(Dissection d, int type, int mark) {
        Varint.read(d, TYPE);
        switch (type) {
            case PADDING -> readPadding(d, mark);
            case PING -> {}
            case ACK, ACK_WITH_COUNTS -> readAcknowledgment(d, type);
            case CRYPTO -> {
                long offset = Varint.read(d, OFFSET);
                CryptoStream.read(d, offset, Varint.read(d, LENGTH));
            }
            case CLOSE, CLOSE_BY_APPLICATION -> readClose(d, type);
            default -> {
                // Nothing else is allowed here, and where an unknown frame ends cannot be told.
                d.peekBytes(UNKNOWN, 0);
                d.expert(Severity.ERROR, ExpertGroup.UNDECODED, "Unknown Frame Type");
                return false;
            }
        }
        return true;
    }

    private static void readPadding(Dissection d, int mark) {
        Bytes rest = d.rest();
        int zeros = 0;
        while (zeros < rest.length() && rest.u8(zeros) == PADDING) {
            zeros++;
        }
        d.skip(zeros);
        int length = 1 + zeros;
        d.generated(PADDING_LENGTH, length);
        if (d.labelling()) {
            d.label(mark, "PADDING Length: " + length);
        }
    }

    private static void readAcknowledgment(Dissection d, int type) {
        Varint.read(d, LARGEST);
        Varint.read(d, DELAY);
        long ranges = Varint.read(d, RANGE_COUNT);
        Varint.read(d, FIRST_RANGE);
        for (long i = 0; i < ranges; i++) {
            Varint.read(d, GAP);
            Varint.read(d, RANGE);
        }
        if (type == ACK_WITH_COUNTS) {
            Varint.read(d, ECT0);
            Varint.read(d, ECT1);
            Varint.read(d, ECN_CE);
        }
    }

    private static void readClose(Dissection d, int type) {
        if (type == CLOSE) {
            long error = Varint.read(d, ERROR);
            if (error >= FIRST_ALERT && error <= LAST_ALERT) {
                d.generated(ALERT, error - FIRST_ALERT);
            }
            Varint.read(d, CLOSED_BY);
        } else {
            Varint.read(d, APPLICATION_ERROR);
        }
        long length = Varint.read(d, REASON_LENGTH);
        if (length > d.remaining()) {
            throw d.malformed();
        }
        if (length > 0) {
            d.text(REASON, (int) length);
        }
    }

    private static void announce(Dissection d, int type) {
        if (d.summarizing()) {
            d.summaryMore(
                    switch (type) {
                        case CLOSE, CLOSE_BY_APPLICATION -> "CC";
                        default -> TYPES.name(type, "Unknown");
                    });
        }
    }
}
