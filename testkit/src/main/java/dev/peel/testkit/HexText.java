package dev.peel.testkit;

import java.util.HexFormat;
import java.util.Locale;

/** Bytes as people write them: hexadecimal digits; white space counts for nothing, {@code #} starts a comment. */
public final class HexText {
    private HexText() {}

    /**
     * {@return the bytes}
     *
     * @throws IllegalArgumentException when there is anything else than digits, or an odd number of them
     */
    public static byte[] parse(String text) {
        return HexFormat.of()
                .parseHex(text.replaceAll("#.*", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT));
    }
}
