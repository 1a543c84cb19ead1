package dev.peel.dissectors.ajp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * The Apache JServ Protocol, version 1.3: the heads of its packets. What is in them is shown as bytes.
 *
 * <pre>
 *  magic (2) | length of what follows (2) | code (1) | payload
 * </pre>
 *
 * <p>The packet that follows a request that has a body has no code, only a length of its own.
 */
public final class AjpDissector implements StreamDissector {
    private static final int PORT = 8009;
    private static final int HEADER_LENGTH = 4; // bytes
    private static final int TO_SERVER = 0x1234;
    private static final int FROM_SERVER = 0x4142; // "AB"

    private static final Field MAGIC = Field.bytes("ajp13.magic", "Magic");
    private static final Field LENGTH = Field.uint("ajp13.len", 16, "Length");
    private static final Values CODES = NamedValues.of("ajp13-codes.tsv");
    private static final Field CODE = Field.uint("ajp13.code", 32, "Code").values(CODES);
    private static final Field DATA = Field.text("ajp13.data", "Data");
    private static final Protocol AJP =
            Protocol.of("ajp13", "AJP13", "Apache JServ Protocol v1.3", MAGIC, LENGTH, CODE, DATA);

    @Override
    public Protocol protocol() {
        return AJP;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", PORT, this);
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length() < HEADER_LENGTH ? NEED_MORE : HEADER_LENGTH + available.u16(2);
    }

    @Override
    public boolean startsMessage(Bytes segment) {
        return segment.length() >= HEADER_LENGTH && isMagic(segment.u16(0));
    }

    @Override
    public void dissect(Dissection d) {
        int magic = d.peekU16(0);
        d.bytes(MAGIC, 2);
        d.u16(LENGTH);
        String summary = "";
        if (isMagic(magic) && d.remaining() > 0) {
            int code = d.peekU8(0);
            d.value(CODE, 1, code);
            summary = CODES.name(code, "UNKNOWN");
        }
        if (d.captured() > 0) {
            d.text(DATA, d.captured());
        }
        if (d.summarizing()) {
            d.summary(AJP, summary);
        }
    }

    private static boolean isMagic(int magic) {
        return magic == TO_SERVER || magic == FROM_SERVER;
    }
}
