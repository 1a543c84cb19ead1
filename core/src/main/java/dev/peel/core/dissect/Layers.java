package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Tape;
import org.jspecify.annotations.Nullable;

/** Runs dissectors within the bounds of their layers, and contains what goes wrong in them. */
final class Layers {
    // Hot path: no allocation per layer.

    static final int NO_LAYER = -1;
    private static final int OPEN = -1;
    private static final Bound DATA = Bound.of(DataDissector.INSTANCE);
    private static final int MESSAGE = Tape.GENERATED | Tape.HIDDEN; // where a heading shows the same

    private final Dissection d;
    private final Engine engine;
    private final Demand demand;
    private final boolean[] noted;
    private final Limits limits;
    private final int maximumDepth;
    private int depth;
    private int current = NO_LAYER;
    private @Nullable Dissector running;
    /** The tape's entry for the layer of the dissector at work, {@link #NO_LAYER} where nobody wants it. */
    private int own = NO_LAYER;
    /** Where on the tape that layer ended when the dissector handed its payload on, {@link #OPEN} before. */
    private int ownEnd = OPEN;
    /** Where on the tape that layer was taken up again, {@link #OPEN} while it was not. */
    private int resumedAt = OPEN;
    /** Where the bytes end that the dissector called last took for its own, an index of the array it was called on. */
    private int taken;
    /** The same for the dissector at work, once it reads elsewhere; {@link #OPEN} before. */
    private int takenHere = OPEN;
    /** Who reads what is behind the header that is stepped over, null where nobody does. */
    private @Nullable Bound following;

    Layers(Dissection d, Demand demand, Limits limits) {
        this.d = d;
        engine = d.engine();
        this.demand = demand;
        noted = demand.layers();
        this.limits = limits;
        maximumDepth = limits.get(Limit.DEPTH);
    }

    void begin() {
        current = NO_LAYER;
        running = null;
        own = NO_LAYER;
        ownEnd = OPEN;
        resumedAt = OPEN;
        takenHere = OPEN;
    }

    int current() {
        return current;
    }

    /** {@return the dissector at work, null where none is} */
    @Nullable
    Dissector running() {
        return running;
    }

    boolean wantsFieldsOf(Protocol protocol) {
        return demand.wantsFieldsOf(protocol);
    }

    boolean leads(Table table) {
        return demand.leads(table);
    }

    /** Has what is behind the header that is stepped over read by {@code bound}, by {@code data} where it is null. */
    void follow(@Nullable Bound bound) {
        following = bound == null ? DATA : bound;
    }

    void followNothing() {
        following = null;
    }

    boolean needs(Dissector dissector) {
        return demand.needs(dissector) && !engine.isDisabled(dissector);
    }

    /** Ends the layer at hand where the cursor stands: what follows is not its own. */
    void closeLayer() {
        if (current >= 0) {
            if (d.tape.source(current) == d.source) {
                d.tape.setLength(current, d.at - d.base - d.tape.offset(current));
            }
            d.tape.close(current);
            current = NO_LAYER;
        }
        if (ownEnd == OPEN) {
            ownEnd = d.tape.size();
        } else if (resumedAt != OPEN) {
            d.tape.moveBack(own, ownEnd, resumedAt);
            ownEnd += d.tape.size() - resumedAt;
            resumedAt = OPEN;
        }
    }

    /** Takes up the layer of the dissector at work again, behind the bytes that its payload's dissector took. */
    void takeUp() {
        if (ownEnd == OPEN) {
            return;
        }
        closeLayer();
        resumedAt = d.tape.size();
        d.at = taken;
    }

    /** Remembers how much the dissector at work took, before it goes on reading elsewhere. */
    void take() {
        if (takenHere == OPEN) {
            takenHere = d.limit;
        }
    }

    /** Runs {@code reader}, {@code data} where it is null, on the frame. */
    void frame(@Nullable Bound reader) {
        depth = 0;
        call(reader, d.remaining());
    }

    /**
     * Runs {@code dissector}, {@code data} where it is null, on the next {@code length} bytes, and moves behind them.
     *
     * <p>Where a header promises a layer of which no byte is there, that layer is malformed, not absent; only {@code data} may be
     * empty.
     */
    void call(@Nullable Dissector dissector, int length) {
        if (dissector == null || engine.isDisabled(dissector)) {
            call(DATA.dissector(), DATA.protocol(), length);
        } else {
            call(dissector, dissector.protocol(), length); // asked for once: to find which dissector it is takes time
        }
    }

