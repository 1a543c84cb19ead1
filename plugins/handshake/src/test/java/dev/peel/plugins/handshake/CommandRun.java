package dev.peel.plugins.handshake;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.print.TextBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command as the command line does, and keeps what it prints. */
final class CommandRun {
    static final Path CAPTURES = Path.of("..", "..", "examples", "captures");

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
        CommandContext context = new CommandContext(
                Registry.load(), limits, CaptureLimits.DEFAULT, 1, new ByteArrayInputStream(input), out, warnings::add);
        new HandshakesCommand().run(context, List.of(arguments));
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    List<String> warnings() {
        return warnings;
    }
}
