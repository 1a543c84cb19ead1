package dev.peel.repl.script.dissector;

import dev.peel.core.dissect.Preference;
import dev.peel.core.field.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a script declared of a dissector or a tap, but for its functions, which each context has of its own.
 *
 * @param index which of the script's dissectors it is
 * @param numbers what it is bound to by number
 * @param texts what it is bound to by text
 * @param heuristics the tables whose undecided payload it is asked about, with its place in the order
 * @param signature what undecided payload has to be like before the script is asked, null where it never is
 * @param preferences what users choose of it, by the script's names
 * @param reads the fields that a tap looks at, by their names; empty for a dissector
 * @param sharesLayer whether messages that follow each other in a segment share a layer
 * @param functions which functions there are
 */
record DissectorDeclaration(
        int index,
        Protocol protocol,
        List<NumberBinding> numbers,
        List<TextBinding> texts,
        Map<String, Integer> heuristics,
        @Nullable Signature signature,
        Map<String, Preference<?>> preferences,
        List<String> reads,
        boolean sharesLayer,
        Set<ScriptFunction> functions) {

    /** A number of a table. */
    record NumberBinding(String table, long number) {}

    /** A text of a table. */
    record TextBinding(String table, String text) {}

    boolean has(ScriptFunction function) {
        return functions.contains(function);
    }
}
