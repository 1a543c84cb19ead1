package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** The Heartbeat extension's messages, RFC 6520 4. */
final class Heartbeats {
    private static final int HEADER_LENGTH = 3; // bytes, RFC 6520 4
    private static final int PADDING_LENGTH = 16; // bytes at least, RFC 6520 4

    private static final Values TYPES = NamedValues.of("tls-heartbeat-message-types.tsv");
    private static final Field HEARTBEAT = Field.group("tls.heartbeat_message", "Heartbeat Message");
    private static final Field TYPE =
            Field.uint("tls.heartbeat_message.type", 8, "Type").values(TYPES);
    private static final Field PAYLOAD_LENGTH =
            Field.uint("tls.heartbeat_message.payload_length", 16, "Payload Length");
    private static final Field PAYLOAD = Field.bytes("tls.heartbeat_message.payload", "Payload Length");
    private static final Field PADDING = Field.bytes("tls.heartbeat_message.padding", "Payload Length");
    private static final Field INVALID_LENGTH =
            Field.group("tls.heartbeat_message.payload_length.invalid", "Invalid heartbeat payload length");
    static final Field[] FIELDS = {HEARTBEAT, TYPE, PAYLOAD_LENGTH, PAYLOAD, PADDING, INVALID_LENGTH};

    private Heartbeats() {}

    /**
     * Reads the content of a heartbeat record.
     *
     * @return what the record is, for people
     */
    static String read(Dissection d, boolean isEncrypted) {
        int length = d.remaining();
        int mark = d.open(HEARTBEAT, length);
        if (isEncrypted || length < HEADER_LENGTH || TYPES.name(d.peekU8(0)) == null) {
            if (d.labelling()) {
                d.label(mark, "Encrypted Heartbeat Message");
            }
            d.skip(length);
            d.close(mark);
            return "Encrypted Heartbeat";
        }
        int type = d.u8(TYPE);
        int payload = d.u16(PAYLOAD_LENGTH);
        int left = d.remaining();
        if (payload + PADDING_LENGTH > left) {
            // RFC 6520 4: such a message must be discarded; answering it was Heartbleed, CVE-2014-0160.
            d.close(d.open(INVALID_LENGTH));
            d.expert(Severity.ERROR, ExpertGroup.MALFORMED, "Invalid heartbeat payload length (" + payload + ")");
            payload = Math.min(payload, left);
        }
        if (payload > 0) {
            d.bytes(PAYLOAD, payload);
        }
        if (d.remaining() > 0) {
            d.bytes(PADDING, d.remaining());
        }
        d.close(mark);
        return d.labelling() || d.summarizing() ? "Heartbeat " + TYPES.name(type, "Unknown") : "";
    }
}
