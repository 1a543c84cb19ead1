package dev.peel.core.print;

import dev.peel.core.field.Field;

/** Told of a packet's entries as the tree that they are; see {@link TreeWalk}. */
interface TreeVisitor {

    /**
     * Called for each entry, before those below it.
     *
     * @param entry its index on the packet's tape
     * @param depth how many entries it stands below, 0 for a layer
     * @return whether the entries below it are wanted
     */
    boolean enter(int entry, Field field, int depth);

    /** Called for each entry that {@link #enter} wanted more of, after those below it. */
    default void leave(int entry, Field field, int depth) {}
}
