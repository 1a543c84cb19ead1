package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static String typed(String keys) throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new DumbTerminal("test", Terminal.TYPE_DUMB, in, screen, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(100, 30));
            ShellSetup setup = RunningShell.setup(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    new PrintWriter(new StringWriter()),
                    true);
            int exitCode = Prompt.run(setup, terminal, RunningShell.capture("tls12-full.pcap"));
            assertThat(exitCode).isZero();
        }
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatIsInTheCaptureAndRunsLinesOnADumbTerminal() throws IOException {
        String screen = typed("tls.handshake.type == 1\n/quit\n");

        assertThat(screen)
                .contains("tls12-full.pcap: 17 packets, 2.6 kB")
                .contains("2026-11-23 13:22:03.099 UTC, for 0.003 s")
                .contains("1 TCP, 0 UDP")
                .contains("Client Hello")
                .contains("1 of 17 packets");
    }

    @Test
    void goesOnBehindAMistakeAndEndsWithTheInput() throws IOException {
        String screen = typed("/flos\n1 + 1\n");

        assertThat(screen).contains("did you mean /flow?").contains("2");
    }
}
