package dev.peel.core.dissect;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.field.Field;
import dev.peel.core.flow.FlowNumbers;
import dev.peel.core.flow.FlowTable;
import dev.peel.core.packet.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dissects the frames of one capture in order, and remembers its flows.
 *
 * <p>Not thread-safe: one engine serves one capture and one thread.
 */
public final class Engine {
    // Hot path: no allocation per frame; watched by EngineBenchmark.

    private final Registry registry;
    private final @Nullable Bindings[] bindings;
    private final boolean[] counted;
    private final FlowNumbers numbers;
    private final FlowTable flows;
    private final Counters counters = new Counters();
    private final Dissection dissection;
    private final int failureLimit;
    private final IdentityHashMap<Dissector, Integer> failures = new IdentityHashMap<>();
    private final Map<String, String> failureTexts = new HashMap<>();
    private Dissector[] disabled = {};
    private final FrameClock clock;
    private final FrameSource source;
    private final boolean notesFrames;
    private final Tape followed = new Tape();
    private long turns;

    /** Makes an engine that notes what {@code demand} asks for. */
    public Engine(Registry registry, Demand demand, Limits limits) {
        this(registry, demand, limits, new FlowNumbers());
    }

    /** Makes an engine that notes what {@code demand} asks for, and whose flows get their numbers from {@code numbers}. */
    public Engine(Registry registry, Demand demand, Limits limits, FlowNumbers numbers) {
        this.registry = registry;
        this.numbers = numbers;
        bindings = registry.bindings();
        counted = new boolean[Field.idCount()];
        registry.protocols().forEach(protocol -> counted[protocol.field().id()] = protocol.isCounted());
        flows = new FlowTable(limits.get(Limit.FLOWS), numbers);
        failureLimit = limits.get(Limit.DISSECTOR_FAILURES);
        dissection = new Dissection(this, demand, limits);
        clock = demand.clock();
        source = new FrameSource(bindings(FrameDissector.ENCAPSULATIONS));
        notesFrames = dissection.notesFrames();
        Supervisor supervisor = registry.supervisor();
        if (supervisor != null) {
            supervisor.watch(this, limits.get(Limit.DISSECTOR_SECONDS));
        }
    }

    /**
     * Dissects frame {@code index} of {@code batch}, the one after the frame dissected before.
     *
     * @param interfaces the capture's interfaces, which the batch's indexes point into; others may be added to the list, but none replaced
     * @param tape takes the packet's entries, behind those it holds
     * @return the index of the packet's first entry on {@code tape}; its last is the tape's last
     */
    public int dissect(FrameBatch batch, int index, List<CaptureInterface> interfaces, Tape tape) {
        int first = tape.size();
        turns++;
        numbers.frame(batch.firstNumber() + index);
        dissection.begin(tape, batch, index);
        source.move(interfaces, batch.interfaceIndex(index));
        if (notesFrames) {
            FrameDissector.tick(batch, index, clock); // the time of frames is told in their own fields and columns only
            dissection.ensureOpen();
            FrameDissector.INSTANCE.note(dissection, batch, index, source, clock);
        }
        dissection.layers().frame(source.reader());
        dissection.end();
        if (notesFrames) {
            FrameDissector.INSTANCE.noteProtocols(tape, first, dissection);
        }
        return first;
    }

    /**
     * Dissects a frame as {@link #dissect}, for what later frames need to know of it only: no texts are made, nothing is handed out.
     */
    public void follow(FrameBatch batch, int index, List<CaptureInterface> interfaces) {
        dissection.muted(true);
        try {
            followed.clear();
            dissect(batch, index, interfaces, followed);
        } finally {
            dissection.muted(false);
        }
    }

    /** Takes notice of the time of frame {@code index} of {@code batch} and of nothing else, as if it had been dissected. */
    public void tick(FrameBatch batch, int index) {
        FrameDissector.tick(batch, index, clock);
    }

    /** {@return what went wrong so far} */
    public Counters counters() {
        return counters;
    }

    /** {@return a line for each dissector that failed, empty where none did: a fault of peel or of a plugin, not of the capture} */
    public List<String> failures() {
        return new ArrayList<>(failureTexts.values());
    }

    /** {@return the flows of the capture} */
    public FlowTable flows() {
        return flows;
    }

    FlowNumbers numbers() {
        return numbers;
    }

    Registry registry() {
        return registry;
    }

    Bindings bindings(Table table) {
        Bindings found = bindings[table.id()];
        if (found == null) { // told without a lambda, which each call would make anew until it is compiled
            throw new NullPointerException("table " + table + " was not registered");
        }
        return found;
    }

    <T> T preference(Preference<T> preference) {
        return registry.value(preference);
    }

    /** {@return how many frames were begun; read by other threads, too, who may be told late} */
    long turns() {
        return turns;
    }

    /** {@return the name of the dissector at work, null where none is; read by other threads, too, who may be told late} */
    @Nullable
    String atWork() {
        Dissector running = dissection.layers().running();
        return running == null ? null : running.protocol().toString();
    }

    long frame() {
        return dissection.frameNumber();
    }

    Field field(int id) {
        return registry.field(id);
    }

    /** {@return whether {@code field} is a protocol that shows in {@code frame.protocols}} */
    boolean isCounted(Field field) {
        return counted[field.id()];
    }

    Dissector data() {
        return DataDissector.INSTANCE;
    }

    boolean isDisabled(Dissector dissector) {
        for (Dissector each : disabled) {
            if (each == dissector) {
                return true;
            }
        }
        return false;
    }

    void failed(Dissector dissector, Throwable bug, long frame) {
        int count = failures.merge(dissector, 1, Integer::sum);
        String name = dissector.protocol().toString();
        @Nullable String known = failureTexts.get(name);
        if (known == null) {
            failureTexts.put(name, "dissector " + name + " failed first at frame " + frame + ": " + bug);
        }
        if (count == failureLimit) {
            disabled = Arrays.copyOf(disabled, disabled.length + 1);
            disabled[disabled.length - 1] = dissector;
            failureTexts.merge(name, "; switched off after " + count + " failures", String::concat);
        }
    }
}
