package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.flow.Transport;
import dev.peel.core.index.IndexedCapture;
import dev.peel.core.index.Opening;
import dev.peel.core.plugin.FlowQuery;
import dev.peel.core.plugin.FlowReport;
import dev.peel.core.plugin.FlowReport.Outcome;
import dev.peel.core.plugin.FlowReports;
import dev.peel.core.plugin.Screen;
import dev.peel.core.plugin.UsageException;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.PacketTest;
import dev.peel.plugins.handshake.diff.DiffCommand;
import dev.peel.plugins.handshake.explain.ExplainCommand;
import dev.peel.plugins.handshake.ladder.LadderCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlowReportsTest {
    private static final Registry REGISTRY = Registry.load();
    private static final String FILE =
            CommandRun.CAPTURES.resolve("blocked-clients.pcap").toString();

    private final FlowReports.Running running = begin(FILE, Limits.DEFAULT);

    @Test
    void saysWhatExplainPrintsAsJson() throws IOException {
        read(FILE, running);

        String printed = new CommandRun().run(new ExplainCommand(), FILE, "--json", "--all");
        assertThat(running.reports().stream().map(FlowReport::json).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(printed);
    }

    @Test
    void tellsOfEachFlowWhetherItIsAHandshakeAndWhatBecameOfIt() throws IOException {
        read(FILE, running);

        assertThat(running.reports()).hasSize(7).allSatisfy(report -> {
            assertThat(report.transport()).isEqualTo(Transport.TCP);
            assertThat(report.isHandshake()).isTrue();
        });
        assertThat(running.reports().stream().map(FlowReport::stream)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(running.reports().stream().filter(report -> report.outcome() == Outcome.FAILED))
                .hasSize(3);
        assertThat(running.reports().stream().filter(report -> report.outcome() == Outcome.GOOD))
                .hasSize(4);
        assertThat(running.remarks()).isEmpty();
    }

    @Test
    void drawsTheLadderThatTheCommandDraws() throws IOException {
        read(FILE, running);

        assertThat(view(running.reports().get(2), "ladder"))
                .isEqualTo(new CommandRun().run(new LadderCommand(), FILE, "2"));
    }

    @Test
    void explainsOneFlowByItself() throws IOException {
        read(FILE, running);

        assertThat(view(running.reports().get(2), "explain"))
                .startsWith("1 connection on 2026-11-26 (UTC): 1 failed")
                .contains("H-09", "flow 2");
        assertThat(view(running.reports().get(0), "explain")).contains("1 good");
    }

    @Test
    void comparesAFlowAsTheCommandDoes() throws IOException {
        read(FILE, running);
        FlowReport blocked = running.reports().get(2);

        assertThat(text(out -> blocked.printDifference(out, Screen.NONE)))
                .isEqualTo(new CommandRun().run(new DiffCommand(), FILE, "2"));
        assertThat(text(out -> blocked.printDifference(running.reports().get(0), out, Screen.NONE)))
                .isEqualTo(new CommandRun().run(new DiffCommand(), FILE, "2", "0"));
    }

    @Test
    void comparesFlowsOfTwoCaptures() throws IOException {
        String other = CommandRun.CAPTURES.resolve("tls13-full.pcap.gz").toString();
        FlowReports.Running second = begin(other, Limits.DEFAULT);
        read(FILE, running);
        read(other, second);

        assertThat(text(out -> running.reports()
                        .get(2)
                        .printDifference(second.reports().get(0), out, Screen.NONE)))
                .isEqualTo(new CommandRun().run(new DiffCommand(), FILE, "2", other, "0"));
    }

    @Test
    void findsFlowsByTheirOwnFields() throws IOException {
        read(FILE, running);

        FlowQuery query = running.query("diag.id == \"H-09\"");
        assertThat(query.packets()).isSameAs(PacketTest.ALL);
        assertThat(running.reports().stream().filter(query::holds).map(FlowReport::stream))
                .containsExactly(2, 4, 5);
        assertThat(running.fieldsOfFlows().fieldNames()).contains("diag.id", "tcp.port");
    }

    @Test
    void findsFlowsByTheirPackets() throws IOException {
        FlowQuery query = running.query("tcp.flags.reset == 1");
        try (IndexedCapture capture =
                IndexedCapture.open(Path.of(FILE), Opening.of(REGISTRY).with(List.of(running)))) {
            BitSet streams = capture.streamsOf(Transport.TCP, capture.select(query.packets()));

            assertThat(streams.stream()).containsExactly(2, 4, 5);
            assertThat(running.reports()).hasSize(7).allMatch(query::holds);
        }
    }

    @Test
    void saysWhatIsWrongWithAFilter() {
        assertThatThrownBy(() -> running.query("tcp.prt == 1"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("filter: ");
        assertThatThrownBy(() -> running.query("tcp.port == 1 and diag.id == \"H-09\""))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("mixes fields of packets with those of flows");
    }

    @Test
    void knowsItsViewsOnly() throws IOException {
        read(FILE, running);

        assertThatThrownBy(() -> view(running.reports().get(0), "picture"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no view of a flow is called picture; there are explain, ladder");
    }

    @Test
    void tellsThatALimitWasReached() throws IOException {
        FlowReports.Running few = begin(FILE, Limits.DEFAULT.with(Limit.HANDSHAKES, 2));
        read(FILE, few);

        assertThat(few.remarks()).singleElement().asString().startsWith("limit handshakes (2) was reached");
    }

    @Test
    void commandsReadAnOpenedPipeAgain() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(FILE));
        try (IndexedCapture capture = IndexedCapture.open(new ByteArrayInputStream(bytes), "-", Opening.of(REGISTRY))) {
            String first = new CommandRun().with("-", capture).run(new LadderCommand(), "-", "2");
            String second = new CommandRun().with("-", capture).run(new LadderCommand(), "-", "2");

            assertThat(first).isEqualTo(second).isEqualTo(new CommandRun().run(new LadderCommand(), FILE, "2"));
        }
    }

    private static FlowReports.Running begin(String file, Limits limits) {
        return ServiceLoader.load(FlowReports.class).findFirst().orElseThrow().begin(file, REGISTRY, limits);
    }

    private static void read(String file, FlowReports.Running running) throws IOException {
        IndexedCapture.open(Path.of(file), Opening.of(REGISTRY).with(List.of(running)))
                .close();
    }

    private static String view(FlowReport report, String view) throws IOException {
        return text(out -> report.print(view, out, Screen.NONE));
    }

    /** Prints something. */
    private interface Printing {
        void print(TextBuffer out) throws IOException;
    }

    private static String text(Printing printing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);
        printing.print(out);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
