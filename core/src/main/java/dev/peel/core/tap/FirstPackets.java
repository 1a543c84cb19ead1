package dev.peel.core.tap;

import dev.peel.core.packet.Packet;
import java.io.IOException;

/** Hands a tap the first packets only, and ends the run after them. */
public final class FirstPackets extends ForwardingTap {
    private final long count;
    private long seen;

    /**
     * Makes a tap that hands on {@code count} packets.
     *
     * @param count at least 1
     * @throws IllegalArgumentException when {@code count} is less than 1
     */
    public FirstPackets(Tap tap, long count) {
        super(tap);
        if (count < 1) {
            throw new IllegalArgumentException("the first " + count + " packets: expected 1 or more");
        }
        this.count = count;
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        seen++;
        return super.packet(packet) && seen < count;
    }
}