    /** As {@link #call(Dissector, int)}, for one that was found by its number. */
    void call(@Nullable Bound bound, int length) {
        Bound child = bound == null || engine.isDisabled(bound.dissector()) ? DATA : bound;
        call(child.dissector(), child.protocol(), length);
    }

    private void call(Dissector child, Protocol protocol, int length) {
        int start = d.at;
        int bounded = Math.max(0, Math.min(length, d.limit - start));
        taken = start + bounded;
        if (child == DATA.dissector() && (bounded == 0 || start >= d.available)) {
            d.at = start + bounded;
            return;
        }
        PassingDissector passing = demand.passing(child, protocol.field().id());
        if (passing != null || demand.needs(protocol)) {
            byte[] array = d.array;
            int base = d.base;
            int source = d.source;
            int outerLimit = d.limit;
            int outerAvailable = d.available;
            d.limit = start + bounded;
            d.available = Math.min(outerAvailable, d.limit);
            if (passing == null) {
                run(child, protocol);
            } else {
                pass(passing, protocol);
            }
            // What was put together from fragments has a source of its own, which the layers around know nothing of.
            d.array = array;
            d.base = base;
            d.source = source;
            d.limit = outerLimit;
            d.available = outerAvailable;
        }
        d.at = start + bounded;
    }

    /** Steps over the headers that lead only to others, the first being {@code first}'s, and runs whom they lead to. */
    private void pass(PassingDissector first, Protocol protocol) {
        @Nullable PassingDissector passing = first;
        @Nullable Bound next = null;
        int outerDepth = depth;
        int end = OPEN;
        while (passing != null && depth < maximumDepth && isPassed(passing)) {
            next = following;
            passing = next == null ? null : demand.passing(next.dissector(), next.id());
            end = end == OPEN ? d.limit : end;
        }
        if (end == OPEN) {
            runIfNeeded(first, protocol);
        } else if (next != null) {
            runIfNeeded(next.dissector(), next.protocol());
        }
        depth = outerDepth;
        if (end != OPEN) {
            taken = end;
        }
    }

    private void runIfNeeded(Dissector dissector, Protocol protocol) {
        if (demand.needs(protocol) && !engine.isDisabled(dissector)) {
            run(dissector, protocol);
        }
    }

    /** Steps over a header, one deeper; what that fails on is read in full, which says what is wrong. */
    private boolean isPassed(PassingDissector passing) {
        depth++;
        int at = d.at;
        int limit = d.limit;
        int available = d.available;
        try {
            if (!engine.isDisabled(passing) && passing.pass(d)) {
                return true;
            }
        } catch (EndOfBytes end) {
            d.ended = null;
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            failed(passing, bug);
        }
        depth--;
        d.at = at;
        d.limit = limit;
        d.available = available;
        return false;
    }

    /** Runs {@code dissector} on a byte source of its own. */
    void callOn(Dissector dissector, byte[] bytes, int start, int length) {
        if (!needs(dissector)) {
            return;
        }
        Place outer = new Place(d);
        int source = d.addSource(bytes, start, length);
        d.tape.setTitle(source, dissector.protocol().shortName());
        d.moveTo(source);
        run(dissector);
        outer.restore();
        taken = d.at;
    }

    /** Runs {@code body}, a part of the layer at hand, on a byte source of its own. */
    void on(byte[] bytes, int start, int length, Dissection.Body body) {
        Place outer = new Place(d);
        int firstEntry = d.tape.size();
        d.moveTo(d.addSource(bytes, start, length));
        try {
            body.dissect(d);
        } catch (EndOfBytes end) {
            fault(end, firstEntry);
        } finally {
            outer.restore();
        }
    }

    /** Runs {@code dissector} on the rest of the slice, in a layer of its own. */
    void run(Dissector dissector) {
        run(dissector, dissector.protocol());
    }

