package dev.peel.repl.cli;

import static dev.peel.repl.cli.RunningPeel.capture;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeelTest {
    private static final String FULL = capture("tls12-full.pcap");

    @TempDir
    private Path folder;

    @Test
    void printsShortUsageWhenCalledWithoutArguments() {
        RunningPeel peel = RunningPeel.of();

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.out())
                .startsWith("Usage: peel FILE")
                .contains("peel -r FILE")
                .hasLineCount(9);
    }

    @Test
    void listsAllOptionsWhenAskedForHelp() {
        assertThat(RunningPeel.of("--help").out())
                .contains("-T=TYPE")
                .contains("--limit")
                .contains("Exit codes:");
    }

    @Test
    void tellsItsNameWithTheVersion() {
        assertThat(RunningPeel.of("--version").out()).startsWith("peel ");
    }

    @Test
    void stopsAfterSoManyPackets() {
        assertThat(RunningPeel.of("-n", "-r", FULL, "-c", "3").out()).hasLineCount(3);
        assertThat(RunningPeel.of("-nc3", "-r" + FULL).out()).hasLineCount(3);
    }

    @Test
    void showsOnlyThePacketsThatFiltersHoldFor() {
        assertThat(RunningPeel.of(
                                "-n",
                                "-r",
                                FULL,
                                "-Y",
                                "frame.number in {2, 5..7}",
                                "-T",
                                "fields",
                                "-e",
                                "frame.number")
                        .out())
                .isEqualTo("2\n5\n6\n7\n");
        assertThat(RunningPeel.of(
                                "-r",
                                FULL,
                                "-Y",
                                "frame.number > 3",
                                "-R",
                                "frame.number < 6",
                                "-Y",
                                "tcp",
                                "-T",
                                "fields",
                                "-e",
                                "frame.number")
                        .out())
                .isEqualTo("4\n5\n");
        assertThat(RunningPeel.of("-r", FULL, "-Y", "").out()).hasLineCount(17);
        assertThat(RunningPeel.of("-r", FULL, "-V", "-Y", "tls.handshake.type == 1")
                        .out())
                .contains("Client Hello")
                .doesNotContain("Server Hello");
        assertThat(RunningPeel.of(
                                "-r",
                                FULL,
                                "-Y",
                                "_ws.col.protocol == \"TLSv1\" or _ws.col.Info contains \"Client Hello\"")
                        .out())
                .hasLineCount(1);
    }

    @Test
    void countsPacketsBeforeItFiltersThem() {
        assertThat(RunningPeel.of("-r", FULL, "-c", "5", "-Y", "frame.number > 3", "-T", "fields", "-e", "frame.number")
                        .out())
                .isEqualTo("4\n5\n");
    }

    @Test
    void tellsTheTimeSinceThePacketShownBefore() {
        assertThat(RunningPeel.of(
                                "-r",
                                FULL,
                                "-Y",
                                "frame.number in {4, 6}",
                                "-T",
                                "fields",
                                "-e",
                                "frame.time_delta_displayed")
                        .out())
                .isEqualTo("0.000000000\n0.000755000\n");
        assertThat(RunningPeel.of(
                                "-n",
                                "-t",
                                "dd",
                                "-r",
                                FULL,
                                "-Y",
                                "tls",
                                "-c",
                                "6",
                                "-T",
                                "fields",
                                "-e",
                                "_ws.col.Time")
                        .out())
                .isEqualTo("0.000000\n0.000755\n");
    }

    @Test
    void saysWhereAPatternWasGivenUp() {
        RunningPeel peel =
                RunningPeel.of("-r", FULL, "-Y", "frame matches \"(a|b|[^c])+(d+)+$\"", "--limit", "filter-steps=100");

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.errors())
                .matches(
                        "peel: limit filter-steps \\(100\\) was reached for \\d+ values, .*; use a simpler pattern, or --limit filter-steps=N\\R");
    }

    @Test
    void outputDoesNotDependOnThreads() {
        String one = RunningPeel.of("-r", FULL, "-V", "-x", "--threads", "1").out();

        assertThat(RunningPeel.of("-r", FULL, "-V", "-x", "--threads", "3").out())
                .isNotEmpty()
                .isEqualTo(one);
    }

    @Test
    void readsStandardInput() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(FULL))) {
            RunningPeel peel = RunningPeel.reading(in, "-r", "-", "-T", "fields", "-e", "frame.number");

            assertThat(peel.exitCode()).isZero();
            assertThat(peel.out()).hasLineCount(17).endsWith("\n17\n");
        }
    }

    @Test
    void printsWholeFramesOfACutFileThenSaysWhereItEnds() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(FULL));
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, 2000));

        RunningPeel peel = RunningPeel.of("-r", cut.toString(), "-T", "fields", "-e", "frame.number");

        assertThat(peel.exitCode()).isEqualTo(2);
        assertThat(peel.out()).endsWith("\n8\n");
        assertThat(peel.errors())
                .hasLineCount(1)
                .startsWith("peel: " + cut + ": capture ends at byte 1696, after frame 8: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json    | ]
            jsonraw | ]
            pdml    | </pdml>
            psml    | </psml>
            """)
    void closesTheOutputOfACutFile(String type, String end) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(FULL));
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, 2000));

        RunningPeel peel = RunningPeel.of("-r", cut.toString(), "-T", type);

        assertThat(peel.exitCode()).isEqualTo(2);
        assertThat(peel.out()).endsWith("\n" + end + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "tabs", "json", "jsonraw", "jsonl", "ek", "pdml", "psml"})
    void printsAPacketBeforeTheNextHasCome(String type) throws Exception {
        byte[] whole = Files.readAllBytes(Path.of(FULL));
        int two = 24 + 2 * (16 + 74); // bytes of the header and two packets
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PacketByPacket in = new PacketByPacket(whole, two, () -> out.toString(StandardCharsets.UTF_8));

        RunningPeel.writing(out, in, "-r", "-", "-T", type, "--threads", "1");

        // The second packet's time; of bytes alone, a number that only it has.
        assertThat(in.seen()).contains(type.equals("jsonraw") ? "02b81f54" : "0.000017");
    }

    /** Gives the first bytes of a capture, and looks at the output before it gives the rest. */
    private static final class PacketByPacket extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Supplier<String> output;
        private int left;
        private String seen = "";

        PacketByPacket(byte[] whole, int first, Supplier<String> output) {
            bytes = new ByteArrayInputStream(whole);
            left = first;
            this.output = output;
        }

        String seen() {
            return seen;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("bytes are read in pieces");
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (left == 0) {
                seen = output.get();
                left = Integer.MAX_VALUE;
            }
            int read = bytes.read(into, from, Math.min(count, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    @Test
    void saysInOneLineWhatIsNoCapture() {
        RunningPeel missing = RunningPeel.of("-r", folder.resolve("none.pcap").toString());
        RunningPeel bad = RunningPeel.reading(
                new ByteArrayInputStream("garbage!".getBytes(StandardCharsets.US_ASCII)), "-r", "-");

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errors()).endsWith("none.pcap: no such file" + System.lineSeparator());
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.errors()).hasLineCount(1).startsWith("peel: not a capture file");
    }

    @Test
    void printsNothingWhenQuiet() {
        RunningPeel peel = RunningPeel.of("-q", "-r", FULL);

        assertThat(peel).isEqualTo(new RunningPeel(0, "", ""));
    }

    @Test
    void tellsWhatWasForgottenOrWrong() {
        RunningPeel flows = RunningPeel.of("-r", capture("dns.pcap"), "--limit", "flows=1");

        assertThat(flows.exitCode()).isZero();
        assertThat(flows.errors())
                .matches("peel: limit flows \\(1\\) was reached \\d+ times; .*; --limit flows=N changes it\\R");
        assertThat(RunningPeel.of("-r", capture("dns.pcap")).errors()).isEmpty();
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() {
        RunningPeel peel = RunningPeel.writing(failing(true), InputStream.nullInputStream(), "-r", FULL);

        assertThat(peel).isEqualTo(new RunningPeel(0, "", ""));
    }

    @Test
    void saysThatTheDiskIsFull() {
        RunningPeel peel = RunningPeel.writing(failing(false), InputStream.nullInputStream(), "-r", FULL);

        assertThat(peel.exitCode()).isEqualTo(2);
        assertThat(peel.errors()).isEqualTo("peel: cannot write the output: no space" + System.lineSeparator());
    }

    private static OutputStream failing(boolean readerGone) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new OutputException(new IOException("no space"), readerGone);
            }
        };
    }

    @Test
    void runsTheCommandsOfPlugins() {
        RunningPeel peel = RunningPeel.of("handshakes", FULL, "--limit", "flows=10", "--json");

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.out()).hasLineCount(1).startsWith("{").contains("TLS 1.2");
        assertThat(RunningPeel.of("handshakes", "--help").out())
                .startsWith("Usage: peel handshakes FILE [-Y FILTER] [--json]");
        assertThat(RunningPeel.of("--help").out()).contains("handshakes");
        assertThat(RunningPeel.of("handshakes").exitCode()).isEqualTo(1);
        assertThat(RunningPeel.of("handshakes").errors()).hasLineCount(1).contains("usage: peel handshakes FILE");
    }

    @Test
    void listsLimitsWithTheirDefaults() {
        assertThat(RunningPeel.of("limits").out())
                .containsPattern("(?m)^flows +200000 +conversations")
                .containsPattern("(?m)^depth +64 ");
    }

    @Test
    void listsFieldsLikeAGlobOrWithAWord() {
        assertThat(RunningPeel.of("fields", "ip.prot*").out())
                .isEqualTo("%-44s %-14s %-12s %s%n".formatted("ip.proto", "uint8", "ip", "Protocol"));
        assertThat(RunningPeel.of("fields", "ip.flags.?f").out()).hasLineCount(2);
        assertThat(RunningPeel.of("fields", "Time to Live").out()).contains("\nip.ttl ");
        assertThat(RunningPeel.of("fields", "ip.tll").errors()).contains("did you mean ip.ttl?");
    }
}
