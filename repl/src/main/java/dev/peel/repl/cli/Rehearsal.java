package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.Limits;
import dev.peel.repl.extension.Extensions;
import dev.peel.repl.shell.Shell;
import dev.peel.repl.shell.ShellSetup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the command on captures in the ways that people run it, and prints nothing. {@code ./peel} has the virtual machine archive
 * the classes that are loaded by that, which saves later runs half of their start.
 */
final class Rehearsal {
    private static final String[][] WAYS = {
        {"-T", "fields", "-e", "tls.handshake.extensions_server_name"},
        {"-T", "fields", "-e", "frame.number", "-e", "ip.src", "-e", "tcp.stream", "-e", "tls.handshake.type"},
        {"-Y", "tcp.port in {1..65535} and (tcp.len == 0 or frame contains 00 or frame matches \".\")"},
        {"-V", "-x"},
    };

    private static final String[][] COMMANDS = {
        {"handshakes"},
        {"explain"},
        {"explain", "--json", "-Y", "hs.ok == 0 or tcp"},
        {"flows"},
        {"ladder", "0"},
        {"diff", "0"},
    };
    private static final String LINES = """
            tls.handshake.type == 1
            /packets
            /packet 4
            /flows
            /handshakes
            /explain
            /ladder 0
            /fields tls.handshake.*
            /help
            table(packets.where("tls").countBy(p => p.tcp.stream))
            """;
    private static final Path NO_HOME = Path.of("no", "folder"); // what is found in people's is not for the archive
    private static final String CAPTURE = "captures/blocked-clients.pcap";

    private Rehearsal() {}

    /** Takes {@code show} and captures to run on, or {@code run} and scripts to run. */
    public static void main(String[] words) throws IOException {
        List<String> files = Arrays.asList(words).subList(1, words.length);
        if (words[0].equals("run")) {
            files.forEach(script -> run("run", script, script.replaceFirst("scripts/.*", CAPTURE)));
            explore(files.get(0).replaceFirst("scripts/.*", CAPTURE));
        } else {
            show(files);
        }
    }

    /** Runs lines as from a pipe, and then the prompt, which finds that nobody types. */
    private static void explore(String capture) throws IOException {
        PrintWriter errors = new PrintWriter(Writer.nullWriter());
        InputStream lines = new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8));
        Peel.run(lines, OutputStream.nullOutputStream(), errors, "repl", capture);
        ShellSetup setup = new ShellSetup(
                Extensions.NONE,
                Limits.DEFAULT,
                CaptureLimits.DEFAULT,
                2,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                errors,
                true,
                true,
                Map.of(),
                (extensions, captures, out, told, arguments) -> 0);
        Shell.run(setup, capture);
    }

    private static void show(List<String> captures) {
        Terminal.isDescriptor(1); // loads what is asked of standard output, to which nothing is printed here
        run("--version");
        run("--help");
        for (String capture : captures) {
            for (String[] way : WAYS) {
                run(Stream.concat(Stream.of("-r", capture), Arrays.stream(way)));
            }
            for (String[] command : COMMANDS) {
                run(Stream.concat(Stream.of(command[0], capture), Arrays.stream(command, 1, command.length)));
            }
        }
    }

    private static void run(Stream<String> arguments) {
        run(arguments.toArray(String[]::new));
    }

    private static void run(String... arguments) {
        PrintWriter errors = new PrintWriter(Writer.nullWriter());
        Peel.run(NO_HOME, Map.of(), InputStream.nullInputStream(), OutputStream.nullOutputStream(), errors, arguments);
    }
}
