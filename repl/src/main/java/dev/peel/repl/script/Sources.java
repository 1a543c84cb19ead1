package dev.peel.repl.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** Texts of JavaScript. */
public final class Sources {
    /** The language. */
    public static final String LANGUAGE = "js";

    private static final String OWN = "peel:";

    private Sources() {}

    /** {@return peel's own script in the resource {@code name}.js} */
    public static Source resource(String name) {
        try (InputStream in = Sources.class.getResourceAsStream(name + ".js")) {
            if (in == null) {
                throw new IllegalStateException("peel's script " + name + " is missing");
            }
            return own(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** {@return a script of peel's own} */
    public static Source own(String name, String text) {
        return Source.newBuilder(LANGUAGE, text, OWN + name).buildLiteral();
    }

    /** {@return a user's script, which errors call {@code name}} */
    public static Source users(String name, String text) {
        return Source.newBuilder(LANGUAGE, text, name).buildLiteral();
    }

    /** {@return whether a script called {@code name} is peel's own} */
    static boolean isOwn(String name) {
        return name.startsWith(OWN);
    }
}
