package dev.peel.core.flow;

/** What a flow's slot holds when its memory is counted in {@link StreamMemory}: it gives that back with the flow. */
public interface Releasable {

    /** Gives back what is held. Nothing of it is needed any more; calling this again changes nothing. */
    void release();
}
