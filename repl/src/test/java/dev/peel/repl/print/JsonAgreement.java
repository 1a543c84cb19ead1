package dev.peel.repl.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts how many values of two JSON documents agree: the path of names that leads to each, and the value. */
final class JsonAgreement {
    private static final Set<String> ENVELOPE =
            Set.of("_index", "_type", "_score", "_source", "index", "timestamp", "layers", "text", "filtered");

    private final Set<String> known;
    private final Set<String> flat;
    private final Map<String, Integer> differences = new TreeMap<>();
    private int values;
    private int missing;
    private int extra;

    /** Compares the values below the names {@code known}, and those of headings. */
    JsonAgreement(Set<String> known) {
        this.known = known;
        flat = known.stream().map(name -> name.replace('.', '_')).collect(Collectors.toSet());
    }

    void add(String expected, String actual) throws IOException {
        List<Map<String, Integer>> wanted = packets(expected);
        List<Map<String, Integer>> found = packets(actual);
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            compare(wanted.get(i), found.get(i));
        }
    }

    private void compare(Map<String, Integer> wanted, Map<String, Integer> found) {
        wanted.forEach((value, count) -> {
            int both = Math.min(count, found.getOrDefault(value, 0));
            values += count;
            missing += count - both;
            if (both < count) {
                differences.merge("- " + shorten(value), count - both, Integer::sum);
            }
        });
        found.forEach((value, count) -> {
            int more = count - Math.min(count, wanted.getOrDefault(value, 0));
            extra += more;
            if (more > 0 && !OwnFields.has(value)) {
                differences.merge("+ " + shorten(value), more, Integer::sum);
            }
        });
    }

    private static String shorten(String value) {
        return value.length() > 200 ? value.substring(0, 200) : value;
    }

    /** The paths and values of each object of the outermost array, or of each line's object. */
    private List<Map<String, Integer>> packets(String document) throws IOException {
        List<Map<String, Integer>> packets = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(document)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    Map<String, Integer> values = new HashMap<>();
                    gather(parser, "", values);
                    packets.add(values);
                }
            }
        }
        return packets;
    }

    private void gather(JsonParser parser, String path, Map<String, Integer> into) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (isKnown(name)) {
                        gather(parser, path + "/" + name, into);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    gather(parser, path, into);
                }
            }
            default -> into.merge(path + " = " + parser.getText(), 1, Integer::sum);
        }
    }

    /** Names are looked up, those of Elasticsearch with their protocol in front and underscores too; texts of headings are not. */
    private boolean isKnown(String name) {
        String plain = name.replaceAll("_(tree|raw)$", "");
        if (!plain.matches("[a-zA-Z0-9_.-]+") || ENVELOPE.contains(plain) || known.contains(plain)) {
            return true;
        }
        for (int at = plain.indexOf('_', 1); at >= 0; at = plain.indexOf('_', at + 1)) {
            if (flat.contains(plain.substring(0, at)) && flat.contains(plain.substring(at + 1))) {
                return true;
            }
        }
        return flat.contains(plain);
    }

    /** {@return the share of the first document's values that the second has at the same place, in percent} */
    double present() {
        return 100.0 * (values - missing) / values;
    }

    /** {@return the differences, as {@link #report} tells them, empty where there are none} */
    String differences() {
        return differences.isEmpty() ? "" : report();
    }

    String report() {
        StringBuilder text = new StringBuilder(
                String.format("values %d, missing %d, extra %d, agree %.3f %%%n", values, missing, extra, present()));
        differences.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(400)
                .forEach(entry -> text.append(String.format("%7d %s%n", entry.getValue(), entry.getKey())));
        return text.toString();
    }
}
