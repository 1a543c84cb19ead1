package dev.peel.core.print;

import java.util.Set;

/**
 * What is shown of each packet as text. Immutable.
 *
 * @param summary whether it starts with the one-line summary
 * @param tabs whether the columns of the summary have tabs between them
 * @param tree whether the tree of fields is shown
 * @param expanded the protocols of which the tree shows more than their line, by their abbreviations; empty for all
 * @param bytes whether the bytes are shown
 * @param colors whether the text is coloured, for a terminal
 */
public record TextParts(
        boolean summary, boolean tabs, boolean tree, Set<String> expanded, boolean bytes, boolean colors) {
    /** The one-line summary only. */
    public static final TextParts SUMMARY = new TextParts(true, false, false, Set.of(), false, false);

    /** Copies the set. */
    public TextParts {
        expanded = Set.copyOf(expanded);
    }
}
