package dev.peel.core.print;

import java.util.Locale;

/**
 * How {@code -T fields} writes its lines, tshark's {@code -E}. Immutable.
 *
 * @param header whether the first line names the columns
 * @param separator what stands between columns, a tab by default
 * @param occurrence which values of a field that repeats are written
 * @param aggregator what stands between the values of a field that repeats, a comma by default
 * @param quote what stands around a column that has a value: {@code "} or {@code '}, or nothing (empty)
 */
public record FieldsFormat(boolean header, String separator, Occurrence occurrence, String aggregator, String quote) {
    /** tshark's defaults. */
    public static final FieldsFormat DEFAULT = new FieldsFormat(false, "\t", Occurrence.ALL, ",", "");

    /** Which values of a field that repeats are written. */
    public enum Occurrence {
        /** The first only. */
        FIRST,
        /** The last only. */
        LAST,
        /** All of them. */
        ALL
    }

    /**
     * {@return this format with one of tshark's {@code -E} settings}
     *
     * @param setting such as {@code header=y}, {@code separator=/t}, {@code occurrence=f}, {@code aggregator=;}, {@code quote=d}
     * @throws IllegalArgumentException with a line for the user when there is no such setting or value
     */
    public FieldsFormat with(String setting) {
        int equals = setting.indexOf('=');
        String name = equals < 0 ? setting : setting.substring(0, equals);
        String value = equals < 0 ? "" : setting.substring(equals + 1);
        return switch (name) {
            case "header" -> new FieldsFormat(yes(setting, value), separator, occurrence, aggregator, quote);
            case "separator" -> new FieldsFormat(header, character(setting, value), occurrence, aggregator, quote);
            case "aggregator" -> new FieldsFormat(header, separator, occurrence, character(setting, value), quote);
            case "occurrence" -> new FieldsFormat(header, separator, occurrence(setting, value), aggregator, quote);
            case "quote" -> new FieldsFormat(header, separator, occurrence, aggregator, quote(setting, value));
            case "bom", "escape" -> {
                yes(setting, value);
                yield this;
            }
            default -> throw bad(setting, "header, separator, occurrence, aggregator or quote");
        };
    }

    void open(TextBuffer out) {
        out.text(quote);
    }

    void close(TextBuffer out) {
        out.text(quote);
    }

    private static boolean yes(String setting, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "y" -> true;
            case "n" -> false;
            default -> throw bad(setting, "y or n");
        };
    }

    private static String character(String setting, String value) {
        return switch (value) {
            case "/t" -> "\t";
            case "/s" -> " ";
            case "//", "/" -> "/";
            default -> {
                if (value.length() != 1) {
                    throw bad(setting, "one character, /t for a tab or /s for a space");
                }
                yield value;
            }
        };
    }

    private static Occurrence occurrence(String setting, String value) {
        return switch (value) {
            case "f" -> Occurrence.FIRST;
            case "l" -> Occurrence.LAST;
            case "a" -> Occurrence.ALL;
            default -> throw bad(setting, "f (first), l (last) or a (all)");
        };
    }

    private static String quote(String setting, String value) {
        return switch (value) {
            case "d" -> "\"";
            case "s" -> "'";
            case "n" -> "";
            default -> throw bad(setting, "d (double), s (single) or n (none)");
        };
    }

    private static IllegalArgumentException bad(String setting, String expected) {
        return new IllegalArgumentException("-E " + setting + ": expected " + expected);
    }
}
