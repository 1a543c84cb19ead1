package dev.peel.core.print;

/**
 * How {@code -T fields} writes its lines, tshark's {@code -E}. Immutable.
 *
 * @param bom whether the output starts with the mark of UTF-8
 * @param header whether the first line names the columns
 * @param separator what stands between columns, a tab by default
 * @param occurrence which values of a field that repeats are written
 * @param aggregator what stands between the values of a field that repeats, a comma by default
 * @param quote what stands around a column that has a value: {@code "} or {@code '}, or nothing (empty)
 */
public record FieldsFormat(
        boolean bom, boolean header, String separator, Occurrence occurrence, String aggregator, String quote) {
    /** tshark's defaults. */
    public static final FieldsFormat DEFAULT = new FieldsFormat(false, false, "\t", Occurrence.ALL, ",", "");

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
     * <p>As in tshark only the first character of a value counts, but for the escapes {@code /t} (tab), {@code /s} (space) and
     * {@code /} (backslash).
     *
     * @param setting such as {@code header=y}, {@code separator=/t}, {@code occurrence=f}, {@code aggregator=;}, {@code quote=d}
     * @throws IllegalArgumentException with a line for the user when there is no such setting or value
     */
    public FieldsFormat with(String setting) {
        int equals = setting.indexOf('=');
        String name = equals < 0 ? setting : setting.substring(0, equals);
        String value = equals < 0 ? "" : setting.substring(equals + 1);
        return switch (name) {
            case "bom" -> new FieldsFormat(yes(setting, value), header, separator, occurrence, aggregator, quote);
            case "header" -> new FieldsFormat(bom, yes(setting, value), separator, occurrence, aggregator, quote);
            case "separator" -> new FieldsFormat(bom, header, character(setting, value), occurrence, aggregator, quote);
            case "aggregator" -> new FieldsFormat(bom, header, separator, occurrence, character(setting, value), quote);
            case "occurrence" ->
                new FieldsFormat(bom, header, separator, occurrence(setting, value), aggregator, quote);
            case "quote" -> new FieldsFormat(bom, header, separator, occurrence, aggregator, quote(setting, value));
            case "escape" -> {
                if (!yes(setting, value)) {
                    throw bad(setting, "y: control characters are always escaped");
                }
                yield this;
            }
            default -> throw bad(setting, "bom, header, separator, occurrence, aggregator or quote, each with =value");
        };
    }

    private static boolean yes(String setting, String value) {
        return switch (first(value)) {
            case 'y', 'Y' -> true;
            case 'n', 'N' -> false;
            default -> throw bad(setting, "y or n");
        };
    }

    private static String character(String setting, String value) {
        if (value.isEmpty()) {
            throw bad(setting, "one character, /t for a tab or /s for a space");
        }
        if (value.charAt(0) == '/') {
            return value.startsWith("/t") ? "\t" : value.startsWith("/s") ? " " : "\\";
        }
        return value.substring(0, value.offsetByCodePoints(0, 1));
    }

    private static Occurrence occurrence(String setting, String value) {
        return switch (first(value)) {
            case 'f' -> Occurrence.FIRST;
            case 'l' -> Occurrence.LAST;
            case 'a' -> Occurrence.ALL;
            default -> throw bad(setting, "f (first), l (last) or a (all)");
        };
    }

    private static String quote(String setting, String value) {
        return switch (first(value)) {
            case 'd' -> "\"";
            case 's' -> "'";
            case 'n' -> "";
            default -> throw bad(setting, "d (double), s (single) or n (none)");
        };
    }

    private static char first(String value) {
        return value.isEmpty() ? 0 : value.charAt(0);
    }

    private static IllegalArgumentException bad(String setting, String expected) {
        return new IllegalArgumentException("-E " + setting + ": expected " + expected);
    }
}
