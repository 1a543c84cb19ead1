package dev.peel.dissectors.x509;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Character strings, X.680 41, each type with its own encoding. */
final class Texts {
    private static final int SHOWN_BYTES = 36; // of a longer number, as in the tree's other values
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private Texts() {}

    /** Reads an element that is a string of any type. */
    static void read(Dissection d, Field field) {
        int identifier = Der.identifier(d);
        if (!isText(identifier)) {
            throw d.malformed();
        }
        readContents(d, field, identifier, Der.enter(d));
    }

    /** Reads the {@code length} bytes of a string whose type is {@code identifier}. */
    static void readContents(Dissection d, Field field, int identifier, int length) {
        if (charset(identifier).equals(StandardCharsets.UTF_8)) {
            d.text(field, length);
        } else {
            String text = d.wants(field) ? decode(d.rest(), 0, Math.min(length, d.captured()), identifier) : "";
            d.value(field, length, text);
        }
    }

    /** {@return whether elements with {@code identifier} are strings} */
    static boolean isText(int identifier) {
        return switch (identifier) {
            case Der.UTF8_STRING,
                    Der.PRINTABLE_STRING,
                    Der.TELETEX_STRING,
                    Der.IA5_STRING,
                    Der.VISIBLE_STRING,
                    Der.UNIVERSAL_STRING,
                    Der.BMP_STRING -> true;
            default -> false;
        };
    }

    /** {@return the text in {@code length} bytes from {@code start} on, with a replacement character for what is none} */
    static String decode(Bytes bytes, int start, int length, int identifier) {
        return new String(bytes.copy(start, length), charset(identifier));
    }

    /** {@return the first bytes of {@code bytes} in hexadecimal, with three dots where there are more} */
    static String hex(Bytes bytes, int length) {
        int shown = Math.min(Math.min(length, SHOWN_BYTES), bytes.length());
        return HexFormat.of().formatHex(bytes.copy(0, shown)) + (length > SHOWN_BYTES ? "…" : "");
    }

    private static Charset charset(int identifier) {
        return switch (identifier) {
            // T.61 in name only: whoever writes it means Latin 1.
            case Der.TELETEX_STRING -> StandardCharsets.ISO_8859_1;
            case Der.UNIVERSAL_STRING -> UTF_32BE;
            case Der.BMP_STRING -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
