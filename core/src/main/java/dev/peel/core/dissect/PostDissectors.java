package dev.peel.core.dissect;

import dev.peel.core.packet.Tape;
import org.jspecify.annotations.Nullable;

/** Runs the post-dissectors that somebody asked for, one after the other, behind each packet. */
final class PostDissectors {
    // Hot path: no allocation per packet.

    private final Dissection d;
    private final Entry[] wanted;
    private @Nullable Entry running;
    private boolean isBelow;

    /**
     * One that is asked for.
     *
     * @param dissector runs
     * @param noted what it reads
     */
    private record Entry(PostDissector dissector, NotedFields noted) {}

    PostDissectors(Dissection d, Demand demand) {
        this.d = d;
        Registry registry = d.engine().registry();
        wanted = registry.postDissectors().stream()
                .filter(demand::needs)
                .map(post -> new Entry(post, new NotedFields(registry, post.reads())))
                .toArray(Entry[]::new);
    }

    boolean isAsked() {
        return wanted.length > 0;
    }

    void run() {
        for (Entry next : wanted) {
            if (!d.engine().isDisabled(next.dissector)) {
                running = next;
                d.rewind();
                d.layers().runAfter(next.dissector);
            }
        }
        running = null;
    }

    NotedFields noted() {
        Entry known = running;
        if (known == null) {
            throw new IllegalStateException("only a post-dissector sees what was noted");
        }
        return known.noted.view(d.tape, d.firstEntry);
    }

    void below(int entry, Dissection.Body body) {
        Tape tape = d.tape;
        if (running == null || entry < d.firstEntry || entry >= tape.size()) {
            throw new IllegalStateException("entry " + entry + " is not one that was noted");
        }
        for (int i = entry; i < tape.size(); i++) {
            if (tape.isOpen(i)) {
                throw new IllegalStateException("nothing can stand below what was noted before a group that is open");
            }
        }
        if (isBelow) {
            throw new IllegalStateException("what is noted below an entry cannot itself note below another");
        }
        isBelow = true;
        Layers.Place outer = new Layers.Place(d);
        int from = tape.size();
        int offset = tape.offset(entry);
        int length = tape.length(entry);
        d.moveTo(tape.source(entry));
        d.at = Math.min(d.base + offset, d.available);
        d.limit = (int) Math.min(d.limit, (long) d.at + length);
        d.available = d.limit;
        try {
            body.dissect(d);
        } finally {
            isBelow = false;
            tape.closeAll(from, d.source, d.at - d.base);
            outer.restore();
            tape.moveBelow(entry, from, d.firstEntry);
        }
    }
}
