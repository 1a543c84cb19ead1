package dev.peel.repl.shell;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The command in a terminal of tmux, which is typed to and whose screen is looked at. */
final class TmuxTerminal implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String socket = "peel-test-" + ProcessHandle.current().pid();

    private TmuxTerminal() {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("tmux", "-V")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts {@code peel} with {@code arguments} on a screen of that size. */
    static TmuxTerminal start(int columns, int rows, Path state, String... arguments) throws IOException {
        TmuxTerminal terminal = new TmuxTerminal();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "" + columns,
                "-y",
                "" + rows,
                "env",
                "-u",
                "NO_COLOR",
                "-u",
                "SSLKEYLOGFILE",
                "LC_ALL=C.UTF-8",
                "XDG_STATE_HOME=" + state.toAbsolutePath(),
                "EDITOR=true",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Duser.timezone=UTC"));
        if (Runtime.version().feature() >= 24) { // warns on the screen otherwise, as ./peel knows too
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", classPath, "dev.peel.repl.cli.Peel"));
        command.addAll(List.of(arguments));
        terminal.tmux(command.toArray(String[]::new));
        return terminal;
    }

    /** Types {@code text} as it is. */
    void type(String text) throws IOException {
        tmux("send-keys", "-l", "--", text);
    }

    /** Presses a key by tmux's name for it, such as {@code Enter}. */
    void press(String key) throws IOException {
        tmux("send-keys", key);
    }

    /** {@return the screen once {@code isThere} holds for it and it no longer changes} */
    List<String> await(Predicate<List<String>> isThere) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> before = List.of();
        while (System.nanoTime() < end) {
            pause();
            List<String> screen = screen();
            if (isThere.test(screen) && screen.equals(before)) {
                return screen;
            }
            before = screen;
        }
        throw new AssertionError("waited in vain; the screen is\n" + String.join("\n", before));
    }

    /** {@return the rows of the screen, without spaces at their ends} */
    private List<String> screen() throws IOException {
        return tmux("capture-pane", "-p").lines().map(String::stripTrailing).collect(Collectors.toList());
    }

    private String tmux(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        tmux("kill-server");
    }
}
