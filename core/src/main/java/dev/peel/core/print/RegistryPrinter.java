package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be dissected, as lines of columns between tabs, tshark's {@code -G}.
 *
 * <p>Each method prints one list and flushes it; it throws {@link IOException} when the output cannot be written. Not thread-safe.
 */
public final class RegistryPrinter {
    private final Registry registry;
    private final TextBuffer out;

    /** Makes a printer of {@code registry}. */
    public RegistryPrinter(Registry registry, TextBuffer out) {
        this.registry = registry;
        this.out = out;
    }

    /** Prints protocols: name, short name, abbreviation. */
    public void protocols() throws IOException {
        for (Protocol protocol : registry.protocols()) {
            line(
                    protocol.field().label(),
                    protocol.shortName(),
                    protocol.field().abbreviation());
        }
        out.flush();
    }

    /**
     * Prints protocols ({@code P}: name, abbreviation) and fields ({@code F}: name, abbreviation, type, protocol, base of an integer
     * or width of a boolean in bits, mask, description, which peel leaves empty). Of several fields with one name the first is told.
     */
    public void fields() throws IOException {
        Set<String> told = new HashSet<>();
        for (Protocol protocol : registry.protocols()) {
            line("P", protocol.field().label(), protocol.field().abbreviation());
            for (Field field : protocol.fields()) {
                if (told.add(field.abbreviation())) {
                    field(field, protocol);
                }
            }
        }
        out.flush();
    }

    private void field(Field field, Protocol protocol) throws IOException {
        line(
                "F",
                field.label(),
                field.abbreviation(),
                type(field),
                protocol.field().abbreviation(),
                base(field),
                "0x" + Long.toHexString(field.mask()),
                "");
    }

    /**
     * Prints names of values: {@code V}, abbreviation, value, name; {@code R}, abbreviation, lowest value, highest value, name, for a
     * field some of whose names stand for several values; {@code T}, abbreviation, words for true and false.
     */
    public void values() throws IOException {
        for (Protocol protocol : registry.protocols()) {
            for (Field field : protocol.fields()) {
                values(field);
            }
            out.flushIfFull();
        }
        out.flush();
    }

    private void values(Field field) {
        Values values = field.values();
        if (field.type() == FieldType.BOOLEAN) {
            if (values != null || field.mask() != 0) {
                line("T", field.abbreviation(), ValueLabel.truth(field, true), ValueLabel.truth(field, false));
            }
        } else if (values != null) {
            List<Values.Entry> entries = values.entries();
            boolean hasRanges = entries.stream().anyMatch(entry -> entry.low() != entry.high());
            for (Values.Entry entry : entries) {
                if (hasRanges) {
                    line(
                            "R",
                            field.abbreviation(),
                            number(field, entry.low()),
                            number(field, entry.high()),
                            entry.name());
                } else {
                    line("V", field.abbreviation(), number(field, entry.low()), entry.name());
                }
            }
        }
    }

    private static String number(Field field, long value) {
        return field.base().isHex() ? "0x" + Long.toHexString(value) : Long.toString(value);
    }

    private static String base(Field field) {
        if (field.type() == FieldType.BOOLEAN) {
            return Integer.toString(field.bits());
        }
        return field.type().isInteger() && field.type() != FieldType.FRAME_NUMBER
                ? field.base().wiresharkName()
                : "";
    }

    /** Wireshark has types of their own for more widths than peel has. */
    private static String type(Field field) {
        int bits = field.bits();
        return switch (field.type()) {
            case INT32 ->
                bits > 0 && bits < 32
                        ? "FT_INT" + (bits + 7) / 8 * 8
                        : field.type().wiresharkName();
            case INT64, UINT64 ->
                bits > 32 && bits < 64
                        ? (field.type() == FieldType.INT64 ? "FT_INT" : "FT_UINT") + (bits + 7) / 8 * 8
                        : field.type().wiresharkName();
            default -> field.type().wiresharkName();
        };
    }

    private void line(String... columns) {
        for (int i = 0; i < columns.length; i++) {
            out.text(i == 0 ? "" : "\t").text(columns[i]);
        }
        out.ascii('\n');
    }
}
