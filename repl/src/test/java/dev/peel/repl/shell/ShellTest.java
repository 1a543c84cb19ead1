package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    private static final String CAPTURE = "tls12-full.pcap";

    @TempDir
    Path folder;

    @Test
    void appliesALineThatIsADisplayFilter() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "tls.handshake.type == 1");

        assertThat(shell.exitCode()).isZero();
        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out()).isEqualTo("    4   0.000207    127.0.0.1 → 127.0.0.1    TLSv1 280 Client Hello\n");
    }

    @Test
    void evaluatesEveryOtherLineAsJavaScriptAndRemembersResults() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "40 + 1", "_ + 1", "_1 + _2", "packets.where('tls').count()");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out()).isEqualTo("41\n42\n83\n8\n");
    }

    @Test
    void takesAScriptOfSeveralLinesForOne() throws IOException {
        RunningShell shell = RunningShell.of("", "let sum = [1, 2].map(n => {", "  return n * 2", "})", "sum.length");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out()).endsWith("2\n");
    }

    @Test
    void takesANameThatAScriptHasDeclaredForJavaScript() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "var tls = 7", "tls");

        assertThat(shell.out()).endsWith("7\n");
    }

    @Test
    void endsAtTheFirstLineThatFails() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "/flow 7", "1 + 1");

        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.errors().strip()).isEqualTo("peel: flow 7: the capture has TCP flows 0 to 0");
    }

    @Test
    void marksWhatIsWrongInAFilter() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "tls.handshake.typ == 1");

        assertThat(shell.errors().lines())
                .containsExactly(
                        "peel: no field or protocol is called tls.handshake.typ; did you mean tls.handshake.type?",
                        "    tls.handshake.typ == 1",
                        "    ^~~~~~~~~~~~~~~~~");
    }

    @Test
    void saysWhatAScriptThatFailedMayHaveMeantAsAFilter() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "tpc.port == 443");

        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.errors()).contains("ReferenceError").contains("did you mean tcp.port?");
    }

    @Test
    void proposesTheCommandThatWasMeant() throws IOException {
        RunningShell shell = RunningShell.of("", "/flos");

        assertThat(shell.errors().strip()).isEqualTo("peel: there is no command /flos; did you mean /flow?");
    }

    @Test
    void saysThatNoCaptureIsOpen() throws IOException {
        assertThat(RunningShell.of("", "tcp").errors().strip())
                .isEqualTo("peel: no capture is open; /open FILE opens one");
    }

    @Test
    void endsWithAnotherCodeWhereTheCaptureCannotBeOpened() throws IOException {
        RunningShell shell = RunningShell.of("missing.pcap", "1");

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.errors()).contains("missing.pcap: no such file");
    }

    @Test
    void endsWithTheCodeThatAScriptSays() throws IOException {
        RunningShell shell = RunningShell.of("", "exit(3)", "1");

        assertThat(shell.exitCode()).isEqualTo(3);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void showsACaptureThatAScriptHasOpenedToCommandsToo() throws IOException {
        String other = RunningShell.capture("dns.pcap");
        RunningShell shell = RunningShell.of(CAPTURE, "open('" + other + "').packets.count()", "/packet 1 hex");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out()).contains("DNS");
    }

    @Test
    void closesTheCaptureForScriptsToo() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "packets.count()", "/close", "packets.count()");

        assertThat(shell.errors()).contains("no capture is open");
    }

    @Test
    void showsAPacketInEachForm() throws IOException {
        RunningShell shell = RunningShell.of(CAPTURE, "/packet 4", "/packet 4 hex", "/packet 4 json");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out())
                .contains("        Handshake Protocol: Client Hello\n")
                .contains("\n0000  00 00")
                .contains("\"tls.handshake.type\": \"1\"");
    }

    @Test
    void refusesAPacketThatIsNotThere() throws IOException {
        assertThat(RunningShell.of(CAPTURE, "/packet 18").errors().strip())
                .isEqualTo("peel: packet 18: the capture has 17 packets");
        assertThat(RunningShell.of(CAPTURE, "/packet x").errors().strip())
                .isEqualTo("peel: packet \"x\": expected a whole number from 1 on");
        assertThat(RunningShell.of(CAPTURE, "/packet 1 xml").errors().strip())
                .isEqualTo("peel: packet as \"xml\": expected tree, hex, json");
    }

    @Test
    void runsThePluginsCommandsOnTheOpenCapture() throws IOException {
        RunningShell shell = RunningShell.of(
                CAPTURE, "/flows tcp.port == 443", "/handshakes", "/explain 0", "/ladder 0", "/follow 0 hex");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out())
                .contains("shop.example.test")
                .contains("1 flow")
                .contains("ClientHello")
                .contains("Follow: tcp,hex");
    }

    @Test
    void tellsThePluginsUsageAsThePromptHasIt() throws IOException {
        assertThat(RunningShell.of(CAPTURE, "/ladder").errors())
                .contains("/ladder FLOW")
                .doesNotContain("FILE");
    }

    @Test
    void tellsStatistics() throws IOException {
        assertThat(RunningShell.of(CAPTURE, "/stats io,phs").out()).contains("tls");
        assertThat(RunningShell.of(CAPTURE, "/stats io,phx").errors())
                .contains("/stats io,phx: there is no such statistic; did you mean io,phs?");
    }

    @Test
    void tellsWhatALiveCaptureLacks() throws IOException {
        assertThat(RunningShell.of("dns.pcap", "/live").errors())
                .contains("from which interface? usage: /live INTERFACE");
        assertThat(RunningShell.of("dns.pcap", "/live lo -a 5").errors()).contains("-a 5: expected duration:SECONDS");
        assertThat(RunningShell.of("dns.pcap", "/live lo -c").errors()).contains("-c: its value is missing");
        assertThat(RunningShell.of("dns.pcap", "/live lo tcp").errors()).contains("\"tcp\" is one argument too many");
    }

    @Test
    void decodesAsTheUserSays() throws IOException {
        RunningShell shell = RunningShell.of(
                "dns.pcap", "/decodeas udp.port==53,data", "/decodeas", "udp and dns", "/decodeas none", "udp and dns");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out()).contains("\nudp.port==53,data\n../examples");
        assertThat(shell.out().lines().filter(line -> line.contains(" DNS "))).hasSize(14);
        assertThat(RunningShell.of(CAPTURE, "/decodeas tcp.prt==443,http").errors())
                .contains("there is no table tcp.prt; did you mean tcp.port?");
    }

    @Test
    void changesLimitsAndSettings() throws IOException {
        RunningShell shell =
                RunningShell.of(CAPTURE, "/limits flows=5", "/limits", "/set times e", "tls.handshake.type == 1");

        assertThat(shell.errors()).isEmpty();
        assertThat(shell.out()).containsPattern("flows +5 ").contains("    4 1795440123.");
        assertThat(RunningShell.of("", "/set tims e").errors()).contains("did you mean times?");
        assertThat(RunningShell.of("", "/limits flws=5").errors()).contains("did you mean flows?");
    }

    @Test
    void savesLinesAndRunsThemAgain() throws IOException {
        Path saved = folder.resolve("lines");

        RunningShell first = RunningShell.of(CAPTURE, "tls.handshake.type == 1", "/save " + saved);
        RunningShell second = RunningShell.of(CAPTURE, "/load " + saved);

        assertThat(Files.readString(saved).strip()).isEqualTo("tls.handshake.type == 1");
        assertThat(second.out()).isEqualTo(first.out()).isNotEmpty();
        assertThat(RunningShell.of(CAPTURE, "/save " + saved).errors()).contains("exists; remove it");
    }

    @Test
    void runsAFileOfJavaScriptAsAWhole() throws IOException {
        Path script = Files.writeString(folder.resolve("a.js"), "const a = 20;\n\na + 1;\n");
        Path wrong = Files.writeString(folder.resolve("b.js"), "\nnothing()\n");

        assertThat(RunningShell.of("", "/load " + script).out()).isEqualTo("21\n");
        assertThat(RunningShell.of("", "/load " + wrong).errors()).contains("b.js:2:1: ");
    }

    @Test
    void stopsFilesThatLoadThemselves() throws IOException {
        Path loop = folder.resolve("loop");
        Files.writeString(loop, "/load " + loop);

        RunningShell shell = RunningShell.of("", "/load " + loop);

        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.errors().strip()).isEqualTo("peel: more than 16 files load each other");
    }

    @Test
    void helpsWithCommandsFieldsAndNames() throws IOException {
        assertThat(RunningShell.of("", "/help").out()).contains("/explain").contains("Tab completes");
        assertThat(RunningShell.of("", "/help packet").out()).startsWith("/packet N [tree|hex|json]\n");
        assertThat(RunningShell.of("", "/help tls.handshake.type").out()).contains("value     1  Client Hello");
        assertThat(RunningShell.of("", "/help packets").out()).isNotEmpty();
    }

    @Test
    void handsOptionsOfPeelOn() throws IOException {
        assertThat(RunningShell.of(CAPTURE, "/packets -c 1 -Y \"tcp.port == 443\"")
                        .errors())
                .contains("asked for -r " + RunningShell.capture(CAPTURE) + " -c 1 -Y tcp.port == 443");
        assertThat(RunningShell.of(CAPTURE, "/export " + folder.resolve("x.json") + " tls.handshake.type == 1")
                        .errors())
                .contains("-T json -Y tls.handshake.type == 1");
        assertThat(RunningShell.of(CAPTURE, "/export x tls as word").errors()).contains("as word: expected pcapng");
    }

    @Test
    void tellsHowLongALineTook() throws IOException {
        assertThat(RunningShell.of(CAPTURE, "/time tcp.flags.syn == 1").errors())
                .containsPattern("peel: [0-9.]+ ms");
    }
}
