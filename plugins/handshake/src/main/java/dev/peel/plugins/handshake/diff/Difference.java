package dev.peel.plugins.handshake.diff;

import dev.peel.plugins.handshake.diff.Trait.Kind;
import dev.peel.plugins.handshake.diff.Trait.Weight;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trait of two flows side by side.
 *
 * @param first the first flow's
 * @param second the second flow's, of the same name
 */
record Difference(Trait first, Trait second) {
    private static final int SHORT = 3; // lists of so many are shown though they are the same
    private static final int MANY = 6; // further values are only counted
    private static final long NOTABLE = 1_000_000; // nanoseconds; spans that differ by less are alike
    private static final int TIMES = 3; // likewise spans whose ratio is less

    /** {@return the traits of two flows side by side} */
    static List<Difference> of(List<Trait> first, List<Trait> second) {
        return IntStream.range(0, first.size())
                .mapToObj(i -> new Difference(first.get(i), second.get(i)))
                .toList();
    }

    /** {@return what is compared} */
    String name() {
        return first.name();
    }

    /** {@return whether neither flow shows it} */
    boolean isUnseen() {
        return first.values() == null && second.values() == null;
    }

    /** {@return whether both flows show it, and the same} */
    boolean isSame() {
        return first.values() != null && second.values() != null && !isDifferent();
    }

    /** {@return whether both flows show it, and not the same} */
    boolean isDifferent() {
        List<String> mine = first.values();
        List<String> others = second.values();
        if (mine == null || others == null) {
            return false;
        }
        return switch (first.kind()) {
            case VALUE, SET -> !mine.equals(others);
            case ORDER -> !common(mine, others).equals(common(others, mine));
            case SPAN -> {
                long shorter = Math.min(first.span(), second.span());
                long longer = Math.max(first.span(), second.span());
                yield longer - shorter >= NOTABLE && longer / TIMES >= shorter;
            }
        };
    }

    /** {@return whether it is different, and that can be why one flow failed and the other did not} */
    boolean canExplain() {
        return first.weight() == Weight.CAUSE && isDifferent();
    }

    /** {@return the first flow's values in a line; where both have lists, what only this one has} */
    String firstText() {
        return text(first, second);
    }

    /** {@return the second flow's, likewise} */
    String secondText() {
        return text(second, first);
    }

    private String text(Trait trait, Trait other) {
        List<String> mine = trait.values();
        List<String> others = other.values();
        if (mine == null) {
            return "not seen";
        }
        if (trait.kind() == Kind.VALUE || trait.kind() == Kind.SPAN) {
            return mine.get(0);
        }
        if (others == null || !isDifferent()) {
            return mine.size() <= SHORT && trait.kind() == Kind.SET ? list(mine) : mine.size() + " values";
        }
        return trait.kind() == Kind.SET ? onlyHere(mine, others) : fromDifference(mine, others);
    }

    private static String onlyHere(List<String> mine, List<String> others) {
        List<String> only = mine.stream().filter(each -> !others.contains(each)).toList();
        int common = mine.size() - only.size();
        if (common == 0) {
            return list(mine);
        }
        return only.isEmpty() ? "only what both have (" + common + ")" : "also " + list(only);
    }

    /** {@return the values from the first place on that another one has in the other flow} */
    private static String fromDifference(List<String> mine, List<String> others) {
        List<String> here = common(mine, others);
        List<String> there = common(others, mine);
        int at = 0;
        while (at < there.size() && here.get(at).equals(there.get(at))) {
            at++;
        }
        return (at == 0 ? "" : at + " alike, then ") + list(here.subList(at, here.size()));
    }

    /** {@return what {@code others} have of {@code values}, each once} */
    private static List<String> common(List<String> values, List<String> others) {
        return values.stream().filter(others::contains).distinct().toList();
    }

    private static String list(List<String> values) {
        if (values.isEmpty()) {
            return "none";
        }
        int more = values.size() - MANY;
        return more <= 0
                ? String.join(", ", values)
                : String.join(", ", values.subList(0, MANY)) + " and " + more + " more";
    }
}
