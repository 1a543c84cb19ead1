package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.ladder.LadderCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class LadderCommandTest {
    private static final Screen NARROW = new Screen(80, false);
    private static final String HOSTILE = "\"><script>alert(1)</script>&'; end %% \n#35;\u202e\u001b[2J";

    @Test
    void drawsTheSampleCapturesAsWasReviewed() throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String sample : List.of(
                "blocked-clients.pcap 2",
                "client-hello-not-acknowledged.pcap 0",
                "syn-prohibited.pcap 0",
                "tls12-client-certificate.pcap 0",
                "tls12-resumed-ticket.pcap 1",
                "tls13-hello-retry-request.pcap 0")) {
            String[] words = sample.split(" ", 2);
            printed.append("\n").append(sample).append("\n").append(ladder(NARROW, words[0], words[1]));
        }
        printed.append("\nblocked-clients.pcap 2 --mermaid\n")
                .append(ladder(NARROW, "blocked-clients.pcap", "2", "--mermaid"))
                .append("\nblocked-clients.pcap 2 --svg\n")
                .append(ladder(NARROW, "blocked-clients.pcap", "2", "--svg"));

        Golden.check("ladders.txt", getClass(), printed.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 132, 200})
    void fitsTheScreen(int columns) throws IOException {
        for (String capture : List.of(
                "tls12-large-certificate-chain.pcap",
                "tls13-full-ipv6.pcap",
                "syn-prohibited.pcap",
                "starttls-xmpp.pcap")) {
            assertThat(ladder(new Screen(columns, false), capture, "0").lines())
                    .as(capture)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
    }

    @Test
    void colorsNothingUnlessTheScreenHasColors() throws IOException {
        assertThat(ladder(NARROW, "blocked-clients.pcap", "2")).doesNotContain("\u001b");
        assertThat(ladder(new Screen(80, true), "blocked-clients.pcap", "2")).contains("\u001b[31m");
    }

    @Test
    void remarksOnPausesAndRetransmissions() throws IOException {
        byte[] bytes = new Conversation()
                .connect()
                .client(Conversation.ACK, Records.clientHello(""))
                .pause(2500)
                .clientForgets(Records.clientHello("").replace(" ", "").length() / 2)
                .client(Conversation.ACK, Records.clientHello(""))
                .server(Conversation.RST)
                .bytes();

        assertThat(run(bytes, "-", "0"))
                .contains("2.5 s later")
                .contains("[retransmission]")
                .containsPattern("◀─+ RST ");
    }

    @Test
    void hostileNamesStayTextInEveryForm() throws Exception {
        byte[] bytes = new Conversation()
                .connect()
                .client(Conversation.ACK, Records.clientHello("", Records.serverName(HOSTILE)))
                .server(Conversation.RST)
                .bytes();

        String text = run(bytes, "-", "0");
        String picture = run(bytes, "-", "0", "--svg");
        String diagram = run(bytes, "-", "0", "--mermaid");

        assertThat(text).contains("<script>").doesNotContain("\u001b", "\u202e", "\n#35;");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .contains("<script>alert(1)");
        assertThat(diagram.lines()).allSatisfy(line -> assertThat(line.replaceAll("->>|#[0-9]+;", ""))
                .doesNotContainPattern("[;<>#%\"'&]| end "));
    }

    @Test
    void saysHowMuchThereWasNoRoomFor() throws IOException {
        Limits limits = Limits.DEFAULT.with(Limit.HANDSHAKE_MOMENTS, 6);
        String file =
                CommandRun.CAPTURES.resolve("tls12-client-certificate.pcap").toString();

        String printed = new CommandRun(limits, new byte[0]).on(NARROW).run(new LadderCommand(), file, "0");

        assertThat(printed).containsPattern("\\.\\.\\. [0-9]+ more; --limit handshake-moments=N");
    }

    @Test
    void saysWhatFlowsThereAre() {
        assertThatThrownBy(() -> ladder(NARROW, "blocked-clients.pcap", "42"))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("blocked-clients.pcap: there is no flow 42; flows are 0 to 6");
        assertThatThrownBy(() -> ladder(NARROW, "tls12-full.pcap", "x"))
                .hasMessageEndingWith("'x' is no number of a flow; its only flow is 0");
        assertThatThrownBy(() -> run(new Conversation().bytes(), "-", "0"))
                .hasMessageEndingWith("the capture has no TCP flow");
        assertThatThrownBy(() -> ladder(NARROW, "tls12-full.pcap"))
                .hasMessage("which flow? usage: peel ladder FILE FLOW [--svg | --mermaid]");
        assertThatThrownBy(() -> ladder(NARROW, "tls12-full.pcap", "0", "--png"))
                .hasMessageStartingWith("unknown option --png");
        assertThatThrownBy(() -> ladder(NARROW, "no-such.pcap", "0")).isInstanceOf(CaptureException.class);
    }

    @Test
    void drawsWhatACutCaptureHas() throws IOException {
        byte[] whole = Files.readAllBytes(CommandRun.CAPTURES.resolve("tls12-full.pcap"));
        CommandRun run = new CommandRun(Limits.DEFAULT, Arrays.copyOf(whole, whole.length / 2));

        assertThat(run.run(new LadderCommand(), "-", "0")).contains("ClientHello");
        assertThat(run.exitCode()).isEqualTo(CommandContext.CUT);
        assertThat(run.warnings()).hasSize(1);
    }

    @Test
    void drawsEverySampleInEveryForm() throws IOException {
        try (Stream<Path> files = Files.list(CommandRun.CAPTURES)) {
            for (Path file : files.filter(each -> each.toString().matches(".*tls1[23].*pcap(ng)?"))
                    .toList()) {
                for (String form : List.of("--svg", "--mermaid")) {
                    assertThat(new CommandRun().run(new LadderCommand(), file.toString(), "0", form))
                            .isNotEmpty();
                }
            }
        }
    }

    private static String ladder(Screen screen, String capture, String... more) throws IOException {
        String file = CommandRun.CAPTURES.resolve(capture).toString();
        String[] arguments = Stream.concat(Stream.of(file), Arrays.stream(more)).toArray(String[]::new);
        return new CommandRun().on(screen).run(new LadderCommand(), arguments);
    }

    private static String run(byte[] bytes, String... arguments) throws IOException {
        return new CommandRun(Limits.DEFAULT, bytes).on(NARROW).run(new LadderCommand(), arguments);
    }
}