    private void run(Dissector dissector, Protocol protocol) {
        d.ensureOpen();
        if (depth >= maximumDepth) {
            limitReached(Limit.DEPTH);
            return;
        }
        int outerDepth = depth++;
        int outer = current;
        Dissector outerRunning = running;
        running = dissector;
        int outerOwn = own;
        int outerEnd = ownEnd;
        int outerResumed = resumedAt;
        int outerTaken = takenHere;
        EndOfBytes outerEnded = d.ended;
        d.ended = null;
        int firstEntry = d.tape.size();
        int limit = d.limit;
        int available = d.available;
        int layer = openLayer(protocol);
        own = layer;
        ownEnd = OPEN;
        resumedAt = OPEN;
        takenHere = OPEN;
        Throwable bug = null;
        try {
            dissector.dissect(d);
        } catch (EndOfBytes end) {
            d.ended = end;
        } catch (RuntimeException | StackOverflowError | LinkageError thrown) {
            bug = thrown;
        }
        if (bug != null || d.ended != null) {
            d.tape.closeAll(firstEntry, d.source, d.at - d.base);
        }
        if (current == layer || resumedAt != OPEN) {
            closeLayer();
        }
        if (bug != null) {
            failed(dissector, bug, d.tape.size());
        } else if (d.ended != null) {
            // The dissector may have caught what was thrown, as a script can.
            fault(d.ended, d.tape.size());
        }
        d.ended = outerEnded;
        take();
        taken = Math.min(takenHere, limit);
        d.limit = limit;
        d.available = available;
        current = outer;
        running = outerRunning;
        depth = outerDepth;
        own = outerOwn;
        ownEnd = outerEnd;
        resumedAt = outerResumed;
        takenHere = outerTaken;
    }

    /** Runs {@code dissector} on the packet as a whole: it opens its layer by itself. */
    void runAfter(PostDissector dissector) {
        int firstEntry = d.tape.size();
        Dissector outerRunning = running;
        running = dissector;
        d.ended = null;
        try {
            dissector.dissect(d);
        } catch (EndOfBytes end) {
            d.ended = end;
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            d.ended = null;
            failed(dissector, bug, firstEntry);
        }
        if (d.ended != null) {
            fault(d.ended, firstEntry);
        }
        d.tape.closeAll(firstEntry, d.source, d.at - d.base);
        running = outerRunning;
    }

    int openLayer(Protocol protocol) {
        current = NO_LAYER;
        if (protocol.isHidden()) {
            d.passing(protocol);
        } else if (noted[protocol.field().id()]) {
            int mark = d.note(protocol.field(), 0, d.limit - d.at);
            if (mark >= 0) {
                d.tape.open(mark);
                current = mark;
            }
        }
        return current;
    }

    /** Makes {@code layer} the one at hand again. */
    void resume(int layer) {
        current = layer;
    }

    /**
     * Reads one message, up to {@code end}; what goes wrong in it is noted, and the cursor stands behind it in any case.
     *
     * @param end where the message ends, an index as {@link Cursor#limit} is one
     * @param owner whose message it is, null where it is the dissector's at work
     */
    void pdu(Pdus pdus, int end, @Nullable StreamDissector owner) {
        int outerLimit = d.limit;
        int outerAvailable = d.available;
        int outerDepth = depth;
        Dissector outerRunning = running;
        int firstEntry = d.tape.size();
        running = owner == null ? running : owner;
        d.limit = end;
        d.available = Math.min(outerAvailable, d.limit);
        EndOfBytes outerEnded = d.ended;
        d.ended = null;
        try {
            pdus.dissect(d);
        } catch (EndOfBytes fault) {
            d.ended = fault;
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            d.ended = null;
            failed(running, bug, firstEntry);
        }
        if (d.ended != null) {
            fault(d.ended, firstEntry);
        }
        d.ended = outerEnded;
        running = outerRunning;
        depth = outerDepth;
        d.limit = outerLimit;
        d.available = outerAvailable;
        d.at = end;
    }

    void group(Field field, int length, long value, Dissection.Body body) {
        if (length < 0) {
            throw d.malformed();
        }
        if (depth >= maximumDepth) {
            limitReached(Limit.DEPTH);
            d.skip(Math.min(length, d.captured()));
            return;
        }
        boolean fits = length <= d.remaining();
        int start = d.at;
        int outerLimit = d.limit;
        int outerAvailable = d.available;
        int firstEntry = d.tape.size();
        depth++;
        int mark = d.open(field, length, value);
        d.limit = fits ? start + length : outerLimit;
        d.available = Math.min(outerAvailable, d.limit);
        try {
            body.dissect(d);
        } catch (EndOfBytes end) {
            // A length inside lied: that ends the group, not the layer, as long as the group's own length holds.
            if (!fits || end == EndOfBytes.CUT) {
                depth--;
                throw end;
            }
            fault(end, Math.max(firstEntry, mark + 1));
        }
        d.limit = outerLimit;
        d.available = outerAvailable;
        depth--;
        if (!fits) {
            d.at = Math.min(d.at, d.available);
            d.close(mark);
            throw d.malformed();
        }
        d.at = start + length;
        d.close(mark);
    }

    void expert(Severity severity, ExpertGroup group, String text) {
        expert(null, 0, severity, group, text);
    }

