package dev.peel.dissectors.nbss;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/**
 * The NetBIOS session service, RFC 1002 4.3, and what SMB has in its place where it runs over TCP directly, MS-SMB2 2.1.
 *
 * <pre>
 *  type (1) | flags (1), the last of which belongs to the length | length (2) | message
 * </pre>
 *
 * <p>Over TCP directly there are no flags, and the length has 24 bits.
 */
public final class NbssDissector implements StreamDissector {
    private static final int NETBIOS = 139;
    private static final int DIRECT = 445;
    private static final int HEADER_LENGTH = 4; // bytes, RFC 1002 4.3.1

    private static final int MESSAGE = 0x00; // RFC 1002 4.3.1
    private static final int REQUEST = 0x81;
    private static final int KEEP_ALIVE = 0x85;

    private static final Values TYPES = NamedValues.of("nbss-types.tsv");
    private static final Field TYPE =
            Field.uint("nbss.type", 8, "Message Type").hex().values(TYPES);
    private static final Field LENGTH = Field.uint("nbss.length", 24, "Length");
    private static final Field CONTINUATION = Field.bytes("nbss.continuation_data", "Continuation data");
    private static final Protocol NBSS =
            Protocol.of("nbss", "NBSS", "NetBIOS Session Service", TYPE, LENGTH, CONTINUATION);

    @Override
    public Protocol protocol() {
        return NBSS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", NETBIOS, this);
        registrar.bind("tcp.port", DIRECT, this);
    }

    @Override
    public int pduLength(Bytes available) {
        if (!isType(available.u8(0))) {
            return available.length();
        }
        return available.length() < HEADER_LENGTH ? NEED_MORE : HEADER_LENGTH + available.u24(1);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.peekU8(0);
        if (!isType(type)) {
            d.bytes(CONTINUATION, d.captured());
            if (d.summarizing()) {
                d.summary(NBSS, "NBSS Continuation Message");
            }
            return;
        }
        d.u8(TYPE);
        d.u24(LENGTH);
        if (d.summarizing()) {
            d.summary(NBSS, TYPES.name(type, "Unknown"));
        }
        if (d.remaining() > 0) {
            d.data();
        }
    }

    private static boolean isType(int type) {
        return type == MESSAGE || type >= REQUEST && type <= KEEP_ALIVE;
    }
}
