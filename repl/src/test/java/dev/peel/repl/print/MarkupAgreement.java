package dev.peel.repl.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts in how many fields of two PDML documents agree, attribute by attribute, and where a field stands in one only. */
final class MarkupAgreement {
    private static final List<String> ATTRIBUTES =
            List.of("showname", "show", "size", "pos", "value", "unmaskedvalue", "hide");
    private static final int EXAMPLES = 2;
    /** Names that a registry got after tshark was made. */
    static final String NOT_NAMED = "Unknown (";

    private final Set<String> known;
    private final Map<String, Difference> differences = new TreeMap<>();
    private int fields;
    private int placed;
    private int equal;
    private int missing;
    private int extra;
    private int unknown;
    private int unmeant;

    private record Difference(int count, List<String> examples) {}

    /** Compares, of the first document, only the fields called {@code known}; others are counted. */
    MarkupAgreement(Set<String> known) {
        this.known = known;
    }

    void add(String capture, List<Markup> expected, List<Markup> actual) {
        for (int i = 0; i < expected.size(); i++) {
            if (i < actual.size()) {
                children(capture + " " + (i + 1), expected.get(i), actual.get(i));
            }
        }
    }

    private void children(String place, Markup expected, Markup actual) {
        Map<String, Deque<Markup>> waiting = new HashMap<>();
        actual.children().forEach(child -> waiting.computeIfAbsent(child.name(), name -> new ArrayDeque<>())
                .add(child));
        for (Markup child : expected.children()) {
            Deque<Markup> same = waiting.get(child.name());
            if (same != null && !same.isEmpty()) {
                compare(place, child, same.remove());
            } else if (!isKnown(child.name())) {
                unknown += 1;
                note("not known", child.name(), place, "");
            } else {
                missing += count(child);
                unmeant += count(child);
                note("missing", child.name() + " in " + expected.name(), place, child.attribute("showname"));
            }
        }
        waiting.values()
                .forEach(rest -> rest.forEach(child -> {
                    extra += count(child);
                    unmeant += OwnFields.has(child.name()) ? 0 : count(child);
                    note("extra", child.name() + " in " + expected.name(), place, child.attribute("showname"));
                }));
    }

    private boolean isKnown(String name) {
        return name.startsWith("\"") || name.equals("fake-field-wrapper") || known.contains(name);
    }

    private int count(Markup element) {
        return isKnown(element.name())
                ? 1 + element.children().stream().mapToInt(this::count).sum()
                : 0;
    }

    private void compare(String place, Markup expected, Markup actual) {
        fields++;
        boolean isEqual = true;
        for (String attribute : ATTRIBUTES) {
            String want = expected.attribute(attribute);
            String got = actual.attribute(attribute);
            if (!want.equals(got)) {
                isEqual = false;
                unmeant += attribute.equals("showname") && want.contains(NOT_NAMED) ? 0 : 1;
                note(attribute, expected.name(), place, "tshark '" + want + "', peel '" + got + "'");
            }
        }
        equal += isEqual ? 1 : 0;
        placed += expected.attribute("pos").equals(actual.attribute("pos"))
                        && expected.attribute("size").equals(actual.attribute("size"))
                ? 1
                : 0;
        children(place, expected, actual);
    }

    private void note(String kind, String name, String place, String text) {
        Difference before = differences.getOrDefault(kind + " " + name, new Difference(0, new ArrayList<>()));
        if (before.examples().size() < EXAMPLES) {
            before.examples().add(place + ": " + (text.length() > 160 ? text.substring(0, 160) : text));
        }
        differences.put(kind + " " + name, new Difference(before.count() + 1, before.examples()));
    }

    /** {@return the share of the fields in both whose place and size agree, in percent} */
    double placed() {
        return 100.0 * placed / fields;
    }

    /** {@return the share of the fields in both of which everything agrees, in percent} */
    double equal() {
        return 100.0 * equal / fields;
    }

    /** {@return the share of the first document's fields, of those that peel knows, that the second has, in percent} */
    double present() {
        return 100.0 * fields / (fields + missing);
    }

    /**
     * {@return the differences as {@link #report} tells them, empty where there are none but those that are meant: fields that peel
     * does not know, its own, and names of numbers that tshark has none for}
     */
    String differences() {
        return unmeant == 0 ? "" : report();
    }

    /** {@return the numbers, and a line for each kind of difference with examples, the most frequent first} */
    String report() {
        StringBuilder text = new StringBuilder(String.format(
                "fields %d, equal %.3f %%, placed %.3f %%, missing %d, extra %d, of unknown name %d%n",
                fields, equal(), placed(), missing, extra, unknown));
        differences.entrySet().stream()
                .sorted((one, other) ->
                        other.getValue().count() - one.getValue().count())
                .forEach(entry -> {
                    text.append(String.format("%7d %s%n", entry.getValue().count(), entry.getKey()));
                    entry.getValue().examples().forEach(example -> text.append("            ")
                            .append(example)
                            .append('\n'));
                });
        return text.toString();
    }
}
