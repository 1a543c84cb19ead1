package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session on a terminal, through every command and the main mistakes; its screens are compared with those that were reviewed. */
class PromptScreenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "peel", "repl", "shell");
    private static final String HEADER =
            "generated; update with: mvn -pl repl -am test -Dtest=PromptScreenTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dgolden.update\n";
    private static final String PROMPT = "peel>";
    private static final int COLUMNS = 100;
    private static final int ROWS = 30;

    @TempDir
    Path folder;

    private final StringBuilder screens = new StringBuilder(HEADER);

    @BeforeAll
    static void skipWithoutTmux() {
        assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
    }

    @Test
    void showsEveryCommand() throws IOException {
        try (TmuxTerminal terminal = start("blocked-clients.pcap")) {
            for (String line : List.of(
                    "/help",
                    "/help packet",
                    "/help tls.alert_message.level",
                    "/packets",
                    "tls.handshake.type == 1",
                    "/packet 4",
                    "/packet 4 hex",
                    "/packet 4 json",
                    "/flows",
                    "/flows diag.ended_by == client",
                    "/flow 2",
                    "/follow 1 hex",
                    "/handshakes",
                    "/explain",
                    "/explain 2",
                    "/ladder 0",
                    "/diff 2",
                    "/fields tls.alert*",
                    "/stats",
                    "/stats conv,tcp",
                    "/decodeas tcp.port==443,http",
                    "/decodeas",
                    "/decodeas none",
                    "/export " + folder.resolve("x.json") + " tls.handshake.type == 1 as json",
                    "/plugins",
                    "/limits",
                    "/limits flows=1000",
                    "/set",
                    "/set times u",
                    "/set times r",
                    "packets.where(\"tls.handshake.type == 1\").countBy(p => p.ip.src)",
                    "1 + 1",
                    "_ + 1",
                    "/close",
                    "/open ../examples/captures/dns.pcap",
                    "dns.flags.response == 1")) {
                run(terminal, line);
            }
        }

        compare("commands.txt");
    }

    @Test
    void showsMistakes() throws IOException {
        try (TmuxTerminal terminal = start("tls12-full.pcap")) {
            for (String line : List.of(
                    "/flos",
                    "tls.handshake.typ == 1",
                    "tcp.port == 443 and",
                    "tpc.port == 443",
                    "ip.src == 1.2.3",
                    "/packet",
                    "/packet 99",
                    "/packet four",
                    "/flow 5",
                    "/ladder",
                    "/ladder 9",
                    "/diff 0",
                    "/explain nothing",
                    "/stats conv,tpc",
                    "/follow 0 text",
                    "/fields nothing*",
                    "/decodeas 443",
                    "/decodeas tcp.port==443,tsl",
                    "/export x tls as word",
                    "/limits flow=3",
                    "/set page on",
                    "/open missing.pcap",
                    "/load missing",
                    "/save",
                    "/help nothing at all",
                    "nothing()",
                    "let a = 1 1",
                    "throw new Error('mine')",
                    "/close",
                    "tls",
                    "/flows")) {
                run(terminal, line);
            }
        }

        compare("mistakes.txt");
    }

    @Test
    void showsWhatIsTyped() throws IOException {
        try (TmuxTerminal terminal = start("tls12-full.pcap")) {
            type(terminal, "/pac", "Tab", "/packet");
            type(terminal, "/explain", "", "Says of each connection");
            type(terminal, "/packets tls.handshake.ty", "Tab", "4 of 17 packets");
            type(terminal, "tls.handshake.type == 1", "", "1 of 17 packets");
            type(terminal, "tls.handshake.typ == 1", "", "did you mean tls.handshake.type?");
            type(terminal, "tls.handshake.type == ", "Tab", "Client Hello (1)");
            type(terminal, "tls.alert_message", "", "2 of 17 packets");
            type(terminal, "packets.cou", "Tab", "countBy");
        }

        compare("typing.txt");
    }

    @Test
    void endsAScriptByControlCAndTheSessionByControlD() throws IOException {
        try (TmuxTerminal terminal = start("tls12-full.pcap")) {
            run(terminal, "1 + 1");
            terminal.type("while (true) {}");
            terminal.press("Enter");
            terminal.await(screen -> !isAtPrompt(screen));
            terminal.press("C-c");
            assertThat(terminal.await(PromptScreenTest::isAtPrompt)).contains("interrupted");
            run(terminal, "_ + 1");
            assertThat(terminal.await(PromptScreenTest::isAtPrompt)).contains("3");
            terminal.press("C-d");
            terminal.await(screen -> screen.get(0).startsWith("no server"));
        }
    }

    private TmuxTerminal start(String capture) throws IOException {
        TmuxTerminal terminal = TmuxTerminal.start(COLUMNS, ROWS, folder, RunningShell.capture(capture));
        note("", terminal.await(PromptScreenTest::isAtPrompt));
        return terminal;
    }

    private void run(TmuxTerminal terminal, String line) throws IOException {
        terminal.press("C-l"); // clears the screen
        terminal.await(screen -> !screen.isEmpty() && screen.get(0).equals(PROMPT));
        terminal.type(line);
        terminal.press("Enter");
        List<String> screen = terminal.await(
                shown -> isPaged(shown) || isAtPrompt(shown) && !shown.get(0).equals(PROMPT));
        note(line, screen);
        if (isPaged(screen)) {
            terminal.press("q");
            terminal.await(PromptScreenTest::isAtPrompt);
        }
    }

    private void type(TmuxTerminal terminal, String text, String key, String awaited) throws IOException {
        terminal.press("C-l");
        terminal.type(text);
        if (!key.isEmpty()) {
            terminal.press(key);
        }
        note(text + " " + key, terminal.await(screen -> String.join("\n", screen)
                .contains(awaited)));
        terminal.press("C-u");
        terminal.await(PromptScreenTest::isAtPrompt);
    }

    private static boolean isPaged(List<String> screen) {
        return screen.stream().anyMatch(row -> row.startsWith(" more: "));
    }

    /** The last row is the one that tells of what is typed. */
    private static boolean isAtPrompt(List<String> screen) {
        String last = screen.stream()
                .limit(ROWS - 1)
                .filter(row -> !row.isEmpty())
                .reduce((first, next) -> next)
                .orElse("");
        return last.equals(PROMPT);
    }

    private void note(String typed, List<String> screen) {
        screens.append("\n======== ")
                .append(typed.replace(folder.toString(), "FOLDER"))
                .append('\n');
        String text = String.join("\n", screen).stripTrailing();
        screens.append(text.replace(folder.toString(), "FOLDER")).append('\n');
    }

    private void compare(String name) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, screens);
        }
        assertThat(screens.toString()).isEqualTo(Files.readString(file));
    }
}
