package dev.peel.repl.shell;

import dev.peel.core.packet.Packet;
import dev.peel.core.tap.ForwardingTap;
import dev.peel.core.tap.Tap;
import java.io.IOException;

/** Counts the packets that it hands on. */
final class CountingTap extends ForwardingTap {
    private long packets;

    CountingTap(Tap tap) {
        super(tap);
    }

    long packets() {
        return packets;
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        packets++;
        return super.packet(packet);
    }
}
