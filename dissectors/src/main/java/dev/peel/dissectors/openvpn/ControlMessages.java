package dev.peel.dissectors.openvpn;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Pdus;
import dev.peel.core.dissect.ReassemblyFields;
import dev.peel.core.dissect.SubStream;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;

/**
 * What the control channel carries, TLS, in fragments of {@value #FRAGMENT_LENGTH} bytes and a last one that is shorter, or whole.
 *
 * <p>Nothing in a fragment says whether more follow, so that messages whose length is a multiple of the fragments' are read with
 * the next.
 */
final class ControlMessages implements Pdus {
    static final int FRAGMENT_LENGTH = 100; // bytes
    /** The table that leads to TLS. */
    static final Table PORTS = Table.of("tcp.port");

    private static final int TLS = 443; // the port of what every message is
    private static final Field FRAGMENTS = Field.group("openvpn.fragments", "Message fragments");
    private static final Field FRAGMENT = Field.frameNumber("openvpn.fragment", "Message fragment");
    private static final Field COUNT = Field.uint("openvpn.fragment.count", 32, "Message fragment count");
    private static final Field LENGTH = Field.uint("openvpn.reassembled.length", 32, "Reassembled message length");
    static final Field[] FIELDS = {FRAGMENTS, FRAGMENT, COUNT, LENGTH};

    private static final ReassemblyFields REASSEMBLY = new ReassemblyFields(FRAGMENTS, FRAGMENT, COUNT, LENGTH);
    private static final SubStream STREAM = SubStream.of("openvpn.control", REASSEMBLY);

    private final Dissector carrier;

    /** Makes the reader of messages that {@code carrier} carries. */
    ControlMessages(Dissector carrier) {
        this.carrier = carrier;
    }

    /** Adds the rest of the layer to the message, and reads that when it is whole. */
    void add(Dissection d) {
        d.feed(STREAM, this, d.remaining());
    }

    @Override
    public int pduLength(Bytes available) {
        return available.length() % FRAGMENT_LENGTH == 0 ? NEED_MORE : available.length();
    }

    @Override
    public void dissect(Dissection d) {
        d.tunnel(PORTS, TLS, carrier, REASSEMBLY);
    }
}
