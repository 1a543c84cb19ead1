package dev.peel.plugins.handshake;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Tap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command as the command line does, and keeps what it prints. */
final class CommandRun implements CommandContext {
    static final Path CAPTURES = Path.of("..", "..", "examples", "captures");

    private final Registry registry = Registry.load();
    private final Limits limits;
    private final byte[] input;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TextBuffer out = new TextBuffer(bytes);
    private final List<String> warnings = new ArrayList<>();

    CommandRun() {
        this(Limits.DEFAULT, new byte[0]);
    }

    CommandRun(Limits limits, byte[] input) {
        this.limits = limits;
        this.input = input;
    }

    /** {@return what the command prints of a sample capture} */
    static String table(String capture) throws IOException {
        return new CommandRun().run(CAPTURES.resolve(capture).toString());
    }

    /** {@return what the command prints with {@code arguments}} */
    String run(String... arguments) throws IOException {
        new HandshakesCommand().run(this, List.of(arguments));
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public TextBuffer out() {
        return out;
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    @Override
    public int scan(String file, Tap tap) throws IOException {
        try (CaptureReader reader = file.equals("-")
                ? Captures.open(new ByteArrayInputStream(input), CaptureLimits.DEFAULT)
                : Captures.open(Path.of(file), CaptureLimits.DEFAULT)) {
            new Scan(reader, new Engine(registry, Demand.of(registry, tap.fields()), limits), tap).run(1);
            return reader.fault().isPresent() ? 2 : 0;
        }
    }
}
