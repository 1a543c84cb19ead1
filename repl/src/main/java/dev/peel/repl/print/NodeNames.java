package dev.peel.repl.print;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.peel.core.print.TreeNodes;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The names of nodes in JSON, with the same ending each, encoded once. Not thread-safe. */
final class NodeNames {
    // Hot path: no allocation but for a name's first use.

    private final TreeNodes nodes;
    private final IntFunction<String> name;
    private final String ending;
    private @Nullable SerializableString[] known = new SerializableString[0];

    /**
     * Makes names.
     *
     * @param name tells the name of a node that is no heading: nodes of one key have one name
     * @param ending stands behind each name
     */
    NodeNames(TreeNodes nodes, IntFunction<String> name, String ending) {
        this.nodes = nodes;
        this.name = name;
        this.ending = ending;
    }

    /** {@return the name of {@code node}, which is no heading} */
    SerializableString of(int node) {
        int key = nodes.key(node);
        if (key >= known.length) {
            known = Arrays.copyOf(known, nodes.keyCount());
        }
        SerializableString found = known[key];
        if (found == null) {
            found = new SerializedString(name.apply(node) + ending);
            known[key] = found;
        }
        return found;
    }
}
