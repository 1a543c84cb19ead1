package dev.peel.repl.script.dissector;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.HeuristicDissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Slot;
import java.util.function.Consumer;

/** A dissector that a script declared. Thread-safe: each call takes a context of the script that no other thread is in. */
class ScriptDissector implements Dissector {
    private final ScriptPlugin plugin;
    private final DissectorDeclaration declaration;
    private final Slot<FlowState> slot;

    ScriptDissector(ScriptPlugin plugin, DissectorDeclaration declaration) {
        this.plugin = plugin;
        this.declaration = declaration;
        slot = Slot.of(declaration.protocol() + " state");
    }

    /** {@return the dissector of the kind that the declaration's functions make it} */
    static ScriptDissector of(ScriptPlugin plugin, DissectorDeclaration declaration) {
        if (declaration.has(ScriptFunction.PACKET)) {
            return new ScriptTap(plugin, declaration);
        }
        boolean isStream = declaration.has(ScriptFunction.PDU_LENGTH);
        boolean isHeuristic = declaration.has(ScriptFunction.RECOGNIZES);
        if (isStream) {
            return isHeuristic ? new KnowingOfStream(plugin, declaration) : new OfStream(plugin, declaration);
        }
        return isHeuristic ? new Knowing(plugin, declaration) : new ScriptDissector(plugin, declaration);
    }

    @Override
    public Protocol protocol() {
        return declaration.protocol();
    }

    @Override
    public void register(Registrar registrar) {
        for (Table table : plugin.tables()) {
            registrar.table(table);
        }
        declaration.preferences().values().forEach(registrar::preference);
        declaration.numbers().forEach(bound -> registrar.bind(bound.table(), bound.number(), this));
        declaration.texts().forEach(bound -> registrar.bind(bound.table(), bound.text(), this));
        if (this instanceof HeuristicDissector knowing) {
            declaration.heuristics().forEach((table, order) -> registrar.heuristic(table, order, knowing));
        }
    }

    @Override
    public void dissect(Dissection d) {
        ask(d, instance -> instance.dissect(this, d));
    }

    /** Lets {@code use} have a context of the script. */
    final void ask(Dissection d, Consumer<ScriptInstance> use) {
        ScriptInstance instance = plugin.enter(d);
        try {
            use.accept(instance);
        } finally {
            plugin.leave(instance);
        }
    }

    @Override
    public boolean accepts(Bytes payload) {
        return !declaration.has(ScriptFunction.ACCEPTS) || judge(ScriptFunction.ACCEPTS, payload);
    }

    /** What has not the signature costs no call. */
    final boolean isRecognized(Bytes payload) {
        Signature signature = declaration.signature();
        return signature != null && signature.fits(payload) && judge(ScriptFunction.RECOGNIZES, payload);
    }

    private boolean judge(ScriptFunction function, Bytes payload) {
        ScriptInstance instance = plugin.enter(null);
        try {
            return instance.judge(this, function, payload);
        } finally {
            plugin.leave(instance);
        }
    }

    final boolean isStart(Bytes segment) {
        return declaration.has(ScriptFunction.STARTS_MESSAGE) && judge(ScriptFunction.STARTS_MESSAGE, segment);
    }

    final int length(Bytes available, Dissection d) {
        ScriptInstance instance = plugin.enter(d);
        try {
            return instance.length(this, available, d);
        } finally {
            plugin.leave(instance);
        }
    }

    final DissectorDeclaration declaration() {
        return declaration;
    }

    final Slot<FlowState> slot() {
        return slot;
    }

    /** Reads messages of a stream. */
    private static class OfStream extends ScriptDissector implements StreamDissector {
        OfStream(ScriptPlugin plugin, DissectorDeclaration declaration) {
            super(plugin, declaration);
        }

        @Override
        public int pduLength(Bytes available) {
            throw new UnsupportedOperationException("a script's function is asked with the dissection");
        }

        @Override
        public int pduLength(Bytes available, Dissection d) {
            return length(available, d);
        }

        @Override
        public boolean sharesLayer() {
            return declaration().sharesLayer();
        }

        @Override
        public boolean startsMessage(Bytes segment) {
            return isStart(segment);
        }
    }

    /** Knows its protocol by the content. */
    private static final class Knowing extends ScriptDissector implements HeuristicDissector {
        Knowing(ScriptPlugin plugin, DissectorDeclaration declaration) {
            super(plugin, declaration);
        }

        @Override
        public boolean recognizes(Bytes payload) {
            return isRecognized(payload);
        }
    }

    /** Knows its protocol by the content, and reads messages of a stream. */
    private static final class KnowingOfStream extends OfStream implements HeuristicDissector {
        KnowingOfStream(ScriptPlugin plugin, DissectorDeclaration declaration) {
            super(plugin, declaration);
        }

        @Override
        public boolean recognizes(Bytes payload) {
            return isRecognized(payload);
        }
    }
}
