package dev.peel.core.internal;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Gives dense numbers, by which flat arrays are indexed, to objects that live long.
 *
 * <p>A number is given again once the lease that it was given under has been collected as garbage, so that plugins may be loaded again
 * and again without the arrays growing. Whoever has a number therefore keeps its lease. Thread-safe.
 */
public final class IdPool {
    private final ReferenceQueue<Lease> abandoned = new ReferenceQueue<>();
    private final Set<Held> held = new HashSet<>(); // a reference that is not reachable itself is never queued
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private volatile int count;

    /** The right to some numbers, as long as it is kept. */
    public static final class Lease {
        private final IdPool pool;
        private final List<Integer> ids;

        private Lease(IdPool pool, List<Integer> ids) {
            this.pool = pool;
            this.ids = ids;
        }

        /** {@return a number that nobody else has} */
        public int next() {
            return pool.next(ids);
        }
    }

    private static final class Held extends PhantomReference<Lease> {
        private final List<Integer> ids;

        Held(Lease lease, ReferenceQueue<Lease> queue, List<Integer> ids) {
            super(lease, queue);
            this.ids = ids;
        }
    }

    /** {@return a lease of no numbers yet} */
    public synchronized Lease lease() {
        List<Integer> ids = new ArrayList<>();
        Lease lease = new Lease(this, ids);
        held.add(new Held(lease, abandoned, ids));
        return lease;
    }

    /** {@return a number above all that were ever given: the size of an array that has a place for each} */
    public int count() {
        return count;
    }

    private synchronized int next(List<Integer> ids) {
        for (Reference<? extends Lease> end = abandoned.poll(); end != null; end = abandoned.poll()) {
            if (end instanceof Held ended && held.remove(ended)) {
                free.addAll(ended.ids);
            }
        }
        Integer lowest = free.poll();
        int id = lowest == null ? count : lowest;
        if (lowest == null) {
            count = id + 1;
        }
        ids.add(id);
        return id;
    }
}