    /**
     * Notes that something is wrong or remarkable.
     *
     * @param field the heading that stands for it, whose text is then {@code text}; null where there is none
     * @param ahead where the bytes that it tells of are, from here
     */
    void expert(@Nullable Field field, int ahead, Severity severity, ExpertGroup group, String text) {
        int mark = d.openDerived(EngineFields.EXPERT.field(), ahead);
        // The parts have no place of their own.
        if (field != null && d.wanted[field.id()]) {
            part(field, Tape.GENERATED, 0);
            if (d.labelling()) {
                d.label(text);
            }
        }
        if (d.wanted[EngineFields.EXPERT_MESSAGE.id()]) {
            int message = part(EngineFields.EXPERT_MESSAGE, field == null ? Tape.GENERATED : MESSAGE, 0);
            if (message >= 0) {
                d.tape.setObject(message, text);
                if (d.labelling()) {
                    d.tape.setText(message, field == null ? text : "Message: " + text);
                }
            }
        }
        if (d.wanted[EngineFields.EXPERT_SEVERITY.id()]) {
            part(EngineFields.EXPERT_SEVERITY, Tape.GENERATED, severity.number());
        }
        if (d.wanted[EngineFields.EXPERT_GROUP.id()]) {
            part(EngineFields.EXPERT_GROUP, Tape.GENERATED, group.number());
        }
        if (d.labelling()) {
            d.label(mark, "Expert Info (" + severity.label() + "/" + group.label() + "): " + text);
        }
        d.closeDerived(mark);
        boolean isOfLayer = field == EngineFields.MALFORMED_EXPERT; // which stands within the mark already
        if (group == ExpertGroup.MALFORMED
                && !isOfLayer
                && d.wanted[EngineFields.MALFORMED.field().id()]) {
            part(EngineFields.MALFORMED.field(), Tape.HIDDEN, 0);
        }
        engine.counters().expert(severity);
    }

    private int part(Field field, int flags, long value) {
        return d.addIn(field, flags, d.source, 0, 0, value);
    }

    int bound(Limit limit) {
        return limits.get(limit);
    }

    void limitReached() {
        limitReached(Limit.FIELDS);
    }

    boolean mayGrow(Limit limit, long size) {
        if (size > limits.get(limit)) {
            limitReached(limit);
            return false;
        }
        return true;
    }

    void limitReached(Limit limit) {
        engine.counters().limitReached(limit);
    }

    private void fault(EndOfBytes end, int firstEntry) {
        d.tape.closeAll(firstEntry, d.source, d.at - d.base);
        boolean cut = end == EndOfBytes.CUT;
        String name = running == null ? "" : running.protocol().shortName();
        int mark = d.open(cut ? EngineFields.SHORT.field() : EngineFields.MALFORMED.field());
        if (mark >= 0) {
            if (d.labelling()) {
                d.label(
                        mark,
                        cut
                                ? "[Packet size limited during capture: " + name + " truncated]"
                                : "[Malformed Packet: " + name + "]");
            }
            if (!cut) {
                expert(
                        EngineFields.MALFORMED_EXPERT,
                        0,
                        Severity.ERROR,
                        ExpertGroup.MALFORMED,
                        "Malformed Packet (Exception occurred)");
            }
            d.tape.close(mark);
        }
        if (!cut && d.summarizing()) {
            d.summaryFault(name, "[Malformed Packet]");
        }
        engine.counters().fault(cut);
        d.ended = null;
    }

    /** Notes that asking {@code dissector}, where it is null the one at work, failed. */
    void failed(@Nullable Dissector dissector, Throwable bug) {
        failed(dissector == null ? running : dissector, bug, d.tape.size());
    }

    private void failed(@Nullable Dissector dissector, Throwable bug, int firstEntry) {
        d.ensureOpen();
        d.tape.closeAll(firstEntry, d.source, d.at - d.base);
        String name = dissector == null ? "a message" : dissector.protocol().toString();
        expert(Severity.ERROR, ExpertGroup.DEBUG, "Dissector bug in " + name + ": " + bug);
        if (dissector != null) {
            engine.failed(dissector, bug, d.frameNumber());
        }
    }

    /** Where the cursor was before it went to another byte source. */
    static final class Place {
        private final Dissection d;
        private final byte[] array;
        private final int base;
        private final int at;
        private final int available;
        private final int limit;
        private final int source;

        Place(Dissection d) {
            this.d = d;
            array = d.array;
            base = d.base;
            at = d.at;
            available = d.available;
            limit = d.limit;
            source = d.source;
        }

        void restore() {
            d.array = array;
            d.base = base;
            d.at = at;
            d.available = available;
            d.limit = limit;
            d.source = source;
        }
    }
}
