package dev.peel.repl.shell;

import dev.peel.core.packet.Packet;
import dev.peel.core.tap.ForwardingTap;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Hands packets on as long as a condition holds. */
final class BoundedTap extends ForwardingTap {
    private static final int STRIDE = 64; // packets from one look at the condition to the next

    private final BooleanSupplier condition;
    private int packets;

    BoundedTap(Tap tap, BooleanSupplier condition) {
        super(tap);
        this.condition = condition;
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        packets++;
        return (packets % STRIDE != 0 || condition.getAsBoolean()) && super.packet(packet);
    }
}
