package dev.peel.core.tap;

import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.util.List;

/** Asks for fields and says of each packet whether it is one of those that are meant; a display filter, say. */
public interface PacketTest {

    /** The test that every packet passes. */
    PacketTest ALL = new PacketTest() {
        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public boolean passes(Packet packet) {
            return true;
        }
    };

    /** {@return the fields that the test looks at} */
    List<Field> fields();

    /**
     * {@return whether the packet is meant}
     *
     * @param packet valid during this call only
     */
    boolean passes(Packet packet);
}
