package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Limit;
import dev.peel.core.flow.Slot;
import dev.peel.repl.script.Sources;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a context's scripts remember on flows. It is kept as text, so that another thread's context can read it and nobody can change it;
 * the value read last is kept beside, since a flow's packets often follow each other.
 */
final class States {
    private static final Slot<FlowState.Total> TOTAL = Slot.of("script states");
    private static final String CODEC = """
            (() => {
              const { freeze, values } = Object, { parse, stringify } = JSON;
              const deep = value => {
                if (typeof value === 'object' && value !== null) { values(value).forEach(deep); freeze(value); }
                return value;
              };
              return { __proto__: null, none: undefined, write: value => stringify(value), read: text => deep(parse(text)) };
            })()
            """;

    private final Value none;
    private final Value write;
    private final Value read;
    private @Nullable FlowState last;
    private Value lastValue;

    States(Context context) {
        Value codec = context.eval(Sources.own("state", CODEC));
        none = codec.getMember("none");
        write = codec.getMember("write");
        read = codec.getMember("read");
        lastValue = none;
    }

    Value get(Dissection d, ScriptDissector owner) {
        FlowState state = d.state(owner.slot());
        if (state == null) {
            return none;
        }
        if (state != last) {
            lastValue = read.execute(state.json());
            last = state;
        }
        return lastValue;
    }

    void set(Dissection d, ScriptDissector owner, Value value) {
        if (!d.hasFlow()) {
            return;
        }
        Value text = write.execute(value);
        if (!text.isString()) {
            throw new ScriptFailure("TypeError: a flow remembers plain data: numbers, strings, arrays, objects");
        }
        String json = text.asString();
        FlowState before = d.state(owner.slot());
        if (before != null && before.json().equals(json)) {
            return;
        }
        FlowState.Total total = Objects.requireNonNull(d.tool(TOTAL, FlowState.Total::new));
        long others = total.characters() - (before == null ? 0 : before.json().length());
        if (d.mayGrow(Limit.SCRIPT_STATE, json.length()) && d.mayGrow(Limit.SCRIPT_STATES, others + json.length())) {
            if (before != null) {
                before.release();
            }
            d.state(owner.slot(), new FlowState(total, json));
        }
    }
}
