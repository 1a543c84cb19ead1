package dev.peel.repl.print;

import dev.peel.core.packet.Packet;
import java.io.IOException;

/** What stands around the layers of each packet, and around all packets. */
sealed interface Envelope permits JsonEnvelope, EkEnvelope {

    /** {@return how a field called {@code name} is called here} */
    String key(String name);

    /** Writes what comes before the first packet. */
    void begin() throws IOException;

    /** Writes what comes before the object of a packet's layers. */
    void open(Packet packet) throws IOException;

    /** Writes what comes behind the object of a packet's layers. */
    void close() throws IOException;

    /** Writes what comes behind the last packet. */
    void end() throws IOException;
}
