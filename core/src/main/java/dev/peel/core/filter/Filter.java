package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A display filter: what is asked of packets, in the language of Wireshark 4.0.
 *
 * <p>Immutable; safe for use by several threads, each with a {@link #matcher()} of its own.
 *
 * <pre>{@code
 * Registry registry = Registry.load();
 * try {
 *     Filter filter = Filter.compile("tcp.port == 443 and tls.handshake.type == 1", registry);
 *     Set<Field> asked = filter.fields(); // by a tap, whose packets the matcher is then asked about
 *     PacketMatcher matcher = filter.matcher();
 * } catch (FilterException wrong) {
 *     System.err.println(wrong.marked());
 * }
 * }</pre>
 */
public final class Filter {
    private final String text;
    private final @Nullable Syntax syntax;
    private final FieldCatalog catalog;
    private final FilterSettings settings;
    private final Set<Field> fields;

    private Filter(String text, @Nullable Syntax syntax, FieldCatalog catalog, FilterSettings settings) {
        this.text = text;
        this.syntax = syntax;
        this.catalog = catalog;
        this.settings = settings;
        Set<Field> asked = new LinkedHashSet<>();
        condition(new Budget(settings.steps()), asked);
        fields = Collections.unmodifiableSet(asked);
    }

    /**
     * {@return the filter that {@code text} stands for, with dates in UTC}
     *
     * @param text the filter; an empty one holds for every packet
     * @param catalog the fields that there are
     * @throws FilterException when it is no filter, names what there is not, or is too large: longer than 262,144 characters, more
     *     than 200 things within each other, more than 1,000 computations, more than 10,000 members of a set
     */
    public static Filter compile(String text, FieldCatalog catalog) {
        return compile(text, catalog, FilterSettings.DEFAULT);
    }

    /**
     * {@return the filter that {@code text} stands for}
     *
     * @param text the filter; an empty one holds for every packet
     * @param catalog the fields that there are
     * @param settings what the meaning of the text depends on besides
     * @throws FilterException when it is no filter; see {@link #compile(String, FieldCatalog)}
     */
    public static Filter compile(String text, FieldCatalog catalog, FilterSettings settings) {
        return new Filter(text, Parser.parse(text, FilterBounds.DEFAULT), catalog, settings);
    }

    /** {@return the text that the filter was made from} */
    public String text() {
        return text;
    }

    /** {@return the fields that the filter looks at, which have to be on the packets' tape} */
    public Set<Field> fields() {
        return fields;
    }

    /** {@return a matcher for one thread's packets} */
    public PacketMatcher matcher() {
        Budget budget = new Budget(settings.steps());
        return new PacketMatcher(condition(budget, new LinkedHashSet<>()), budget);
    }

    private Condition condition(Budget budget, Set<Field> asked) {
        if (syntax == null) {
            return new Condition.Always();
        }
        return new Compiler(text, new OperandCompiler(text, catalog, settings, asked), budget).compile(syntax);
    }

    /** {@return a filter that says the same, with all that is implied} */
    @Override
    public String toString() {
        return syntax == null ? "" : syntax.toString();
    }
}
