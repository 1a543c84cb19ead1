package dev.peel.repl.shell;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.repl.extension.Extensions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The prompt, its lines from a pipe: what it printed and how it ended. */
record RunningShell(int exitCode, String out, String errors) {
    /** Runs {@code lines} on one of the captures that come with the project; none where {@code capture} is empty. */
    static RunningShell of(String capture, String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        ShellSetup setup = setup(new ByteArrayInputStream(in), out, new PrintWriter(errors), false);
        int exitCode = Shell.run(setup, capture.isEmpty() ? null : capture(capture));
        return new RunningShell(exitCode, out.toString(StandardCharsets.UTF_8), errors.toString());
    }

    static ShellSetup setup(InputStream in, OutputStream out, PrintWriter errors, boolean isTerminal) {
        return new ShellSetup(
                Extensions.NONE,
                Limits.DEFAULT,
                CaptureLimits.DEFAULT,
                1,
                in,
                out,
                errors,
                isTerminal,
                false,
                Map.of("XDG_STATE_HOME", Path.of("target", "state").toString()),
                (extensions, captures, toolOut, toolErrors, arguments) -> {
                    toolErrors.println("peel: asked for " + String.join(" ", arguments));
                    return 1;
                });
    }

    /** {@return a session on one of the captures that come with the project} */
    static Session session(String capture) throws IOException {
        ShellSetup setup = setup(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintWriter(new StringWriter()),
                false);
        Session session = new Session(setup, new PlainConsole(setup.out(), setup.errors()));
        session.open(capture(capture));
        return session;
    }

    static String capture(String name) {
        return Path.of("..", "examples", "captures", name).toString();
    }
}
