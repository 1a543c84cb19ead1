package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.capture.LiveSettings;
import dev.peel.repl.live.LiveSources;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs peel on the loopback interface, in a process of its own that can be told to end. */
class LiveTest {
    private static final String LOOPBACK = "lo";

    private DatagramSocket one;
    private DatagramSocket other;
    private Process peel;
    private BufferedReader out;

    @BeforeEach
    void open() throws IOException {
        try {
            LiveSources.find().open(LiveSettings.usual(LOOPBACK)).close();
        } catch (IOException refused) {
            assumeTrue(false, refused.getMessage());
        }
        one = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        if (peel != null) {
            peel.destroyForcibly();
            one.close();
            other.close();
        }
    }

    @Test
    void stopsAfterSoManyPacketsAsWereCapturedAndTellsHowManyWereShown() throws Exception {
        start(
                "-c",
                "6",
                "-Y",
                "frame.number in {1, 3, 5}"); // which are whose is not sure: one may be missed at the start

        List<String> printed = sendUntil(Integer.MAX_VALUE);

        assertThat(peel.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(peel.exitValue()).isZero();
        out.lines().forEach(printed::add);
        assertThat(printed).hasSize(3);
        assertThat(errors()).isEqualTo("peel: 6 packets captured on lo, 3 shown\n");
    }

    @Test
    void endsWellWhenItIsToldToEnd() throws Exception {
        start();

        int printed = sendUntil(4).size();
        new ProcessBuilder("kill", "-INT", String.valueOf(peel.pid())).start().waitFor();

        // Before the rest is read, which would have no end where whoever started the tests ignores that signal.
        assertThat(peel.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(peel.exitValue()).isZero();
        assertThat(errors()).isEqualTo("peel: " + (printed + out.lines().count()) + " packets captured on lo\n");
    }

    private void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Peel.class.getName(),
                "-i",
                LOOPBACK,
                "-f",
                "udp port " + one.getLocalPort() + " or udp port " + other.getLocalPort()));
        command.addAll(List.of(options));
        peel = new ProcessBuilder(command).start();
        out = peel.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Sends datagrams to the one and the other in turn, for a minute at most, and returns the lines by then: {@code least} at least,
     * unless peel ended before.
     */
    private List<String> sendUntil(int least) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int sent = 0; sent < 3_000 && lines.size() < least && peel.isAlive(); sent++) {
            send(one);
            send(other);
            peel.waitFor(20, TimeUnit.MILLISECONDS);
            while (out.ready()) {
                lines.add(out.readLine());
            }
        }
        return lines;
    }

    private static void send(DatagramSocket to) throws IOException {
        try (DatagramSocket from = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            from.send(new DatagramPacket(new byte[1], 1, to.getLocalSocketAddress()));
        }
    }

    private String errors() throws IOException {
        return new String(peel.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
