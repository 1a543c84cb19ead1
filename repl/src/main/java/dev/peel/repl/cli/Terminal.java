package dev.peel.repl.cli;

import dev.peel.core.plugin.Screen;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The terminal that peel runs in. */
final class Terminal {
    private static final File DEVICE = new File("/dev/tty");
    private static final long PATIENCE = 500; // milliseconds
    private static final int MAX_ANSWER = 32; // bytes, two numbers

    private Terminal() {}

    /** {@return whether the standard input is a terminal} */
    static boolean isInput() {
        return isDescriptor(0);
    }

    /** {@return whether the open file of the process that has {@code number} is a terminal; false where that cannot be told} */
    static boolean isDescriptor(int number) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return test(number);
        }
    }

    /** {@return what POSIX's program says that tells terminals from files; false where there is none} */
    private static boolean test(int number) {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(number))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noProgram) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * {@return the terminal as a screen}
     *
     * @param environment the process's: {@code COLUMNS} where the terminal does not tell, and what {@link Colors} looks at
     */
    static Screen screen(Map<String, String> environment) {
        int columns = columns(ask()).orElseGet(() -> columns("0 " + environment.getOrDefault("COLUMNS", ""))
                .orElse(Screen.NARROWEST));
        return new Screen(columns, Colors.AUTO.apply(true, environment));
    }

    /** {@return the second of the numbers in {@code size}, rows and columns; none where it is none or 0} */
    static OptionalInt columns(String size) {
        String[] words = size.trim().split(" ", 2);
        try {
            int columns = words.length < 2 ? 0 : Integer.parseInt(words[1]);
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (NumberFormatException other) {
            return OptionalInt.empty();
        }
    }

    /** {@return what {@code stty} answers, empty where there is none: POSIX has a program that tells the size, no file} */
    private static String ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(DEVICE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
                stty.destroy();
                return "";
            }
            return new String(stty.getInputStream().readNBytes(MAX_ANSWER), StandardCharsets.US_ASCII);
        } catch (IOException noTerminal) {
            return "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
