package dev.peel.dissectors.mpls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * A pseudowire that carries Ethernet, RFC 4448, with the control word or without: which is told by where the Ethernet header makes
 * sense.
 */
final class PseudowireDissector implements Dissector {
    private static final int CONTROL_WORD = 4; // bytes, RFC 4385 3
    private static final int TYPE_AT = 12; // bytes, IEEE 802.3 3.2.6
    private static final int MIN_TYPE = 1536; // IEEE 802.3 3.2.6
    private static final int GROUP = 0x01; // IEEE 802.3 3.2.3, in an address's first byte
    private static final int SOURCE_AT = 6; // bytes

    private static final Protocol PSEUDOWIRE = Protocol.hidden("pwethheuristic", "Ethernet PW (CW heuristic)");

    private final ControlWordDissector withControlWord = new ControlWordDissector();
    private final PlainDissector plain = new PlainDissector();

    /** A frame without the control word. */
    private static final class PlainDissector implements Dissector {
        private static final Protocol PLAIN = Protocol.hidden("pwethnocw", "Ethernet PW (no CW)");

        @Override
        public Protocol protocol() {
            return PLAIN;
        }

        @Override
        public void register(Registrar registrar) {
            registrar.table(Ethertype.TABLE);
        }

        @Override
        public void dissect(Dissection d) {
            d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
        }
    }

    @Override
    public Protocol protocol() {
        return PSEUDOWIRE;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.calls(withControlWord);
        registrar.calls(plain);
    }

    @Override
    public void dissect(Dissection d) {
        Bytes bytes = d.rest();
        if (bytes.length() < CONTROL_WORD) {
            d.data();
        } else if (likelihood(bytes, 0) > likelihood(bytes, CONTROL_WORD)) {
            d.next(plain);
        } else {
            d.next(withControlWord);
        }
    }

    /** {@return how much the bytes at {@code at} look like an Ethernet header: the more, the higher} */
    private static int likelihood(Bytes bytes, int at) {
        if (bytes.length() < at + TYPE_AT + 2 || (bytes.u8(at + SOURCE_AT) & GROUP) != 0) {
            return 0;
        }
        int typeOrLength = bytes.u16(at + TYPE_AT);
        if (typeOrLength >= MIN_TYPE) {
            return Ethertype.NAMES.name(typeOrLength) == null ? 0 : 2;
        }
        int left = bytes.length() - at - TYPE_AT - 2;
        return typeOrLength > 2 && typeOrLength <= left ? 1 : 0;
    }
}
