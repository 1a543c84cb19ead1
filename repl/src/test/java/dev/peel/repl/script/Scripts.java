package dev.peel.repl.script;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.print.TextBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A session within a test: what its scripts give, print and are told. */
final class Scripts implements AutoCloseable {
    static final Path CAPTURES = Path.of("..", "examples", "captures");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TextBuffer out = new TextBuffer(bytes);
    private final List<String> warnings = new ArrayList<>();
    final ScriptSettings settings;
    final ScriptSession session;

    Scripts(Limits limits, FileAccess access) {
        CommandContext command = new CommandContext(
                Registry.load(), limits, CaptureLimits.DEFAULT, 2, InputStream.nullInputStream(), out, warnings::add);
        settings = ScriptSettings.of(command, access);
        session = ScriptSession.start(settings);
    }

    /** {@return a session that may read the captures that come with the project} */
    static Scripts ofExamples() {
        return new Scripts(Limits.DEFAULT, new FileAccess(null, List.of(CAPTURES), List.of()));
    }

    /** Makes one of the captures that come with the project the current one. */
    Scripts open(String name) {
        try {
            session.use(ScriptCapture.open(CAPTURES.resolve(name), settings.opening(), Plugins.BUILT_IN));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@return the value of a script, as it is shown} */
    String value(String script) {
        Evaluation evaluation = session.evaluate("test", script);
        if (evaluation instanceof Evaluation.Result result) {
            return result.text();
        }
        throw new AssertionError(script + ": " + evaluation);
    }

    /** {@return what a script was told that is wrong with it} */
    Evaluation.Mistake mistake(String script) {
        Evaluation evaluation = session.evaluate("test", script);
        if (evaluation instanceof Evaluation.Mistake mistake) {
            return mistake;
        }
        throw new AssertionError(script + ": " + evaluation);
    }

    /** {@return what was printed since this was asked last} */
    String printed() {
        try {
            out.flush();
            String printed = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() throws IOException {
        session.close();
    }
}
