package dev.peel.repl.shell;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.core.filter.FilterWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jspecify.annotations.Nullable;

/** What may stand at the cursor in a display filter: fields, and the values of the field before a comparison. */
final class FilterCompletions {
    private static final int MOST_FIELDS = 60; // more are offered by what they start with
    private static final int MOST_VALUES = 400;
    private static final List<String> WORDS = List.of("and", "or", "not", "contains", "matches", "in");

    private final Registry registry;
    private final TreeSet<String> names;

    FilterCompletions(Registry registry) {
        this.registry = registry;
        names = new TreeSet<>(registry.fieldNames());
    }

    /** {@return what may stand at the cursor of the filter that starts at {@code from}} */
    CompletedLine at(String line, int from, int cursor) {
        String filter = line.substring(from, cursor);
        int start = wordStart(filter);
        String prefix = filter.substring(start);
        List<FilterWord> words = FilterWord.of(filter.substring(0, start));
        Field compared = compared(filter, words);
        if (compared != null) {
            return new CompletedLine(line, cursor, from + start, values(compared, prefix));
        }
        FilterWord last = words.isEmpty() ? null : words.get(words.size() - 1);
        boolean isBehindValue = last != null
                && last.kind() != FilterWord.Kind.OPERATOR
                && !text(filter, last).equals("(")
                && !text(filter, last).equals("{");
        List<Candidate> candidates =
                isBehindValue ? WORDS.stream().map(Candidate::new).toList() : fields(prefix);
        return new CompletedLine(line, cursor, from + start, candidates);
    }

    /** {@return where the name starts, or the text in quotes, that {@code filter} ends with; its length where it ends with neither} */
    private static int wordStart(String filter) {
        int start = filter.length();
        while (start > 0 && isInName(filter.charAt(start - 1))) {
            start--;
        }
        return start > 0 && filter.charAt(start - 1) == '"' ? start - 1 : start;
    }

    private static boolean isInName(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '.' || character == '-';
    }

    /** {@return the field whose value comes next behind {@code words}, null where none does} */
    private @Nullable Field compared(String filter, List<FilterWord> words) {
        int at = words.size() - 1;
        boolean isSet = false;
        while (at >= 0 && isWithinSet(filter, words.get(at))) {
            isSet = true;
            at--;
        }
        if (at < 1 || words.get(at).kind() != FilterWord.Kind.OPERATOR) {
            return null;
        }
        String operator = text(filter, words.get(at));
        boolean takesValue = isSet ? operator.equals("in") : isComparison(operator);
        FilterWord name = words.get(at - 1);
        if (!takesValue || name.kind() != FilterWord.Kind.NAME) {
            return null;
        }
        List<Field> fields = registry.fields(text(filter, name));
        return fields.isEmpty() ? null : fields.get(0);
    }

    private static boolean isWithinSet(String filter, FilterWord word) {
        String text = text(filter, word);
        boolean isBracket = text.equals("{") || text.equals(",");
        boolean isValue = word.kind() == FilterWord.Kind.TEXT
                || word.kind() == FilterWord.Kind.NAME && Character.isDigit(text.charAt(0));
        return isBracket || isValue || text.equals("..");
    }

    private static boolean isComparison(String operator) {
        return switch (operator) {
            case "==",
                    "!=",
                    "===",
                    "!==",
                    "eq",
                    "ne",
                    "any_eq",
                    "all_eq",
                    "any_ne",
                    "all_ne",
                    ">",
                    "<",
                    ">=",
                    "<=",
                    "gt",
                    "lt",
                    "ge",
                    "le" -> true;
            default -> false;
        };
    }

    private static String text(String filter, FilterWord word) {
        return filter.substring(word.start(), word.end());
    }

    /** {@return the fields that start with {@code prefix}; many of them by what they start with} */
    List<Candidate> fields(String prefix) {
        Map<String, Integer> groups = new TreeMap<>();
        List<String> found = new ArrayList<>();
        for (String name : names.tailSet(prefix)) {
            if (!name.startsWith(prefix)) {
                break;
            }
            found.add(name);
            int dot = name.indexOf('.', prefix.length());
            groups.merge(dot < 0 ? name : name.substring(0, dot + 1), 1, Integer::sum);
        }
        if (found.size() <= MOST_FIELDS) {
            return found.stream().map(this::field).toList();
        }
        List<Candidate> candidates = new ArrayList<>();
        groups.forEach((name, count) -> candidates.add(
                name.endsWith(".")
                        ? new Candidate(name, name, null, Numbers.count(count, "field"), null, null, false)
                        : field(name)));
        return candidates;
    }

    private Candidate field(String name) {
        Field field = registry.fields(name).get(0);
        return new Candidate(name, name, null, field.label() + ", " + FieldWords.type(field), null, null, true);
    }

    private static List<Candidate> values(Field field, String prefix) {
        Values values = field.values();
        if (values == null) {
            return List.of();
        }
        boolean isName = !prefix.isEmpty() && !Character.isDigit(prefix.charAt(0));
        List<Candidate> candidates = new ArrayList<>();
        for (Values.Entry entry : values.entries()) {
            String number = Long.toString(entry.low());
            String value = isName ? '"' + entry.name() + '"' : number;
            String shown = entry.name() + " (" + number + ")";
            if (candidates.size() < MOST_VALUES) {
                candidates.add(new Candidate(value, shown, null, null, null, null, true, candidates.size()));
            }
        }
        return candidates;
    }
}
