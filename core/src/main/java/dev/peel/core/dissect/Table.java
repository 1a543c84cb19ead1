package dev.peel.core.dissect;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A dissector table: dissectors bind themselves to a number or a text of it, and the dissector that owns it hands its payload to
 * whoever is bound to the value it read. Named as in Wireshark, such as {@code ethertype} or {@code tcp.port}.
 *
 * <p>This is the table's name only, of which every dissector that hands payload to it may have a constant of its own; what is bound
 * to it is the registry's. Immutable.
 */
public final class Table {
    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    private final String name;
    private final int id;

    private Table(String name) {
        this.name = name;
        this.id = NEXT_ID.getAndIncrement();
    }

    /** {@return a reference to the table called {@code name}} */
    public static Table of(String name) {
        return new Table(name);
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
        return NEXT_ID.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
