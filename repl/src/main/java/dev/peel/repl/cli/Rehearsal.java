package dev.peel.repl.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;

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

    private Rehearsal() {}

    /** Takes the captures to run on. */
    public static void main(String[] captures) {
        for (String capture : captures) {
            for (String[] way : WAYS) {
                String[] arguments = new String[way.length + 2];
                System.arraycopy(way, 0, arguments, 2, way.length);
                arguments[0] = "-r";
                arguments[1] = capture;
                run(arguments);
            }
            for (String[] command : COMMANDS) {
                String[] arguments = new String[command.length + 1];
                arguments[0] = command[0];
                arguments[1] = capture;
                System.arraycopy(command, 1, arguments, 2, command.length - 1);
                run(arguments);
            }
        }
    }

    private static void run(String... arguments) {
        PrintWriter errors = new PrintWriter(Writer.nullWriter());
        Peel.run(InputStream.nullInputStream(), OutputStream.nullOutputStream(), errors, arguments);
    }
}
