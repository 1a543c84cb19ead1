package dev.peel.core.index;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.PacketTest;
import dev.peel.core.tap.Tap;
import java.util.BitSet;
import java.util.List;

/** Marks the frames whose packets pass a test. */
record SelectingTap(PacketTest test, BitSet frames) implements Tap {
    @Override
    public List<Field> fields() {
        return test.fields();
    }

    @Override
    public boolean packet(Packet packet) {
        if (test.passes(packet)) {
            frames.set((int) (packet.frames().firstNumber() + packet.frameIndex()));
        }
        return true;
    }
}
