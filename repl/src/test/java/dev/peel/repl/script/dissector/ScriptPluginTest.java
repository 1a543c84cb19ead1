package dev.peel.repl.script.dissector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.print.TextBuffer;
import dev.peel.repl.print.PdmlPrinter;
import dev.peel.repl.print.ProtocolFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptPluginTest {
    /** Five messages of both sides on port 7007, one of them in two segments. */
    private static final Path TALK = Loaded.EXAMPLES.resolve("parley.pcap");

    private static final String TOY = """
            dissector({
              name: "toy", title: "Toy", tables: { "tcp.port": [7007] },
              fields: { kind: u8("toy.kind", "Kind"), rest: bytes("toy.rest", "Rest") },
              pduLength: b => 3 + b.u16(1),
              dissect(d, f) { %s }
            });
            """;

    @Test
    void givesThePdmlOfTheSameDissectorInJava() {
        Loaded script = Loaded.file(Loaded.EXAMPLES.resolve("parley.js"));
        String java = Loaded.of(List.of(new ParleyDissector()))
                .print(TALK, (registry, out) -> new PdmlPrinter(registry, "x", ProtocolFilter.ALL, out));

        String javaScript =
                script.print(TALK, (registry, out) -> new PdmlPrinter(registry, "x", ProtocolFilter.ALL, out));

        assertThat(javaScript).isEqualTo(java).contains("parley.text");
    }

    @Test
    void namesFileLineAndColumnOfAMistake() {
        Loaded script = Loaded.script(TOY.formatted("d.u8(f.kind);\n  d.skp(1);"));

        assertThat(script.fields(TALK, "_ws.expert.message"))
                .contains("Dissector bug in toy: test.js:6:3: TypeError: there is no skp(); did you mean skip()?");
        assertThat(script.warnings()).anyMatch(line -> line.startsWith("dissector toy failed first at frame"));
    }

    @Test
    void saysThatAFieldIsUndefined() {
        Loaded script = Loaded.script(TOY.formatted("d.u8(f.knd)"));

        assertThat(script.fields(TALK, "_ws.expert.message"))
                .contains("test.js:5:19: TypeError: the field is undefined");
    }

    @Test
    void marksALayerAsMalformedWhateverTheScriptCatches() {
        Loaded script = Loaded.script(
                TOY.formatted(
                        "d.u8(f.kind); try { d.skip(70000) } catch (e) {} try { d.u8(f.kind) } catch (e) { throw new Error('other') }"));

        String printed = script.fields(TALK, "toy.kind", "_ws.malformed", "_ws.expert.message");

        assertThat(printed).contains("Malformed Packet").doesNotContain("bug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.rest().u8(70000)", "d.group(f.rest, 2, () => d.rest().u8(2))"})
    void aLookBeyondTheEndMarksTheLayerAsMalformed(String look) {
        Loaded script = Loaded.script(TOY.formatted("d.u8(f.kind); " + look));

        String printed = script.fields(TALK, "toy.kind", "_ws.malformed", "_ws.expert.message");

        assertThat(printed).contains("Malformed Packet").doesNotContain("bug");
    }

    @Test
    void endsACallThatTakesTooLong() {
        Loaded script =
                Loaded.script(TOY.formatted("for (;;);"), Limits.DEFAULT.with(Limit.SCRIPT_CALL_MILLISECONDS, 100));

        assertThat(script.fields(TALK, "_ws.expert.message"))
                .contains("took longer than limit script-call-milliseconds (100) allows")
                .contains("is not called any more");
    }

    @Test
    void endsACallThatTakesTooMuchMemoryAndReadsOn() {
        Loaded script = Loaded.script(
                TOY.formatted("let a = ['x']; for (;;) a = a.concat(a)"),
                Limits.DEFAULT.with(Limit.SCRIPT_MEGABYTES, 200).with(Limit.SCRIPT_CALL_MILLISECONDS, 60_000));

        String printed = script.fields(TALK, "tcp.srcport", "toy.kind", "_ws.expert.message");

        assertThat(printed).contains("Dissector bug in toy: test.js:").contains("took more memory");
        assertThat(printed.lines()).allMatch(line -> line.contains("7007") || line.startsWith("4"));
        assertThat(script.warnings()).anyMatch(line -> line.startsWith("dissector toy failed first at frame"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const a = []; for (;;) a.push(new Array(1e6).fill(1))",
                "const m = new Map(); for (let i = 0; ; i++) m.set('key' + i, { i })",
                "const a = []; for (;;) a.push('x'.repeat(2 ** 22) + a.length)",
                "const a = []; for (;;) try { for (;;) a.push(new Uint8Array(1e7)) } catch (e) {}",
                "'x'.repeat(2 ** 29).charCodeAt(7)",
            })
    void memoryThatIsTakenInOtherWaysEndsTheScriptOnly(String body) {
        Loaded script = Loaded.script(
                TOY.formatted("d.u8(f.kind); " + body),
                Limits.DEFAULT.with(Limit.SCRIPT_MEGABYTES, 200).with(Limit.SCRIPT_CALL_MILLISECONDS, 60_000));

        String printed = script.fields(TALK, "toy.kind", "_ws.expert.message");

        assertThat(printed.lines()).hasSize(6);
        assertThat(printed).contains("Dissector bug in toy: test.js:").contains("took more memory");
        assertThat(script.warnings()).anyMatch(line -> line.startsWith("dissector toy failed first at frame"));
        assertThat(anInnocentScript().fields(TALK, "_ws.expert.message")).doesNotContain("memory");
    }

    /** One that is called after another has filled memory, which nobody may have cleared yet. */
    private static Loaded anInnocentScript() {
        return Loaded.script(
                TOY.formatted("d.u8(f.kind); for (let i = 0; i < 1e6; i++);"),
                Limits.DEFAULT.with(Limit.SCRIPT_MEGABYTES, 200).with(Limit.SCRIPT_CALL_MILLISECONDS, 60_000));
    }

    @Test
    void containsEndlessRecursion() {
        Loaded script = Loaded.script(TOY.formatted("const again = () => again() + 1; again();"));

        assertThat(script.fields(TALK, "_ws.expert.message")).contains("Dissector bug in toy: test.js:5:");
    }

    @Test
    void remembersPlainDataOnTheFlow() {
        Loaded script = Loaded.script(
                TOY.formatted("const n = (d.state() ?? { n: 0 }).n + 1; d.state({ n }); d.generated(f.kind, n)"));

        assertThat(script.fields(TALK, "toy.kind").replace("\n", ",")).contains("1,2");
    }

    @Test
    void keepsNoMoreStateThanItsLimit() {
        Loaded script = Loaded.script(TOY.formatted("d.state('x'.repeat(1e5))"));

        script.fields(TALK, "toy.kind");

        assertThat(script.warnings()).anyMatch(line -> line.contains("script-state (4096) was reached"));
    }

    @Test
    void hidesTheMachineFromScripts() {
        assertThat(Loaded.refusal("Java.type('java.lang.System')"))
                .contains("test.js:1:")
                .contains("Java is not defined");
        assertThat(Loaded.refusal("u8('a.b', 'B').getClass()")).contains("test.js:1:");
        assertThat(Loaded.refusal("load('x')")).contains("load is not defined");
    }

    @Test
    void refusesWhatIsDeclaredWrongly() {
        assertThat(Loaded.refusal("dissector({")).startsWith("test.js:1:").contains("SyntaxError");
        assertThat(Loaded.refusal("1 + 1")).contains("declares nothing");
        assertThat(Loaded.refusal("\nu8('a.b', 'B', { vales: {} })"))
                .isEqualTo("test.js:2:1: TypeError: u8 has no option vales; did you mean values?");
        assertThat(Loaded.refusal("u8('a.b', 'B', { base: 'hexx' })")).contains("did you mean \"hex\"?");
        assertThat(Loaded.refusal("dissector({ name: 'a', title: 'A', fields: { x: 5 }, dissect() {} })"))
                .contains("fields.x is a field, such as u8(\"name\", \"Label\"), not 5");
        assertThat(Loaded.refusal("dissector({ name: 'a', title: 'A', fields: { x: u8('a.x', 'X'), y: u8('a.x', 'X') },"
                        + " dissect() {} })"))
                .contains("field a.x is declared twice");
    }

    @Test
    void runsCommands() throws IOException {
        Loaded script = Loaded.script("""
                command({ name: "ports", description: "Lists ports.", usage: "FILE", run(args, peel) {
                  let n = 0;
                  peel.scan(args[0], ["tcp.dstport"], ([ports]) => { n += ports.includes(7007) });
                  peel.print(`${n} to port 7007`);
                } });
                """);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        int exitCode =
                script.plugin().commands().get(0).run(script.context(new TextBuffer(bytes)), List.of(TALK.toString()));

        assertThat(exitCode).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).matches("[1-9] to port 7007\n");
    }

    @Test
    void tellsWhereACommandWentWrongAndWhatWouldAllowMore() {
        assertThat(mistake("peel.scan('/nope.pcap', [], () => {});", Limits.DEFAULT))
                .isEqualTo("test.js:2:1: Error: /nope.pcap: no such file");
        assertThat(mistake("peel.scan(args[0], ['frame.numbr'], () => {});", Limits.DEFAULT))
                .isEqualTo("test.js:2:1: TypeError: there is no field frame.numbr; did you mean frame.number?");
        assertThat(mistake("for (;;);", Limits.DEFAULT.with(Limit.SCRIPT_SECONDS, 1)))
                .contains("took longer than limit script-seconds (1) allows; --limit script-seconds=N changes it");
    }

    @Test
    void runsACommandThatMayTakeYears() throws IOException {
        Loaded script = Loaded.script(
                "command({ name: 'c', description: 'C.', run(args, peel) { peel.print('ran'); } });",
                Limits.DEFAULT.with(Limit.SCRIPT_SECONDS, Integer.MAX_VALUE));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        script.plugin().commands().get(0).run(script.context(new TextBuffer(bytes)), List.of());

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("ran\n");
    }

    @Test
    void givesAContextBackThoughOneThatCameAfterItIsInUse() throws Exception {
        ScriptPlugin plugin =
                new ScriptPlugin("test.js", "test", "command({ name: 'c', description: 'C.', run() {} })");
        ScriptInstance first = plugin.enter(null);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            ScriptInstance second = other.submit(() -> plugin.enter(null)).get();
            plugin.leave(first);

            assertThat(other.submit(() -> plugin.enter(null)).get()).isSameAs(second);
            assertThat(plugin.enter(null)).isSameAs(first);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void refusesListsThatAreNone() {
        String declared =
                "dissector({ name: 'a', title: 'A', fields: {}, dissect() {}, recognizes: b => true, signature: { minimumLength: 1 }, %s })";

        assertThat(Loaded.refusal(declared.formatted("heuristics: [5]")))
                .contains("heuristics has names of tables, as in [\"udp.port\"], not 5");
        assertThat(Loaded.refusal(declared.formatted("heuristics: {}, streams: 5")))
                .contains("streams is an array, not 5");
    }

    @Test
    void countsAStateThatIsReplacedOnce() {
        Loaded script = Loaded.script(
                TOY.formatted("d.state('x'.repeat(40) + d.frameNumber()); d.generated(f.kind, 1)"),
                Limits.DEFAULT.with(Limit.SCRIPT_STATES, 60));

        script.fields(TALK, "toy.kind");

        assertThat(script.warnings()).noneMatch(line -> line.contains("script-states"));
    }

    @Test
    void tellsTheColumnOfAMistakeOnTheFirstLine() {
        assertThat(Loaded.refusal("u8('a.b', 'B', { vales: {} })")).startsWith("test.js:1:1: TypeError");
    }

    private static String mistake(String body, Limits limits) {
        Loaded script =
                Loaded.script("command({ name: 'c', description: 'C.', run(args, peel) {\n" + body + "\n} });", limits);
        Throwable thrown = catchThrowable(() -> script.plugin()
                .commands()
                .get(0)
                .run(script.context(new TextBuffer(new ByteArrayOutputStream())), List.of(TALK.toString())));
        return String.valueOf(thrown.getMessage());
    }
}
