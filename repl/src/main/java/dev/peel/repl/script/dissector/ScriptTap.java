package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.PostDissector;
import java.util.List;

/** A tap that a script declared: it sees fields of packets, and notes fields of its own. Thread-safe as {@link ScriptDissector} is. */
final class ScriptTap extends ScriptDissector implements PostDissector {

    ScriptTap(ScriptPlugin plugin, DissectorDeclaration declaration) {
        super(plugin, declaration);
    }

    @Override
    public List<String> reads() {
        return declaration().reads();
    }

    @Override
    public void dissect(Dissection d) {
        if (d.noted().next(d.noted().first()) < 0) {
            return; // of a packet that has none of its fields the script is not asked
        }
        ask(d, instance -> instance.tap(this, d));
    }
}
