package dev.peel.repl.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The command, run within the test: what it printed and how it ended. */
record RunningPeel(int exitCode, String out, String errors) {

    /** Runs the command with nothing on its standard input. */
    static RunningPeel of(String... arguments) {
        return reading(new ByteArrayInputStream(new byte[0]), arguments);
    }

    /** Runs the command with {@code in} as its standard input. */
    static RunningPeel reading(InputStream in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunningPeel ended = writing(out, in, arguments);
        return new RunningPeel(ended.exitCode, out.toString(StandardCharsets.UTF_8), ended.errors);
    }

    /** Runs the command with {@code out} as its standard output; nothing of it is kept. */
    static RunningPeel writing(OutputStream out, InputStream in, String... arguments) {
        StringWriter errors = new StringWriter();
        int exitCode = Peel.run(in, out, new PrintWriter(errors), arguments);
        return new RunningPeel(exitCode, "", errors.toString());
    }

    /** {@return one of the captures that come with the project} */
    static String capture(String name) {
        return Path.of("..", "examples", "captures", name).toString();
    }
}
