package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Preference;
import dev.peel.core.dissect.Severity;
import dev.peel.core.dissect.Table;
import dev.peel.repl.script.GuestValues;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The {@code d} of scripts: {@link Dissection}, verb by verb. One object for all the calls of a context; outside of a call it refuses.
 *
 * <p>What fails in Java on behalf of a script cannot be undone by the script's {@code catch}: each later verb fails the same way.
 */
public final class ScriptDissection extends ScriptReads {
    private final ScriptInstance instance;
    private final ScriptBytes rest = new ScriptBytes();
    private @Nullable Dissection dissection;
    private @Nullable ScriptDissector dissector;
    private @Nullable ScriptFailure failure;

    ScriptDissection(ScriptInstance instance) {
        this.instance = instance;
    }

    /** Where the object was before a call within a call. */
    record Place(
            @Nullable Dissection dissection,
            @Nullable ScriptDissector dissector,
            @Nullable ScriptFailure failure) {}

    Place begin(ScriptDissector newDissector, Dissection newDissection) {
        Place outer = new Place(dissection, dissector, failure);
        dissection = newDissection;
        dissector = newDissector;
        failure = null;
        return outer;
    }

    void end(Place outer) {
        dissection = outer.dissection();
        dissector = outer.dissector();
        failure = outer.failure();
    }

    @Nullable
    ScriptDissector dissector() {
        return dissector;
    }

    @Nullable
    ScriptFailure failure() {
        return failure;
    }

    @Override
    Dissection live() {
        if (failure != null) {
            throw failure;
        }
        Dissection now = dissection;
        if (now == null) {
            throw new ScriptFailure("TypeError: d is of use only while the function runs that it was handed to");
        }
        now.proceed();
        return now;
    }

    @Override
    RuntimeException wrong(String message) {
        return instance.wrong(message);
    }

    @Override
    GuestValues values() {
        return instance.values();
    }

    /** {@return how many bytes of the layer are left} */
    @HostAccess.Export
    public int remaining() {
        return live().remaining();
    }

    /** {@return how many of them were captured} */
    @HostAccess.Export
    public int captured() {
        return live().captured();
    }

    /** {@return where the next byte stands in the bytes at hand} */
    @HostAccess.Export
    public int position() {
        return live().position();
    }

    /** {@return the captured rest of the layer, for a look at it} */
    @HostAccess.Export
    public ScriptBytes rest() {
        return rest.wrap(live().rest());
    }

    /** Steps over bytes. */
    @HostAccess.Export
    public void skip(int count) {
        live().skip(count);
    }

    /** Bounds the layer. */
    @HostAccess.Export
    public void limit(int length) {
        live().limit(length);
    }

    /** Ends the layer as malformed, when it is thrown or at the next verb. */
    @HostAccess.Export
    public RuntimeException malformed() {
        return live().malformed();
    }

    /** Reads {@code length} bytes as what stands below {@code field}. */
    @HostAccess.Export
    public void group(ScriptField field, int length, Value body) {
        live().group(of(field), length, d -> run(body));
    }

    /** As {@link #group(ScriptField, int, Value)}, with {@code text} for what the tree shows. */
    @HostAccess.Export
    public void group(ScriptField field, int length, String text, Value body) {
        Dissection d = live();
        int from = d.position();
        d.group(of(field), length, group -> {
            if (group.labelling() && group.wants(field.field()) && group.position() == from) {
                group.label(text);
            }
            run(body);
        });
    }

    private void run(Value body) {
        try {
            body.executeVoid();
        } catch (RuntimeException thrown) {
            throw unwound(thrown);
        }
        live();
    }

    /** {@return what leaves Java for {@code thrown}: the end of the layer, or the script's failure, which sticks} */
    RuntimeException unwound(RuntimeException thrown) {
        if (failure == null && dissection != null) {
            dissection.proceed();
            if (ScriptInstance.isBeyond(thrown)) {
                // Ends the layer: as cut where the capture is, else as malformed.
                dissection.skip(dissection.captured() + 1);
            }
        }
        ScriptFailure known = failure == null ? instance.failure(thrown) : failure;
        failure = known;
        return known;
    }

    /** {@return whether anybody asked for {@code field}} */
    @HostAccess.Export
    public boolean wants(ScriptField field) {
        return live().wants(of(field));
    }

