package dev.peel.core.index;

import dev.peel.core.packet.Packet;
import java.io.IOException;

/** Looks at one packet. */
@FunctionalInterface
public interface PacketReader {

    /**
     * Called with the packet.
     *
     * @param packet valid during this call only
     * @throws IOException when what is made of it cannot be written
     */
    void read(Packet packet) throws IOException;
}
