package dev.peel.repl.script.dissector;

import dev.peel.core.field.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a script declared of a dissector, but for its functions, which each context has of its own.
 *
 * @param index which of the script's dissectors it is
 * @param numbers what it is bound to by number
 * @param texts what it is bound to by text
 * @param heuristics the tables whose undecided payload it is asked about, with its place in the order
 * @param sharesLayer whether messages that follow each other in a segment share a layer
 * @param functions which functions there are
 */
record DissectorDeclaration(
        int index,
        Protocol protocol,
        List<NumberBinding> numbers,
        List<TextBinding> texts,
        Map<String, Integer> heuristics,
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
