package dev.peel.plugins.handshake;

import static dev.peel.plugins.handshake.Conversation.ACK;
import static dev.peel.plugins.handshake.Conversation.RST;
import static dev.peel.plugins.handshake.Records.alert;
import static dev.peel.plugins.handshake.Records.clientHello;
import static dev.peel.plugins.handshake.Records.serverName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.explain.ExplainCommand;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
    /** Where the recording's scenario says something else than its packets. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "starttls-stripped.pcap 1", "a client that leaves since TLS is not offered fails in its own eyes only",
            "starttls-ldap-refused.pcap 0", "the server's FIN is the first in the capture");

    private final Conversation conversation = new Conversation();

    private String explain(String... arguments) throws IOException {
        return run(new CommandRun(Limits.DEFAULT, conversation.bytes()), arguments);
    }

    private static String run(CommandRun run, String... arguments) throws IOException {
        return run.run(new ExplainCommand(), arguments);
    }

    @Test
    void saysOfTheSampleCapturesWhatCausedThem() throws IOException {
        List<String> wrong = new ArrayList<>();
        int flows = 0;
        for (String line : Files.readAllLines(CommandRun.CAPTURES.resolve("truth.tsv"))) {
            String[] cells = line.split("\t");
            if (cells.length == 7 && !cells[0].equals("capture")) {
                flows++;
                String difference = difference(cells);
                if (!difference.isEmpty() && !DIFFERENT.containsKey(cells[0] + " " + cells[1])) {
                    wrong.add(line + ": " + difference);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(flows).isGreaterThan(140);
    }

    @Test
    void saysTheSameInTheSameOrderWithAnyNumberOfThreads() throws IOException {
        for (int port = 1024; port < 4024; port++) {
            conversation
                    .between("192.0.2." + port % 3, port, "198.51.100.1", 443)
                    .connect();
            if (port % 7 > 0) {
                conversation.client(ACK, clientHello(serverName("host" + port)));
            }
            conversation.client(RST | ACK);
        }

        String one = explain("-", "--json");
        String four = run(new CommandRun(Limits.DEFAULT, conversation.bytes()).threads(4), "-", "--json");

        assertThat(one.lines()).hasSize(3000);
        assertThat(four).isEqualTo(one);
    }

    private static String difference(String[] truth) throws IOException {
        CaptureFlows flows =
                new CommandRun().flows(CommandRun.CAPTURES.resolve(truth[0]).toString());
        Handshake flow = flows.find(Integer.parseInt(truth[1]));
        if (flow == null) {
            return "there is no such flow";
        }
        List<Verdict> verdicts = Diagnosis.of(flows).verdicts(flow);
        List<String> ids = verdicts.stream().map(Verdict::id).toList();
        boolean isRight = String.valueOf(flow.isOk()).equals(truth[2])
                && String.valueOf(flow.step()).equals(truth[3])
                && (truth[4].equals("either") || flow.ending().by().label().equals(truth[4]))
                && flow.ending().how().equals(truth[5])
                && (truth[6].equals("-") || ids.containsAll(known(truth[6])));
        boolean isCalledBad = Boolean.TRUE.equals(flow.isOk())
                && verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.FAILURE);
        return isRight && !isCalledBad
                ? ""
                : "got " + flow.isOk() + " " + flow.step() + " "
                        + flow.ending().by().label() + " " + flow.ending().how() + " " + ids;
    }

    private static List<String> known(String ids) {
        return List.of(ids.split(",")).stream()
                .filter(Diagnosis.ids()::contains)
                .toList();
    }

    @Test
    void putsProblemsFirstAndAlikeOnesTogether() throws IOException {
        String text = run(
                new CommandRun(),
                CommandRun.CAPTURES.resolve("blocked-clients.pcap").toString());

        assertThat(text)
                .startsWith("7 connections on ")
                .contains(
                        "3 of 7 connections to 127.0.0.1:443 failed alike:",
                        "(H-09, confidence high)",
                        "It happens to 127.0.0.13, 127.0.0.15 only",
                        "frames 39, 40",
                        "Good: 4 connections");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text.lines().count()).isLessThan(40);
    }

    @Test
    void writesAnObjectAFlowWithTheKeysThatProgramsKnow() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello("", serverName("shop.example.test")))
                .server(ACK, alert(2, 40));

        assertThat(explain("-", "--json"))
                .startsWith("{\"flow\":0,\"client\":\"192.0.2.1:40000\",\"server\":\"192.0.2.2:443\",\"role\":\"syn\","
                        + "\"ok\":false,\"step\":\"CLIENT_HELLO\",\"ended_by\":\"server\",\"how\":\"alert\","
                        + "\"version\":null,\"cipher\":null,\"sni\":\"shop.example.test\",\"alpn\":null,"
                        + "\"resumption\":\"none\",\"hrr\":false,\"alert\":{\"code\":40,\"name\":\"handshake_failure\","
                        + "\"by\":\"server\",\"encrypted\":false},\"conn_state\":\"S1\",\"history\":\"ShADd\","
                        + "\"ssl_history\":\"Cl\",\"times\":{")
                .contains("\"verdicts\":[{\"id\":\"H-38\",\"confidence\":\"high\",\"evidence\":[4,5],\"text\":")
                .contains("\"causes\":[", "\"next\":[", "\"rfc\":[");
    }

    @Test
    void endsWithThreeWhenAVerdictIsGivenThatMustNotBe() throws IOException {
        conversation.connect().client(RST | ACK);
        CommandRun run = new CommandRun(Limits.DEFAULT, conversation.bytes());

        run(run, "-", "--fail-on", "h-09,H-10");
        assertThat(run.exitCode()).isEqualTo(3);

        run = new CommandRun(Limits.DEFAULT, conversation.bytes());
        run(run, "-", "--fail-on=H-13");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void takesFiltersOnPacketsAndOnFlows() throws IOException {
        conversation.connect().client(RST | ACK);
        conversation.between("192.0.2.9", 40001, "192.0.2.2", 443).connect().server(RST | ACK);

        assertThat(explain("-", "--json", "-Y", "ip.src == 192.0.2.9"))
                .contains("192.0.2.9")
                .hasLineCount(1);
        assertThat(explain("-", "--json", "-Y", "diag.id == \"H-09\""))
                .contains("192.0.2.1:")
                .hasLineCount(1);
        assertThat(explain("-", "--json", "-Y", "diag.id == \"H-09\"", "-Y", "ip.src == 192.0.2.9"))
                .isEmpty();
        assertThat(explain("-", "--json", "-Y", "hs.ok == 0 and flow.number in {0, 1}"))
                .hasLineCount(2);
    }

    @Test
    void saysWhatIsWrongWithArguments() {
        assertThatThrownBy(() -> explain()).isInstanceOf(UsageException.class).hasMessageStartingWith("which capture?");
        assertThatThrownBy(() -> explain("-", "--fail-on", "H-9"))
                .hasMessageContaining("no verdict is called \"H-9\"; did you mean H-09?");
        assertThatThrownBy(() -> explain("-", "--fail-on")).hasMessageStartingWith("--fail-on needs a value");
        assertThatThrownBy(() -> explain("-", "-Y", "tcp.prot == 1")).hasMessageStartingWith("-Y: filter: ");
        assertThatThrownBy(() -> explain("-", "-Y", "tcp.port == 1 and diag.id == \"H-09\""))
                .hasMessageContaining("mixes fields of packets with those of flows");
        assertThatThrownBy(() -> explain("-", "--jsno")).hasMessageStartingWith("unknown option --jsno");
    }

    @Property(tries = 100)
    void damagedCapturesAreNoReasonToFail(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Path> captures = HandshakesCommandTest.captures();
        byte[] bytes = Files.readAllBytes(captures.get(random.nextInt(captures.size())));
        for (int i = random.nextInt(64); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }

        try {
            assertThat(run(new CommandRun(Limits.DEFAULT, bytes), "-", "--all")).isNotEmpty();
        } catch (CaptureException noCapture) {
            assertThat(noCapture).hasMessageNotContaining("\n");
        }
    }

    @Test
    void escapesWhatWouldBreakTheLine() throws IOException {
        conversation
                .connect()
                .client(ACK, clientHello("", serverName("evil\n\u001b[2J")))
                .server(RST | ACK);

        assertThat(explain("-")).doesNotContain("\u001b").contains("evil\\n\\x1b[2J");
    }

    /** A chain with a hole looks like one that was sent so. */
    @Test
    void saysNothingOfAChainThatWasNotKeptWhole() throws IOException {
        String capture = CommandRun.CAPTURES
                .resolve("tls12-large-certificate-chain.pcap")
                .toString();
        Handshake whole = new CommandRun().flows(capture).get(0);
        int allButOne = whole.tls().serverCertificates().chain().stream()
                        .mapToInt(der -> der.length)
                        .sum()
                - 1;

        CommandRun run = new CommandRun(Limits.DEFAULT.with(Limit.CERTIFICATE_BYTES, allButOne), new byte[0]);

        assertThat(run.flows(capture).get(0).tls().serverCertificates().chain()).isEmpty();
    }

    @Test
    void listsEveryRuleOnce() {
        assertThat(Diagnosis.ids()).doesNotHaveDuplicates();
    }
}