    /** Hands the rest of the layer on. */
    @HostAccess.Export
    public void next(Table table, Value key) {
        if (key.isString()) {
            live().next(table, key.asString());
        } else {
            live().next(table, integer(key));
        }
    }

    /** Hands the next {@code length} bytes on. */
    @HostAccess.Export
    public void next(Table table, Value key, int length) {
        live().next(table, integer(key), length);
    }

    /** Hands the next {@code length} bytes on, as layers below what is open here. */
    @HostAccess.Export
    public void nested(Table table, Value key, int length) {
        if (key.isString()) {
            live().nested(table, key.asString(), length);
        } else {
            live().nested(table, integer(key), length);
        }
    }

    /** {@return whether a dissector is bound to {@code key} of {@code table}} */
    @HostAccess.Export
    public boolean isBound(Table table, Value key) {
        return key.isString() ? live().isBound(table, key.asString()) : live().isBound(table, integer(key));
    }

    /** Hands the rest of the layer to {@code data}. */
    @HostAccess.Export
    public void data() {
        live().data();
    }

    /** Reads the flow from behind the message at hand on as what is bound to {@code key} of {@code table}. */
    @HostAccess.Export
    public void handOver(Table table, Value key) {
        live().handOver(table, integer(key));
    }

    /** Hands the next {@code length} bytes to a stream of messages within. */
    @HostAccess.Export
    public void feed(ScriptStream stream, int length) {
        live().feed(stream.stream(), instance.reader(stream), length);
    }

    /** {@return what the dissector remembers of the flow; undefined where nothing} */
    @HostAccess.Export
    public Object state() {
        return instance.states().get(live(), owner());
    }

    /** Remembers plain data of the flow. */
    @HostAccess.Export
    public void state(Value value) {
        instance.states().set(live(), owner(), value);
    }

    /** {@return what the user has chosen, or the default: true or false, a number, or text} */
    @HostAccess.Export
    public Object preference(String name) {
        Map<String, Preference<?>> declared = owner().declaration().preferences();
        Preference<?> preference = declared.get(name);
        if (preference == null) {
            throw wrong(Specification.unknown("preference ", declared.keySet(), name));
        }
        return live().preference(preference);
    }

    private ScriptDissector owner() {
        return Objects.requireNonNull(dissector);
    }

    /** {@return whether the packet belongs to a flow} */
    @HostAccess.Export
    public boolean hasFlow() {
        return live().hasFlow();
    }

    /** {@return 0 from the flow's first endpoint to its second, else 1} */
    @HostAccess.Export
    public int direction() {
        return live().direction();
    }

    /** {@return the frame's number} */
    @HostAccess.Export
    public double frameNumber() {
        return live().frameNumber();
    }

    /** {@return whether the packet's one-line summary is wanted} */
    @HostAccess.Export
    public boolean summarizing() {
        return live().summarizing();
    }

    /** {@return whether texts for the tree are wanted} */
    @HostAccess.Export
    public boolean labelling() {
        return live().labelling();
    }

    /** Replaces the packet's summary. */
    @HostAccess.Export
    public void summary(String text) {
        live().summary(owner().protocol(), text);
    }

    /** Adds to the summary of the same protocol, or replaces another's. */
    @HostAccess.Export
    public void summaryMore(String text) {
        Dissection d = live();
        if (d.summaryProtocol().equals(owner().protocol().shortName())) {
            d.summaryMore(text);
        } else {
            d.summary(owner().protocol(), text);
        }
    }

    /** Makes {@code text} what the tree shows of the field noted last, which has to be {@code field}. */
    @HostAccess.Export
    public void label(ScriptField field, String text) {
        Dissection d = live();
        if (d.labelling() && d.wants(of(field))) {
            d.label(text);
        }
    }

    /** Makes {@code text} what the tree shows of the layer. */
    @HostAccess.Export
    public void labelLayer(String text) {
        live().labelLayer(text);
    }

    /** Notes that something is wrong or remarkable. */
    @HostAccess.Export
    public void expert(String severity, String group, String text) {
        live().expert(constant(Severity.values(), severity), constant(ExpertGroup.values(), group), text);
    }

    private static <E extends Enum<E>> E constant(E[] all, String name) {
        for (E each : all) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        var names = Arrays.stream(all)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        throw Specification.wrong(Specification.unknown("", names, name));
    }
}
