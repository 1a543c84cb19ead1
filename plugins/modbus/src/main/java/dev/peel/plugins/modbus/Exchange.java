package dev.peel.plugins.modbus;

import dev.peel.core.flow.Slot;

/**
 * What a message's header says of it.
 *
 * @param transaction its number, 0 to 65535
 * @param unit the device it is for or from, 0 to 255
 * @param isRequest whether a client sent it
 */
record Exchange(int transaction, int unit, boolean isRequest) {
    /** That of the message at hand. */
    static final Slot<Exchange> CURRENT = Slot.of("modbus.exchange");

    static final Exchange UNKNOWN = new Exchange(0, 0, true);
}
