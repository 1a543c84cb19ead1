package dev.peel.repl.shell;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.Tap;
import java.util.List;

/** Asks for nothing and does nothing. */
final class EmptyTap implements Tap {
    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public boolean packet(Packet packet) {
        return true;
    }
}
