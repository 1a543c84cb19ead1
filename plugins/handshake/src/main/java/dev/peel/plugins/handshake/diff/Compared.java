package dev.peel.plugins.handshake.diff;

import dev.peel.plugins.handshake.Handshake;

/**
 * A flow that is compared.
 *
 * @param file the capture's name as the user typed it
 * @param flow the flow
 */
record Compared(String file, Handshake flow) {
    /** {@return whether its handshake was completed} */
    boolean isGood() {
        return Boolean.TRUE.equals(flow.isOk());
    }
}
