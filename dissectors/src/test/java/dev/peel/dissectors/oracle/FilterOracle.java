package dev.peel.dissectors.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What tshark 4.0.17 says of filters: for which frames they hold, and which are none. */
final class FilterOracle {
    private static final Pattern FILTER = Pattern.compile("\"filter\": ?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CAPTURE = Pattern.compile("\"capture\": ?\"([^\"]*)\"");
    private static final Pattern FRAMES = Pattern.compile("\"frames\": ?\\[([0-9, ]*)]");

    private FilterOracle() {}

    /** {@return for each capture, relative to the corpus, the frames of each filter} */
    static Map<String, Map<String, List<Integer>>> accepted(Path file) {
        Map<String, Map<String, List<Integer>>> answers = new LinkedHashMap<>();
        for (String line : lines(file)) {
            answers.computeIfAbsent(find(CAPTURE, line), capture -> new LinkedHashMap<>())
                    .put(unescape(find(FILTER, line)), numbers(find(FRAMES, line)));
        }
        return answers;
    }

    /** {@return the filters that are none} */
    static List<String> rejected(Path file) {
        return lines(file).stream().map(line -> unescape(find(FILTER, line))).toList();
    }

    private static String find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + line);
        }
        return matcher.group(1);
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : text.split(",", -1)) {
            if (!number.isBlank()) {
                numbers.add(Integer.valueOf(number.strip()));
            }
        }
        return numbers;
    }

    private static String unescape(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char one = json.charAt(i);
            if (one != '\\') {
                text.append(one);
            } else if (json.charAt(++i) == 'u') {
                text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int at = "nrtbf".indexOf(json.charAt(i));
                text.append(at < 0 ? json.charAt(i) : "\n\r\t\b\f".charAt(at));
            }
        }
        return text.toString();
    }

    private static List<String> lines(Path file) {
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
