package dev.peel.repl.print;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which nodes an output shows what is below them, tshark's {@code -j} and {@code -J}. Immutable.
 *
 * @param names the abbreviations of those that show it; empty for all
 * @param deep whether they also show whatever is below that
 */
public record ProtocolFilter(Set<String> names, boolean deep) {
    /** Shows everything. */
    public static final ProtocolFilter ALL = new ProtocolFilter(Set.of(), true);

    /** Copies the set. */
    public ProtocolFilter {
        names = Set.copyOf(names);
    }

    /** {@return the filter that {@code words}, names between spaces, say} */
    public static ProtocolFilter of(String words, boolean deep) {
        return new ProtocolFilter(
                Arrays.stream(words.split("[\\s,]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet()),
                deep);
    }

    /** {@return whether {@code name}, which stands in something that is shown, shows what is below it} */
    boolean shows(String name) {
        return names.isEmpty() || names.contains(name);
    }

    /** {@return the filter for what is below {@code name}, which this filter {@link #shows}} */
    ProtocolFilter below(String name) {
        return deep && names.contains(name) ? ALL : this;
    }
}
