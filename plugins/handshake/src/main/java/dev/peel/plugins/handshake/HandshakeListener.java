package dev.peel.plugins.handshake;

import java.io.IOException;

/** Is told of handshakes one by one. */
@FunctionalInterface
interface HandshakeListener {
    /** Called for each, in the order of their flows' first packets. */
    void handshake(Handshake handshake) throws IOException;
}
