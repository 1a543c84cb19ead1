package dev.peel.testkit;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/** Messages in a stream: {@code length (1) | letters}; with a fault where a test wants one. */
class ToyStream implements StreamDissector {
    static final Field TEXT = Field.text("toystream.text", "Text");
    static final Protocol STREAM = Protocol.of("toystream", "Stream", "Toy Stream", TEXT);

    @Override
    public Protocol protocol() {
        return STREAM;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("tcp.port", 7, this);
    }

    @Override
    public int pduLength(Bytes available) {
        return 1 + available.u8(0);
    }

    @Override
    public void dissect(Dissection d) {
        d.skip(1);
        d.text(TEXT, d.remaining());
    }

    /** Remembers by itself, not on the flow: how often it was asked. */
    static final class Forgetful extends ToyStream {
        private int asked;

        @Override
        public int pduLength(Bytes available) {
            asked++;
            return asked > 3 ? NOT_A_PDU : super.pduLength(available);
        }
    }

    /** Takes the end of a segment for the end of a message. */
    static final class Impatient extends ToyStream {
        @Override
        public int pduLength(Bytes available) {
            return Math.min(available.length(), super.pduLength(available));
        }
    }

    /** Trusts what it reads. */
    static final class Trusting extends ToyStream {
        @Override
        public void dissect(Dissection d) {
            if ("abcdefghijklmnopqrstuvwxyz".charAt(d.peekU8(1) - 'a') != ' ') {
                super.dissect(d);
            }
        }
    }
}
