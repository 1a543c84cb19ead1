package dev.peel.plugins.handshake;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Screen;
import dev.peel.core.print.TextBuffer;
import dev.peel.plugins.handshake.command.HandshakesCommand;
import dev.peel.plugins.handshake.track.CaptureFlows;
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

    private static final Registry REGISTRY = Registry.load();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> warnings = new ArrayList<>();
    private CommandContext context;
    private int exitCode;

    CommandRun() {
        this(Limits.DEFAULT, new byte[0]);
    }

    /** Makes a run with {@code input} as its standard input. */
    CommandRun(Limits limits, byte[] input) {
        context = new CommandContext(
                REGISTRY,
                limits,
                CaptureLimits.DEFAULT,
                1,
                new ByteArrayInputStream(input),
                new TextBuffer(out),
                warnings::add);
    }

    /** Goes on with {@code screen}. */
    CommandRun on(Screen screen) {
        context = context.on(screen);
        return this;
    }

    /** Goes on with so many threads. */
    CommandRun threads(int count) {
        context = new CommandContext(
                context.registry(),
                context.limits(),
                context.captureLimits(),
                count,
                context.input(),
                context.out(),
                context.warnings(),
                context.screen(),
                context.captures(),
                context.plugins());
        return this;
    }

    /** Goes on with {@code capture} for {@code file}. */
    CommandRun with(String file, IndexedCapture capture) {
        context = context.with(file, capture);
        return this;
    }

    /** {@return what the command prints of a sample capture} */
    static String table(String capture) throws IOException {
        return new CommandRun().run(CAPTURES.resolve(capture).toString());
    }

    /** {@return what the command prints with {@code arguments}} */
    String run(String... arguments) throws IOException {
        return run(new HandshakesCommand(), arguments);
    }

    /** {@return what {@code command} prints with {@code arguments}} */
    String run(Command command, String... arguments) throws IOException {
        exitCode = command.run(context, List.of(arguments));
        context.out().flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** {@return the flows of a capture} */
    CaptureFlows flows(String file) throws IOException {
        return CaptureFlows.read(context, file);
    }

    /** {@return the exit code of the last run} */
    int exitCode() {
        return exitCode;
    }

    /** {@return what the command tells besides} */
    List<String> warnings() {
        return warnings;
    }
}
