package dev.peel.plugins.handshake.diff;

import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of a flow that is compared with that of another one.
 *
 * @param name what it is; the same for all flows
 * @param kind how it is compared
 * @param values the value, or the members of a list; null where the capture does not show it; printable ASCII
 * @param span the length of time that it is, in nanoseconds; 0 for other kinds
 * @param weight what it means when it differs
 */
record Trait(String name, Kind kind, @Nullable List<String> values, long span, Weight weight) {

    /** How traits are compared. */
    enum Kind {
        /** One value. */
        VALUE,
        /** Values whose order does not count. */
        SET,
        /** Values of which only the order counts that those have which both flows have. */
        ORDER,
        /** A length of time, which is never the same twice. */
        SPAN
    }

    /** What a difference means. */
    enum Weight {
        /** It can be why one flow failed and the other did not. */
        CAUSE,
        /** It goes with the failure, or says nothing of it. */
        NOTE
    }

    /** {@return a trait with one value; null where the capture does not show it} */
    static Trait of(String name, @Nullable String value, Weight weight) {
        return new Trait(name, Kind.VALUE, value == null ? null : List.of(value), 0, weight);
    }

    /** {@return a trait with several values; null where the capture does not show them} */
    static Trait ofSet(String name, @Nullable List<String> values, Weight weight) {
        List<String> sorted = values == null ? null : values.stream().sorted().toList();
        return new Trait(name, Kind.SET, sorted, 0, weight);
    }

    /** {@return the order of several values; null where the capture does not show them} */
    static Trait ofOrder(String name, @Nullable List<String> values) {
        return new Trait(name, Kind.ORDER, values, 0, Weight.NOTE);
    }

    /** {@return a length of time; null where the capture does not show it} */
    static Trait ofSpan(String name, @Nullable Duration span) {
        return span == null
                ? new Trait(name, Kind.SPAN, null, 0, Weight.NOTE)
                : new Trait(name, Kind.SPAN, List.of(Spans.text(span)), span.toNanos(), Weight.NOTE);
    }
}
