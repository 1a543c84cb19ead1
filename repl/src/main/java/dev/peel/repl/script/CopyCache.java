package dev.peel.repl.script;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The packets that were read last outside of a pass, up to a number of fields altogether. */
final class CopyCache {
    private static final float LOAD = 0.75f;

    private record Key(int capture, long number) {}

    private final Map<Key, PacketCopy> copies = new LinkedHashMap<>(16, LOAD, true);
    private final int most;
    private long fields;

    CopyCache(Limits limits) {
        most = limits.get(Limit.SCRIPT_FIELDS);
    }

    @Nullable
    PacketCopy get(int capture, long number) {
        return copies.get(new Key(capture, number));
    }

    void put(int capture, long number, PacketCopy copy) {
        copies.put(new Key(capture, number), copy);
        fields += copy.size();
        Iterator<PacketCopy> oldest = copies.values().iterator();
        while (fields > most && copies.size() > 1) {
            fields -= oldest.next().size();
            oldest.remove();
        }
    }
}
