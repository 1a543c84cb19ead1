package dev.peel.repl.shell;

import dev.peel.core.packet.Packet;
import dev.peel.core.tap.ForwardingTap;
import dev.peel.core.tap.Tap;
import java.io.IOException;

/** Counts the packets that it hands on. For one thread. */
public final class CountingTap extends ForwardingTap {
    private long packets;

    /** Makes a tap that hands all packets to {@code tap}. */
    public CountingTap(Tap tap) {
        super(tap);
    }

    /** {@return how many there were so far} */
    public long packets() {
        return packets;
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        packets++;
        return super.packet(packet);
    }
}
