package dev.peel.repl.cli;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.Tap;
import java.util.List;

/** Asks for nothing and prints nothing. */
final class Silence implements Tap {
    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public boolean packet(Packet packet) {
        return true;
    }
}
