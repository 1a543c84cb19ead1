package dev.peel.dissectors.bzr;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;

/**
 * Bazaar's smart server protocol, version 3.
 *
 * <pre>
 *  version LF | length (4) headers | parts up to "e":
 *  "s" length (4) structure   "b" length (4) bytes   "o" byte
 * </pre>
 */
public final class BzrDissector implements StreamDissector {
    private static final int PORT = 4155;
    private static final int SIZE_LENGTH = 4; // bytes
    private static final int STRUCTURE = 's';
    private static final int BYTES = 'b';
    private static final int BYTE = 'o';
    private static final int END = 'e';

    private static final Field VERSION = Field.text("bzr.protocol_version", "Protocol version");
    private static final Field BENCODE = Field.group("bzr.bencode", "Bencode packet");
    private static final Field BENCODE_LENGTH =
            Field.uint("bzr.bencode.length", 32, "Bencode packet length").hex();
    private static final Field PREFIXED = Field.group("bzr.bytes", "Prefixed bytes");
    private static final Field PREFIXED_LENGTH =
            Field.uint("bzr.bytes.length", 32, "Prefixed bytes length").hex();
    private static final Field PREFIXED_DATA = Field.bytes("bzr.bytes.data", "Prefixed bytes data");
    private static final Field KIND =
            Field.of(FieldType.CHAR, "bzr.kind", "Packet kind").hex();
    private static final Field RESULT =
            Field.of(FieldType.CHAR, "bzr.result", "Result").hex();
    private static final Protocol BZR = Protocol.of(
            "bzr",
            "BZR",
            "Bazaar Smart Protocol",
            VERSION,
            BENCODE,
            BENCODE_LENGTH,
            PREFIXED,
            PREFIXED_LENGTH,
            PREFIXED_DATA,
            KIND,
            RESULT);

    @Override
    public Protocol protocol() {
        return BZR;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", PORT, this);
    }

    @Override
    public int pduLength(Bytes available) {
        int line = available.indexOf('\n', 0);
        if (line < 0) {
            return NEED_MORE;
        }
        long at = line + 1L;
        at = behindPrefixed(available, at);
        while (at < available.length()) {
            int kind = available.u8((int) at);
            at = switch (kind) {
                case STRUCTURE, BYTES -> behindPrefixed(available, at + 1);
                case BYTE -> at + 2;
                default -> at + 1;
            };
            boolean isPart = kind == STRUCTURE || kind == BYTES || kind == BYTE;
            if (!isPart) {
                return (int) at;
            }
        }
        // The kind of the next part is not there yet: nothing says that there is none.
        return at > available.length() ? (int) Math.min(Integer.MAX_VALUE, at) + 1 : NEED_MORE;
    }

    /** {@return where what stands behind its length ends; behind what is available where the length is not there} */
    private static long behindPrefixed(Bytes available, long at) {
        return at + SIZE_LENGTH > available.length() ? at + SIZE_LENGTH : at + SIZE_LENGTH + available.u32((int) at);
    }

    @Override
    public void dissect(Dissection d) {
        int line = Math.max(0, d.rest().indexOf('\n', 0));
        String version = d.string(VERSION, line);
        d.skip(1);
        readBencode(d);
        while (d.captured() > 0) {
            int kind = d.u8(KIND);
            switch (kind) {
                case STRUCTURE -> readBencode(d);
                case BYTES -> readBytes(d);
                case BYTE -> d.u8(RESULT);
                default -> d.skip(d.captured());
            }
            if (kind == END) {
                break;
            }
        }
        if (d.summarizing()) {
            d.summary(BZR, version);
        }
    }

    private static void readBencode(Dissection d) {
        int mark = d.open(BENCODE);
        d.skip((int) Math.min(Integer.MAX_VALUE, d.u32(BENCODE_LENGTH)));
        d.close(mark);
    }

    private static void readBytes(Dissection d) {
        int mark = d.open(PREFIXED);
        d.bytes(PREFIXED_DATA, (int) Math.min(Integer.MAX_VALUE, d.u32(PREFIXED_LENGTH)));
        d.close(mark);
    }
}
