package dev.peel.repl.script.dissector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code peel-plugin.d.ts}: what plugins in JavaScript and their tests see, for editors that complete and check them. */
public final class PluginTypes {
    /** The file that plugins refer to. */
    public static final String FILE = "peel-plugin.d.ts";

    private PluginTypes() {}

    /** {@return the declarations, lines with an end of line each} */
    public static String declarations() {
        try (InputStream in = Objects.requireNonNull(PluginTypes.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
