package dev.peel.dissectors.x509;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Object identifiers, X.660, and the names that standards give them. */
final class ObjectIdentifiers {
    private static final String RESOURCE = "object-identifiers.tsv";
    private static final int LAST_OCTET = 0x80; // X.690 8.19.2: not set in an arc's last octet
    private static final int ARC_BITS = 7; // X.690 8.19.2
    private static final int FIRST_ARC = 40; // X.690 8.19.4
    private static final int MAX_ARCS = 64; // of those that occur, none has half as many

    private ObjectIdentifiers() {}

    /**
     * {@return the object identifier in {@code length} bytes, with dots; empty where that is none}
     *
     * @param length at most as many as there are in {@code bytes}
     */
    static String text(Bytes bytes, int length) {
        return text(bytes, 0, length);
    }

    /** As {@link #text(Bytes, int)}, for the bytes from {@code start} on. */
    static String text(Bytes bytes, int start, int length) {
        StringBuilder text = new StringBuilder();
        long arc = 0;
        int arcs = 0;
        for (int i = start; i < start + length && arcs < MAX_ARCS; i++) {
            int octet = bytes.u8(i);
            arc = arc << ARC_BITS | octet & 0x7f;
            if (octet < LAST_OCTET) {
                if (text.isEmpty()) {
                    long top = Math.min(2, arc / FIRST_ARC);
                    text.append(top).append('.').append(arc - top * FIRST_ARC);
                } else {
                    text.append('.').append(Long.toUnsignedString(arc));
                }
                arc = 0;
                arcs++;
            }
        }
        return text.toString();
    }

    /** {@return what standards call {@code identifier}, such as {@code id-at-commonName}; itself where no name is known} */
    static String name(String identifier) {
        Entry known = Table.ENTRIES.get(identifier);
        return known == null ? identifier : known.name;
    }

    /** {@return the short name of an attribute of names, RFC 4514 3 and RFC 4519, such as {@code CN}; null where it has none} */
    static @Nullable String keyword(String identifier) {
        Entry known = Table.ENTRIES.get(identifier);
        return known == null ? null : known.keyword;
    }

    /** Reads an OBJECT IDENTIFIER, and returns it with dots. */
    static String read(Dissection d, Field field) {
        int length = Der.enter(d, Der.OBJECT_IDENTIFIER);
        d.peekBytes(field, length);
        String text = text(d.rest(), length);
        if (d.labelling()) {
            String name = name(text);
            d.label(field.label() + ": " + text + (name.equals(text) ? "" : " (" + name + ")"));
        }
        d.skip(length);
        return text;
    }

    /** {@return the OBJECT IDENTIFIER that is the first element in the element at the cursor, which is not read; empty where none is} */
    static String firstWithin(Dissection d) {
        Elements elements = new Elements(d.rest());
        return elements.next() && elements.enter() && elements.next() && elements.identifier() == Der.OBJECT_IDENTIFIER
                ? text(d.rest(), elements.start(), elements.length())
                : "";
    }

    private record Entry(String name, @Nullable String keyword) {}

    /** Read when the first name is asked for. */
    private static final class Table {
        static final Map<String, Entry> ENTRIES = read();

        private static Map<String, Entry> read() {
            Map<String, Entry> entries = new HashMap<>();
            InputStream stream = Objects.requireNonNull(
                    ObjectIdentifiers.class.getResourceAsStream(RESOURCE), "no data file " + RESOURCE);
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    String[] cells = line.split("\t", -1);
                    if (!line.startsWith("#") && cells.length > 1) {
                        entries.put(cells[0], new Entry(cells[1], cells.length > 2 ? cells[2] : null));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read data file " + RESOURCE, e);
            }
            return Map.copyOf(entries);
        }
    }
}
