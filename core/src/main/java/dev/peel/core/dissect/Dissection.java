package dev.peel.core.dissect;

import dev.peel.core.capture.FrameBatch;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Flow;
import dev.peel.core.flow.FlowNumbers;
import dev.peel.core.flow.FlowTable;
import dev.peel.core.flow.Slot;
import dev.peel.core.flow.SlotValues;
import dev.peel.core.flow.Transport;
import dev.peel.core.packet.Tape;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a dissector works with: cursor and recorder in one, the packet's context, and the way to the next dissector.
 *
 * <p>Reused for every packet: valid during {@link Dissector#dissect} only. Not thread-safe.
 */
public final class Dissection extends PacketCursor {
    // Hot path: no allocation per packet; watched by DissectionBenchmark.

    private final Engine engine;
    private final FlowTable flows;
    private final FlowNumbers numbers;
    private final Layers layers;
    private final StreamEngine streams;
    private final FragmentEngine fragments;
    private final PostDissectors after;
    private final NamedFlows named;
    private final SlotValues tools = new SlotValues();
    private @Nullable Flow flow;
    private int direction;
    private final int fieldLimit;
    private int packetAvailable;
    private int packetLimit;
    private boolean isOpen;

    Dissection(Engine engine, Demand demand, Limits limits) {
        super(demand);
        this.engine = engine;
        flows = engine.flows();
        numbers = engine.numbers();
        fieldLimit = limits.get(Limit.FIELDS);
        entryLimit = fieldLimit;
        layers = new Layers(this, demand, limits);
        streams = new StreamEngine(this, demand.streams(), limits);
        fragments = new FragmentEngine(this, limits);
        after = new PostDissectors(this, demand);
        named = new NamedFlows(flows, limits.get(Limit.FLOW_NAMES));
    }

    // ---- the next dissector
    // -----------------------------------------------------------------------------------------------

    /** Hands the rest of the layer to the dissector bound to {@code number} of {@code table}; to {@code data} where there is none. */
    public void next(Table table, long number) {
        next(table, number, remaining());
    }

    /** As {@link #next(Table, long)}, for the next {@code length} bytes only. */
    public void next(Table table, long number, int length) {
        layers.closeLayer();
        layers.call(engine.bindings(table).at(number), length);
    }

    /** Hands the rest of the layer to the dissector bound to {@code text} of {@code table}; to {@code data} where there is none. */
    public void next(Table table, String text) {
        layers.closeLayer();
        layers.call(engine.bindings(table).get(text), remaining());
    }

    /** As {@link #next(Table, String)}, for a byte source of its own, {@code length} bytes of {@code array}. */
    public void next(Table table, String text, byte[] array, int start, int length) {
        layers.closeLayer();
        Dissector bound = engine.bindings(table).get(text);
        layers.callOn(bound == null ? engine.data() : bound, array, start, length);
    }

    /** {@return whether a dissector is bound to {@code text} of {@code table}} */
    public boolean isBound(Table table, String text) {
        return engine.bindings(table).get(text) != null;
    }

    /** {@return whether a dissector is bound to {@code number} of {@code table}} */
    public boolean isBound(Table table, long number) {
        return engine.bindings(table).get(number) != null;
    }

    /** Hands the rest of the layer to {@code dissector}. */
    public void next(Dissector dissector) {
        next(dissector, remaining());
    }

    /** Hands the next {@code length} bytes to {@code dissector}. */
    public void next(Dissector dissector, int length) {
        layers.closeLayer();
        layers.call(dissector, length);
    }

    /**
     * Says that the rest of the layer is for the dissector bound to {@code number} of {@code table}, {@code data} where there is
     * none; for {@link PassingDissector#pass} only.
     */
    public void follow(Table table, long number) {
        layers.follow(engine.bindings(table).at(number));
    }

    /**
     * Goes on with this layer behind its payload: the cursor stands behind the bytes that the payload's dissector took for its own
     * (all that it was given, unless it bounded its layer with {@link #limit}), and what is noted stands in this layer again. So a
     * link layer finds its trailer; see {@link Registrar#measures}.
     */
    public void resume() {
        layers.takeUp();
    }

    /** Hands the rest of the layer, of which nothing is known, to {@code data}. */
    public void data() {
        layers.closeLayer();
        layers.call(engine.data(), remaining());
    }

    /** As {@link #next(Table, long, int)}, but the layers stand below what is open here, as a quoted packet does. */
    public void nested(Table table, long number, int length) {
        layers.call(engine.bindings(table).at(number), length);
    }

    /** As {@link #nested(Table, long, int)}, for what is bound to {@code text}. */
    public void nested(Table table, String text, int length) {
        layers.call(engine.bindings(table).get(text), length);
    }

    /** Hands the next {@code length} bytes to {@code dissector}, whose layers stand below what is open here. */
    public void nested(Dissector dissector, int length) {
        layers.call(dissector, length);
    }

    /** Hands the rest of the layer to {@code data}, which stands below what is open here, as the payload of an echo does. */
    public void nestedData() {
        layers.call(engine.data(), remaining());
    }

    /**
     * Reads a byte source of its own, {@code length} bytes of {@code array}, within this layer: decrypted bytes that are the layer's
     * own, say. A read past their end is noted and ends {@code body} only; then the cursor is back where it was.
     */
    public void on(byte[] array, int start, int length, Body body) {
        layers.on(array, start, length, body);
    }

    /** Reads {@code length} bytes, bounded, as what stands below {@code field}; {@code body} reads them. */
    public void group(Field field, int length, Body body) {
        layers.group(field, length, 0, body);
    }

    /** As {@link #group(Field, int, Body)}, for a group that stands for the number {@code value}: how many elements it has, say. */
    public void group(Field field, int length, long value, Body body) {
        layers.group(field, length, value, body);
    }

    /** The body of a group. */
    @FunctionalInterface
    public interface Body {
        /** Reads what is in the group. */
        void dissect(Dissection d);
    }

    /** Notes a protocol that has no bytes and no tree of its own but counts as a layer, such as {@code ethertype}. */
    public void passing(Protocol protocol) {
        if (wants(protocol.field())) {
            add(protocol.field(), Tape.HIDDEN, 0, 0);
        }
    }

    /** Makes {@code text} what stands in the tree for the layer at hand; see {@link #labelling()}. */
    public void labelLayer(String text) {
        label(layers.current(), text);
    }

    // ---- flows
    // ------------------------------------------------------------------------------------------------------------

    /** {@return the flow of {@code transport} that the packet belongs to} */
    public Flow flow(Transport transport, int sourcePort, int destinationPort) {
        key.ports(transport, sourcePort, destinationPort);
        long evicted = flows.evicted();
        Flow found = flows.find(key, frame);
        if (flows.evicted() != evicted) {
            layers.limitReached(Limit.FLOWS);
        }
        flow = found;
        direction = found.direction(key);
        numbers.meet(found, false);
        return found;
    }

    /** {@return a new flow between the same endpoints, when the packet starts another conversation over them} */
    public Flow newFlow() {
        Flow next = flows.replace(currentFlow(), key, frame);
        flow = next;
        direction = 0;
        numbers.meet(next, true);
        return next;
    }

    /**
     * Calls the flow at hand {@code name}, as packets in this direction do; what was called so before is not any more. A name stays when
     * another conversation starts in the flow: whoever joins has to see whether what is remembered there is what was meant.
     */
    public void nameFlow(FlowName name) {
        if (flow != null && !named.name(name, flow, direction)) {
            layers.limitReached(Limit.FLOW_NAMES);
        }
    }

    /**
     * Joins the conversation called {@code name}, to which the packet belongs: from here on, and from {@link #rejoin} on in all packets
     * of its flow, the flow at hand is that conversation's, so that what is remembered is remembered there.
     *
     * @return false when no other flow is called so, and nothing was done
     */
    public boolean join(FlowName name) {
        return flow != null && goOnIn(named.join(name, flow, direction, frame));
    }

    /** Goes on in the conversation that the packet's flow has joined; where there is none, nothing is done. */
    public void rejoin() {
        if (flow != null) {
            goOnIn(named.joinedBy(flow, frame));
        }
    }

    /** Goes back to the packet's own flow, for this packet. */
    public void leave() {
        if (flow != null) {
            flow = flows.find(key, frame);
            direction = flow.direction(key);
        }
    }

    private boolean goOnIn(NamedFlows.@Nullable Joined joined) {
        if (joined == null) {
            return false;
        }
        flow = joined.flow();
        direction = joined.direction(direction);
        numbers.join(joined.flow());
        return true;
    }

    /** {@return 0 when the packet goes from the flow's first endpoint to its second, else 1} */
    public int direction() {
        return direction;
    }

    /** {@return whether the packet belongs to a flow} */
    public boolean hasFlow() {
        return flow != null;
    }

    /** {@return what is remembered on the flow in {@code slot}, null when nothing is or the packet has no flow} */
    public <T> @Nullable T state(Slot<T> slot) {
        return flow == null ? null : flow.state(slot);
    }

    /** Remembers {@code value} on the flow, in place of what was in {@code slot}; without a flow it is forgotten. */
    public <T> void state(Slot<T> slot, T value) {
        if (flow != null) {
            flow.state(slot, value);
        }
    }

    /**
     * {@return the engine's object in {@code slot}, one that is costly to make and serves all packets alike, such as a cipher}
     *
     * <p>Nothing of a packet may stay in it: what is to be remembered belongs to the flow.
     *
     * @param maker makes it, when first asked for
     */
    public <T> T tool(Slot<T> slot, Supplier<T> maker) {
        T known = tools.get(slot);
        if (known == null) {
            known = maker.get();
            tools.put(slot, known);
        }
        return known;
    }

    /** Runs {@code body} on a packet that is quoted in an error message. */
    public void quoted(Body body) {
        boolean before = quoted;
        quoted = true;
        try {
            body.dissect(this);
        } finally {
            quoted = before;
        }
    }

    /** Hands the rest of the layer, a datagram's payload, to the dissector bound to one of the ports or that knows the content. */
    public void datagram(Table ports, int destinationPort, int sourcePort) {
        layers.closeLayer();
        streams.datagram(ports, destinationPort, sourcePort);
    }

    /**
     * Hands the rest of the layer, a segment of the flow's stream, to the stream's dissector: messages that are whole with it are
     * read now, the rest waits for the segments to come.
     *
     * @param ports the table for the flow's ports
     * @param sequence the sequence number of the segment's first byte
     * @param last whether the sender says that nothing follows
     * @param fields what shows how a message was put together
     */
    public void segment(
            Table ports, int destinationPort, int sourcePort, int sequence, boolean last, ReassemblyFields fields) {
        layers.closeLayer();
        streams.segment(ports, destinationPort, sourcePort, sequence, last, fields);
    }

    /**
     * Takes the rest of the slice for a segment, as {@link #segment}, of a stream that has started; for {@link PassingDissector#pass},
     * which has nothing to follow then.
     *
     * @param acknowledgment what its sender has of the stream in the other direction, see {@link #acknowledges}
     * @return false when the stream's start is not known, and nothing was done
     */
    public boolean passSegment(
            Table ports,
            int destinationPort,
            int sourcePort,
            int sequence,
            int acknowledgment,
            ReassemblyFields fields) {
        FlowStreams known = FlowStreams.of(currentFlow());
        StreamBuffer stream = known.own(direction);
        if (!stream.started()) {
            return false;
        }
        known.own(1 - direction).acknowledge(acknowledgment);
        if (!stream.passes(sequence, remaining())) {
            ensureOpen();
            segment(ports, destinationPort, sourcePort, sequence, false, fields);
        }
        layers.followNothing();
        return true;
    }

    /**
     * Hands the rest of the layer, bytes of a stream that is tunnelled within the flow's own, to the dissector bound to {@code port}
     * or that knows the content; to {@code data} where there is none. The first bytes decide for the whole of the tunnel.
     *
     * @param ports the table for the port
     * @param port the port that the tunnel leads to, 0 where that is not known
     * @param self the dissector that carries the tunnel, to which nothing is handed
     */
    public void tunnel(Table ports, int port, Dissector self) {
        layers.closeLayer();
        streams.tunnel(ports, port, self, null);
    }

    /**
     * As {@link #tunnel(Table, int, Dissector)}, for a tunnel whose pieces do not follow the stream's segments.
     *
     * @param fields what shows how a message in the tunnel was put together
     */
    public void tunnel(Table ports, int port, Dissector self, ReassemblyFields fields) {
        layers.closeLayer();
        streams.tunnel(ports, port, self, fields);
    }

    /**
     * Says that the flow's stream, in both directions, is read by what is bound to {@code number} of {@code table} from behind the
     * message at hand on; where nothing is, as before. So a protocol starts TLS.
     */
    public void handOver(Table table, long number) {
        streams.handOver(table, number);
    }

    /** {@return whether anybody asked for {@code protocol} or any of its fields; where not, its header need not be read in full} */
    public boolean wantsFieldsOf(Protocol protocol) {
        return layers.wantsFieldsOf(protocol);
    }

    /** {@return whether anybody asked for what dissectors bound to {@code table} read} */
    public boolean leads(Table table) {
        return layers.leads(table);
    }

    /**
     * {@return whether what is remembered on flows may grow to {@code size}, told by the unit of {@code limit}}
     *
     * <p>Where it may not, that the limit was reached is counted; what would be remembered has to be forgotten.
     */
    public boolean mayGrow(Limit limit, long size) {
        return layers.mayGrow(limit, size);
    }

    /** {@return the run's value of {@code limit}} */
    public int bound(Limit limit) {
        return layers.bound(limit);
    }

    /**
     * Says that the stream in the packet's direction starts at {@code sequence}; read as Wireshark reads, a start before an earlier one
     * does not count.
     */
    public void streamStarts(int sequence) {
        streams.start(sequence);
    }

    /** Says that the packet's sender has everything before {@code number} of the stream in the other direction. */
    public void acknowledges(int number) {
        FlowStreams.of(currentFlow()).own(1 - direction).acknowledge(number);
    }

    /**
     * Says that nothing more is expected of the stream in the packet's direction: what was kept of it is given back. The other side
     * may have sent more before it learns of that.
     */
    public void streamEnds() {
        FlowStreams.of(currentFlow()).end(direction);
    }

    /** Hands the next {@code length} bytes to a stream of messages within the flow's stream; whole ones are read now. */
    public void feed(SubStream stream, Pdus pdus, int length) {
        streams.feed(stream, pdus, length);
    }

    /**
     * Hands the next {@code length} bytes, a piece of {@code stream} whose place in it is known, to {@code body} in the stream's
     * order. A piece whose turn it is goes there in place. One that came too early is kept; when no gap is left before the last of
     * those, all that came since the gap goes to {@code body} as one byte source. What was there before is passed over.
     *
     * @param offset where in the stream the piece belongs, in bytes
     */
    public void inOrder(SubStream stream, long offset, int length, Body body) {
        streams.inOrder(stream, offset, length, body);
    }

    /** {@return where {@code stream}'s next piece in order starts in the packet's direction, in bytes} */
    public long nextOffset(SubStream stream) {
        return streams.nextOffset(stream);
    }

    /** Says that another conversation starts on the flow: of its streams of messages within, nothing has been seen. */
    public void restartSubStreams() {
        FlowStreams.of(currentFlow()).restartWithin();
    }

    /** {@return how many bytes of the flow's stream in the packet's direction wait for the rest of their message} */
    public int waiting() {
        return streams.waiting();
    }

    /** {@return what the summary says of the message that waits, null for nothing of its own; see {@link StreamDissector#opening}} */
    public @Nullable String opening() {
        return streams.opening();
    }

    /** {@return how many bytes of {@code stream} are waiting in the packet's direction for the rest of their message} */
    public int waiting(SubStream stream) {
        return streams.waiting(stream);
    }

    /**
     * Keeps the rest of the layer, a fragment of a datagram. When the datagram is whole now, the cursor stands on its payload and
     * the layer ends where the datagram ends.
     *
     * @param datagram what the fragments have in common
     * @param offset where in the datagram the fragment belongs, in bytes
     * @param more whether fragments follow behind it
     * @param fields what shows how the datagram was put together
     * @return whether the datagram is whole now
     */
    public boolean fragment(FragmentKey datagram, int offset, boolean more, ReassemblyFields fields) {
        return fragments.add(datagram, offset, more, fields);
    }

    // ---- what was noted before
    // --------------------------------------------------------------------------------------------

    /**
     * {@return the packet's fields that the post-dissector at work reads}
     *
     * @throws IllegalStateException when none is at work
     */
    public NotedFields noted() {
        return after.noted();
    }

    /**
     * Notes what {@code body} notes at the end of what stands below {@code entry}, one of {@link #noted()}; for post-dissectors. The
     * cursor is at the entry's first byte, bounded by its last. Entries behind it move; no group may be open.
     */
    public void below(int entry, Body body) {
        after.below(entry, body);
    }

    // ---- what people read
    // -------------------------------------------------------------------------------------------------

    /**
     * As {@link #expert(Severity, ExpertGroup, String)}, with a field that stands for what is remarkable.
     *
     * @param field a heading, whose text is {@code text}
     * @param ahead where the bytes that it tells of are, from here
     */
    public void expert(Field field, int ahead, Severity severity, ExpertGroup group, String text) {
        layers.expert(field, ahead, severity, group, text);
    }

    /** Notes that something is wrong or remarkable: {@code text} says what; the layer goes on. */
    public void expert(Severity severity, ExpertGroup group, String text) {
        layers.expert(severity, group, text);
    }

    /**
     * {@return what the user has chosen for {@code preference}, or its default}
     *
     * @throws IllegalStateException when nobody declared it, see {@link Registrar#preference}
     */
    public <T> T preference(Preference<T> preference) {
        return engine.preference(preference);
    }

    // ---- the engine's side
    // ------------------------------------------------------------------------------------------------

    /** {@return whether anybody asked for something that frames have whatever is in them} */
    boolean notesFrames() {
        return wantsFieldsOf(FrameDissector.FRAME) || wantsFieldsOf(EngineFields.COLUMNS) || after.isAsked();
    }

    void begin(Tape packetTape, FrameBatch batch, int index) {
        tape = packetTape;
        int offset = batch.offset(index);
        int capturedLength = batch.capturedLength(index);
        source = packetTape.sources();
        array = batch.bytes();
        base = offset;
        at = offset;
        available = offset + capturedLength;
        limit = offset + Math.min(Math.max(batch.length(index), capturedLength), Integer.MAX_VALUE - offset);
        ended = null;
        flow = null;
        direction = 0;
        packetAvailable = available;
        packetLimit = limit;
        isOpen = false;
        beginPacket(batch.firstNumber() + index, FrameClock.epoch(batch, index));
    }

    /** Makes room on the tape for what is noted of the frame, unless there is. Most frames are stepped over, and need none. */
    void ensureOpen() {
        if (!isOpen) {
            isOpen = true;
            firstEntry = tape.size();
            entryLimitReached = false;
            refused = 0;
            tape.addSource(array, base, packetAvailable - base);
            layers.begin();
            openPacket();
        }
    }

    /** Adds a byte source, see {@link Tape#addSource}; the frame itself is the first of its own. */
    int addSource(byte[] bytes, int start, int length) {
        ensureOpen();
        return tape.addSource(bytes, start, length);
    }

    /** Moves the cursor to the first byte of a source, which bounds it. */
    void moveTo(int newSource) {
        source = newSource;
        array = tape.sourceArray(newSource);
        base = tape.sourceStart(newSource);
        at = base;
        available = base + tape.sourceLength(newSource);
        limit = available;
    }

    /** Moves the cursor back to the frame's first byte. */
    void rewind() {
        moveTo(frameSource);
        limit = packetLimit;
        ended = null;
    }

    void end() {
        if (!isOpen) {
            return;
        }
        after.run();
        entryLimit = Integer.MAX_VALUE; // the summary is always noted
        endPacket();
        entryLimit = fieldLimit;
        if (entryLimitReached) {
            layers.limitReached();
        }
    }

    Engine engine() {
        return engine;
    }

    Layers layers() {
        return layers;
    }

    Flow currentFlow() {
        Flow known = flow;
        if (known == null) {
            throw new IllegalStateException("the packet has no flow yet: call flow(...) first");
        }
        return known;
    }
}
