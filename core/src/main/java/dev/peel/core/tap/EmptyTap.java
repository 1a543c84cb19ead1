package dev.peel.core.tap;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.util.List;

/** A tap that asks for nothing and does nothing. */
public final class EmptyTap implements Tap {
    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public boolean packet(Packet packet) {
        return true;
    }
}
