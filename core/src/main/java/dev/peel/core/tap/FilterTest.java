package dev.peel.core.tap;

import dev.peel.core.field.Field;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.PacketMatcher;
import dev.peel.core.packet.Packet;
import java.util.List;

/** The packets that a display filter holds for. Not thread-safe. */
public final class FilterTest implements PacketTest {
    private final List<Field> fields;
    private final PacketMatcher matcher;

    /** Makes a test of {@code filter}. */
    public FilterTest(Filter filter) {
        fields = List.copyOf(filter.fields());
        matcher = filter.matcher();
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public boolean passes(Packet packet) {
        return matcher.matches(packet);
    }

    /** {@return for how many values a pattern of the filter was given up; see {@link PacketMatcher#undecided()}} */
    public long undecided() {
        return matcher.undecided();
    }
}
