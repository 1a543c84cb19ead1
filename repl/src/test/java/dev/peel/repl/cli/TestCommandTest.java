package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "dissector-js");
    private static final String TOY = """
            dissector({
              name: "toy", title: "Toy", tables: { "tcp.port": [7007] },
              fields: { length: u8("toy.length", "Length"), text: text("toy.text", "Text") },
              pduLength: b => 1 + b.u8(0),
              dissect(d, f) { d.text(f.text, d.u8(f.length)); },
            });
            """;
    private static final String TALK = "const talk = t.talk().client('02 6869 01 61').server('02 6f6b');";

    @TempDir
    Path folder;

    private Path toy;

    @BeforeEach
    void writeToy() throws IOException {
        toy = Files.writeString(folder.resolve("toy.js"), TOY);
    }

    private RunningPeel test(String tests, String... more) throws IOException {
        Files.writeString(folder.resolve("toy.test.js"), tests);
        return run(more);
    }

    private RunningPeel run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("test", toy.toString()));
        arguments.addAll(List.of(more));
        RunningPeel peel = RunningPeel.of(arguments.toArray(String[]::new));
        return new RunningPeel(peel.exitCode(), peel.out().replace(folder + "/", ""), peel.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley", "mqtt"})
    void theExamplesHaveTestsThatAreWell(String name) {
        RunningPeel peel = RunningPeel.of("test", EXAMPLES.resolve(name + ".js").toString(), "--rounds", "30");

        assertThat(peel.out()).doesNotContain("failed").contains("all ok");
        assertThat(peel.errors()).isEmpty();
        assertThat(peel.exitCode()).isZero();
    }

    @Test
    void printsALineForEachTestAndASum() throws IOException {
        RunningPeel peel = test("""
                test("reads both sides", t => {
                  %s
                  t.equal(talk.field("toy.text"), ["hi", "a", "ok"]);
                  talk.expectMalformedNowhere();
                });
                test("adds", t => t.ok(1 + 1 === 2));
                """.formatted(TALK), "--rounds", "5");

        assertThat(peel.out()).isEqualTo("""
                ok      reads both sides
                ok      adds
                2 tests, all ok; 1 talk however they travel, spoilt 5 times each; seed 20260101
                """);
        assertThat(peel.exitCode()).isZero();
    }

    @Test
    void tellsWhereATestFailsWhatWasExpectedAndWhatWasFound() throws IOException {
        RunningPeel peel = test("""
                test("reads", t => {
                  %s
                  t.equal(talk.field("toy.text"), ["hi", "ok"], "texts");
                });
                test("throws", () => null.x);
                test("is ok", t => t.ok(false, "a reason"));
                """.formatted(TALK));

        assertThat(peel.out())
                .startsWith("""
                        failed  reads
                                toy.test.js:3:3: texts
                                expected ["hi","ok"]
                                found    ["hi","a","ok"]
                                  t.equal(talk.field("toy.text"), ["hi", "ok"], "texts");
                                  ^
                        failed  throws
                                toy.test.js:5:22: TypeError: Cannot read property 'x' of null
                        """)
                .contains("toy.test.js:6:20: a reason\n")
                .contains("3 tests, 3 failed;");
        assertThat(peel.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsOfADissectorThatThrowsBeforeWhatATestFindsMissing() throws IOException {
        Files.writeString(toy, TOY.replace("d.u8(", "d.u9("));

        RunningPeel peel = test("""
                test("reads", t => {
                  %s
                  t.equal(talk.field("toy.text"), ["hi", "a", "ok"]);
                });
                """.formatted(TALK), "--rounds", "5");

        assertThat(peel.out())
                .startsWith("failed  reads\n        toy.test.js:")
                .contains("the dissector failed: dissector toy failed first at frame", "toy.js:", "there is no u9()")
                .doesNotContain("not equal");
        assertThat(peel.exitCode()).isEqualTo(1);
    }

    @Test
    void findsAFaultAcrossSegmentsThoughNoTestAsksForIt() throws IOException {
        Files.writeString(toy, TOY.replace("1 + b.u8(0)", "Math.min(b.length, 1 + b.u8(0))"));

        RunningPeel peel = test("test('reads', t => { " + TALK + " });", "--seed", "7");

        assertThat(peel.out()).startsWith("""
                failed  reads
                        toy.test.js:1:35: field 2 depends on how the talk travels
                        expected toy.text=hi
                        found    _ws.malformed.expert=1
                        travelled as [client 0-1, client 1-2, client 2-3, client 3-4, client 4-5, server 0-1, server 1-2, server 2-3]
                        seed 7
                """);
        assertThat(peel.exitCode()).isEqualTo(1);
    }

    @Test
    void findsADissectorThatFailsOnSpoiltBytes() throws IOException {
        Files.writeString(
                toy, TOY.replace("dissect(d, f) {", "dissect(d, f) { if (d.peekU8(1) > 126) throw new Error('no');"));

        RunningPeel peel = test("test('reads', t => { " + TALK + " });");

        assertThat(peel.out())
                .contains("where bytes are spoilt, dissector toy failed first at frame")
                .contains("toy.js:5:")
                .containsPattern("seed 2026\\d+\n");
        String seed = peel.out().replaceFirst("(?s).*?seed (\\d+)\n.*", "$1");
        assertThat(run("--seed", seed, "--rounds", "1").out()).contains("seed " + seed + "\n");
    }

    @Test
    void comparesTreesWithReviewedFilesAndShowsWhatDiffers() throws IOException {
        String tests = "test('reads', t => { " + TALK + " talk.golden('toy.txt'); });";

        assertThat(test(tests).out()).contains("there is no toy.txt; --update writes it");
        assertThat(test(tests, "--update").exitCode()).isZero();
        assertThat(test(tests).exitCode()).isZero();
        Path golden = folder.resolve("toy.txt");
        assertThat(golden)
                .content()
                .startsWith("generated; update with: peel test toy.js --update\nFrame 5")
                .contains("Toy\n    Length: 2\n    Text: hi\nToy\n    Length: 1\n    Text: a\n\n");
        Files.writeString(golden, Files.readString(golden).replace("Text: hi", "Text: ho"));

        assertThat(test(tests).out()).contains("-     Text: ho\n        +     Text: hi\n");
        assertThat(test(tests).exitCode()).isEqualTo(1);
    }

    @Test
    void writesOverNothingThatWasNotGeneratedAndNowhereElse() throws IOException {
        RunningPeel peel = test("""
                test("itself", t => t.talk().client("00").golden("toy.js"));
                test("elsewhere", t => t.talk().client("00").golden("../toy.txt"));
                test("reads", t => t.capture("/etc/passwd"));
                """, "--update");

        assertThat(peel.out())
                .contains("toy.js was not written by --update; it is left as it is")
                .contains("\"../toy.txt\": tests read and write in their own folder only")
                .contains("\"/etc/passwd\": tests read and write in their own folder only");
        assertThat(toy).hasContent(TOY);
    }

    @Test
    void readsFramesAndCaptures() throws IOException {
        Files.copy(EXAMPLES.resolve("parley.pcap"), folder.resolve("talk.pcap"));

        RunningPeel peel = test("""
                const ETHERNET = "000000000001 000000000002 0800";
                test("frames", t => {
                  const packets = t.packets(ETHERNET + " 4500 0014 0000 0000 40 06 0000 7f000001 7f000002");
                  t.equal(packets.field("ip.src"), ["127.0.0.1"]);
                  t.equal(t.packets(["7f", "7e"], { linkType: 147 }).field("frame.len"), ["1", "1"]);
                });
                test("captures", t => t.equal(t.capture("talk.pcap").field("frame.number").length, 6));
                """, "--rounds", "20");

        assertThat(peel.out()).isEqualTo("""
                ok      frames
                ok      captures
                2 tests, all ok; 3 frames, spoilt 20 times each; seed 20260101
                """);
    }

    @Test
    void findsWhatIsMalformed() throws IOException {
        assertThat(test("test('ends', t => t.packets('0000').expectMalformedNowhere());")
                        .out())
                .contains("toy.test.js:1:19: a packet is malformed:")
                .contains("Malformed Packet");
    }

    @Test
    void tellsWhatATestTakesWrongly() throws IOException {
        RunningPeel peel = test("""
                test("bytes", t => t.talk().client("0"));
                test("number", t => t.talk().client(7));
                test("field", t => t.talk().client("00").field("toy.txt"));
                test("nobody", t => t.talk());
                test("other", t => t.talk("toe").client("00"));
                test("nothing", t => t.packets("00", { linkType: "x" }));
                test("waits", async t => t.ok(true));
                let kept;
                test("keeps", t => { kept = t.talk().client("00"); });
                test("is late", t => kept.tree());
                """);

        assertThat(peel.out())
                .contains("toy.test.js:1:20: TypeError: no bytes in hexadecimal: ")
                .contains("toy.test.js:2:21: TypeError: client(hex) takes text, not 7")
                .contains("toy.test.js:3:20: TypeError: no field is called toy.txt")
                .contains("toy.test.js:4:21: nobody says anything in the talk")
                .contains("toy.test.js:5:20: TypeError: no dissector toe; talk(name) takes one of toy")
                .contains("toy.test.js:6:22: TypeError: linkType is a number, not \"x\"")
                .contains("a promise is not waited for; the function must not be async")
                .contains("toy.test.js:10:22: TypeError: it belongs to a test that has ended");
    }

    @Test
    void tellsWhereAFileOfTestsIsWrong() throws IOException {
        assertThat(test("test('fine', t => t.ok(true));\ntest(1, 2);\n").out()).startsWith("""
                failed  toy.test.js
                        toy.test.js:2:1: TypeError: test(name, body) takes text, not 1
                """);
    }

    @Test
    void endsATestThatTakesTooLong() throws IOException {
        RunningPeel peel = test(
                "test('loops', () => { for (;;); });\ntest('goes on', t => t.ok(true));\n",
                "--limit",
                "script-seconds=1");

        assertThat(peel.out())
                .contains("the script was ended: limit script-seconds (1) was reached")
                .contains("ok      goes on")
                .contains("2 tests, 1 failed");
    }

    @Test
    void seesNothingOfTheMachine() throws IOException {
        assertThat(test("test('is shut in', t => t.equal([typeof Java, typeof load, typeof host, typeof dissector],"
                                + " Array(4).fill('undefined')));")
                        .exitCode())
                .isZero();
    }

    @Test
    void saysHowToWriteATestWhereThereIsNone() throws IOException {
        RunningPeel absent = run();
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.errors())
                .contains(
                        "toy.test.js: there is no such file of tests; a test in it is test(\"reads a message\", t =>");

        RunningPeel empty = test("// none\n");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.errors()).contains("toy.test.js: there is no test in it; one is test(\"reads");
    }

    @Test
    void refusesWhatIsNoDissector() throws IOException {
        assertThat(RunningPeel.of("test", folder.resolve("no.js").toString()).errors())
                .endsWith("no.js: no such file\n");
        assertThat(RunningPeel.of("test", "toy.jar").errors()).contains("expected a dissector in JavaScript");
        assertThat(run("--rounds", "0").errors()).contains("--rounds 0: expected a number");
        Files.writeString(toy, "dissector({");

        RunningPeel peel = test("test('x', t => t.ok(true));");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).contains("toy.js:1:").contains("SyntaxError");
    }

    @Test
    void runsTheFilesThatAreNamed() throws IOException {
        Path one = Files.writeString(folder.resolve("one.js"), "test('one', t => t.ok(true));");
        Path two = Files.writeString(folder.resolve("two.js"), "test('two', t => t.ok(true));");

        assertThat(run(one.toString(), two.toString()).out()).isEqualTo("ok      one\nok      two\n2 tests, all ok\n");
    }
}
