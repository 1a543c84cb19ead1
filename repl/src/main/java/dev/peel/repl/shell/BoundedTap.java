package dev.peel.repl.shell;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Hands packets on as long as a condition holds. */
final class BoundedTap implements Tap {
    private static final int STRIDE = 64; // packets from one look at the condition to the next

    private final Tap tap;
    private final BooleanSupplier condition;
    private int packets;

    BoundedTap(Tap tap, BooleanSupplier condition) {
        this.tap = tap;
        this.condition = condition;
    }

    @Override
    public List<Field> fields() {
        return tap.fields();
    }

    @Override
    public Demand demand(Registry registry) {
        return tap.demand(registry);
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        packets++;
        return (packets % STRIDE != 0 || condition.getAsBoolean()) && tap.packet(packet);
    }
}
