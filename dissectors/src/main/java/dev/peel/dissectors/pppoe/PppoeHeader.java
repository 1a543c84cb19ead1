package dev.peel.dissectors.pppoe;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** The header of PPP over Ethernet, RFC 2516 section 4, that both stages share. */
final class PppoeHeader {
    private static final Field VERSION =
            Field.uint("pppoe.version", 8, "Version").mask(0xf0);
    private static final Field TYPE = Field.uint("pppoe.type", 8, "Type").mask(0x0f);
    static final Values CODES = NamedValues.of("pppoe-codes.tsv");
    private static final Field CODE = Field.uint("pppoe.code", 8, "Code").hex().values(CODES);
    private static final Field SESSION =
            Field.uint("pppoe.session_id", 16, "Session ID").hex();
    private static final Field LENGTH = Field.uint("pppoe.payload_length", 16, "Payload Length");
    private static final int SHORTEST_PAYLOAD = 40; // bytes, with the header the least that an Ethernet frame carries
    private static final Field BAD_LENGTH = Field.group("pppoe.payload_length.bad", "Possible bad payload length");
    /** Owns the fields; each stage is a protocol of its own. */
    static final Protocol PPPOE = Protocol.of(
                    "pppoe", "PPPoE", "PPP-over-Ethernet", VERSION, TYPE, CODE, SESSION, LENGTH, BAD_LENGTH)
            .uncounted();

    private PppoeHeader() {}

    /**
     * Reads the header.
     *
     * @return the code in the upper, the payload's length in the lower 16 bits
     */
    static int read(Dissection d, Protocol stage) {
        d.peek(VERSION);
        d.u8(TYPE);
        int code = d.u8(CODE);
        if (d.summarizing()) {
            d.summary(stage, CODES.name(code, "Unknown"));
        }
        d.u16(SESSION);
        return code << 16 | d.u16(LENGTH);
    }

    /** Notes that more follows than the length before here says, and more than padding can be. */
    static void checkLength(Dissection d, int length) {
        int there = d.remaining();
        if (there > length && there > SHORTEST_PAYLOAD) {
            if (d.labelling()) {
                d.label("Payload Length: " + length + " [incorrect, should be " + there + "]");
            }
            d.expert(
                    BAD_LENGTH,
                    -2,
                    Severity.WARNING,
                    ExpertGroup.MALFORMED,
                    "Possible bad payload length " + length + " != " + there);
        }
    }
}
