package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteOptionsTest {
    private static final String CAPTURE = RunningPeel.capture("tls13-full-nanosecond.pcapng");

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String shown(String capture) {
        return RunningPeel.of("-r", capture, "-t", "ud", "-x", "-P").out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcapng", "nsecpcap"})
    void whatIsWrittenShowsTheSamePackets(String format) {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-w", file("w"), "-F", format);

        assertThat(peel).isEqualTo(new RunningPeel(0, "", ""));
        assertThat(shown(file("w"))).isEqualTo(shown(CAPTURE)).isNotEmpty();
    }

    @Test
    void commentsAndInterfacesAreKept() {
        RunningPeel.of("-r", CAPTURE, "-w", file("w"));

        assertThat(RunningPeel.of("-r", file("w"), "-V").out())
                .isEqualTo(RunningPeel.of("-r", CAPTURE, "-V").out());
    }

    @Test
    void pcapIsTheSameBytesAgain() throws IOException {
        String capture = RunningPeel.capture("dns.pcap");

        RunningPeel.of("-r", capture, "-w", file("w"), "-F", "pcap");

        assertThat(Files.readAllBytes(Path.of(file("w")))).isEqualTo(Files.readAllBytes(Path.of(capture)));
    }

    @Test
    void theFirstPacketsOnly() {
        RunningPeel.of("-r", CAPTURE, "-w", file("w"), "-c", "3");

        assertThat(RunningPeel.of("-r", file("w")).out().lines()).hasSize(3);
    }

    @Test
    void printsBesideWhenAskedTo() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-w", file("w"), "-P", "-z", "io,phs");

        assertThat(peel.out().lines().limit(18)).allMatch(line -> line.contains("127.0.0.1"));
        assertThat(peel.out()).contains("Protocol Hierarchy");
        assertThat(shown(file("w"))).isEqualTo(shown(CAPTURE));
    }

    @Test
    void standardOutputTakesTheCapture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunningPeel.writing(out, new ByteArrayInputStream(new byte[0]), "-r", CAPTURE, "-w", "-");
        RunningPeel.of("-r", CAPTURE, "-w", file("w"));

        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(Path.of(file("w"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P", "-V", "-x"})
    void standardOutputTakesNoTextBesideIt(String print) {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-w", "-", print);

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors())
                .isEqualTo(
                        "peel: -w - writes packets to the standard output, where nothing can be printed then; name a file\n");
    }

    @Test
    void theFileThatIsReadIsNotWritten() throws IOException {
        Path same = folder.resolve("same");
        Files.copy(Path.of(CAPTURE), same);
        byte[] before = Files.readAllBytes(same);

        RunningPeel peel = RunningPeel.of(
                "-r",
                same.toString(),
                "-w",
                folder.resolve("..")
                        .resolve(folder.getFileName())
                        .resolve("same")
                        .toString());

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).contains("is the file that is read; name another");
        assertThat(Files.readAllBytes(same)).isEqualTo(before);
    }

    @Test
    void anUnknownFormatIsSaidWithTheNearest() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-w", file("w"), "-F", "pcapnp");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).isEqualTo("peel: -F pcapnp: did you mean pcapng?\n");
    }

    @Test
    void aFolderThatIsMissingIsSaid() {
        RunningPeel peel = RunningPeel.of("-r", CAPTURE, "-w", file("none/w"));

        assertThat(peel.exitCode()).isEqualTo(2);
        assertThat(peel.errors()).startsWith("peel: cannot write the output: ").contains("none");
        assertThat(peel.errors().lines()).hasSize(1);
    }

    @Test
    void nothingIsWrittenWhereThereIsNothingToRead() {
        RunningPeel.of("-r", file("missing"), "-w", file("w"));

        assertThat(Path.of(file("w"))).doesNotExist();
    }
}
