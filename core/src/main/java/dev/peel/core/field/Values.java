package dev.peel.core.field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of a field's numbers, such as 443's cipher suites or ICMP's types.
 *
 * <p>Those of a data file are read when the first name is asked for. Immutable; safe for use by several threads.
 */
public final class Values {
    private final @Nullable Class<?> anchor;
    private final String resource;
    private volatile @Nullable Table table;

    private Values(@Nullable Class<?> anchor, String resource, @Nullable Table table) {
        this.anchor = anchor;
        this.resource = resource;
        this.table = table;
    }

    /**
     * {@return the names in a data file: a line each of number or range ({@code lowest..highest}), tab, name; {@code #} starts a
     * comment}
     *
     * @param anchor the class whose package and class loader the file belongs to
     * @param resource the file's name relative to {@code anchor}, as {@link Class#getResourceAsStream} takes it
     */
    public static Values resource(Class<?> anchor, String resource) {
        return new Values(anchor, resource, null);
    }

    /** {@return names given one by one: a number, its name, the next number, its name ...} */
    public static Values of(Object... numbersAndNames) {
        TreeMap<Long, Entry> entries = new TreeMap<>();
        for (int i = 0; i < numbersAndNames.length; i += 2) {
            long number = ((Number) numbersAndNames[i]).longValue();
            entries.put(number, new Entry(number, number, (String) numbersAndNames[i + 1]));
        }
        return new Values(null, "", new Table(entries));
    }

    /** {@return the name of {@code number}, null where it has none} */
    public @Nullable String name(long number) {
        return table().name(number);
    }

    /** {@return the name of {@code number}, {@code otherwise} where it has none} */
    public String name(long number, String otherwise) {
        String name = name(number);
        return name == null ? otherwise : name;
    }

    /** {@return all entries by number} */
    public List<Entry> entries() {
        return table().entries;
    }

    private Table table() {
        Table known = table;
        if (known == null) {
            known = read(Objects.requireNonNull(anchor), resource);
            table = known;
        }
        return known;
    }

    private static Table read(Class<?> anchor, String resource) {
        TreeMap<Long, Entry> entries = new TreeMap<>();
        try (InputStream stream = anchor.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no data file " + resource + " beside " + anchor.getName());
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            int row = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                row++;
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && tab >= 0) {
                    add(line.substring(0, tab), line.substring(tab + 1), entries, resource, row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read data file " + resource, e);
        }
        return new Table(entries);
    }

    private static void add(String number, String name, NavigableMap<Long, Entry> to, String resource, int row) {
        int range = number.indexOf("..");
        try {
            long low = Long.decode(range < 0 ? number : number.substring(0, range));
            long high = range < 0 ? low : Long.decode(number.substring(range + 2));
            Map.Entry<Long, Entry> before = to.floorEntry(high);
            if (before != null && before.getValue().high() >= low) {
                throw bad(resource, row, low + " has a name already");
            }
            to.put(low, new Entry(low, high, name));
        } catch (NumberFormatException e) {
            throw bad(resource, row, "\"" + number + "\" is neither a number nor a range");
        }
    }

    private static IllegalStateException bad(String resource, int row, String what) {
        return new IllegalStateException("data file " + resource + ", line " + row + ": " + what);
    }

    /**
     * One name.
     *
     * @param low the lowest number that has it
     * @param high the highest number that has it
     * @param name the name
     */
    public record Entry(long low, long high, String name) {}

    private static final class Table {
        private final long[] lows;
        private final List<Entry> entries;

        Table(SortedMap<Long, Entry> sorted) {
            lows = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
            entries = List.copyOf(sorted.values());
        }

        @Nullable
        String name(long number) {
            int at = Arrays.binarySearch(lows, number);
            int index = at >= 0 ? at : -at - 2;
            return index >= 0 && number <= entries.get(index).high()
                    ? entries.get(index).name()
                    : null;
        }
    }
}
