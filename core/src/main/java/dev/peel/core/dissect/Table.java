package dev.peel.core.dissect;

import java.util.HashMap;
import java.util.Map;

/**
 * A dissector table: dissectors bind themselves to a number or a text of it, and the dissector that owns it hands its payload to
 * whoever is bound to the value it read. Named as in Wireshark, such as {@code ethertype} or {@code tcp.port}.
 *
 * <p>This is the table's name only, of which every dissector that hands payload to it may have a constant of its own; what is bound
 * to it is the registry's. Immutable.
 */
public final class Table {
    // By name, so that a plugin that is loaded again has the ids that it had.
    private static final Map<String, Integer> IDS = new HashMap<>();

    private final String name;
    private final int id;

    private Table(String name, int id) {
        this.name = name;
        this.id = id;
    }

    /** {@return a reference to the table called {@code name}} */
    public static Table of(String name) {
        synchronized (IDS) {
            return new Table(name, IDS.computeIfAbsent(name, added -> IDS.size()));
        }
    }

    /** {@return the table's name} */
    public String name() {
        return name;
    }

    /** The dense id, an index for flat arrays. */
    int id() {
        return id;
    }

    static int idCount() {
        synchronized (IDS) {
            return IDS.size();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
