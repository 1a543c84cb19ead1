package dev.peel.repl.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts must not be able to do. */
class SandboxTest {
    private static Scripts scripts;

    @BeforeAll
    static void start() {
        scripts = Scripts.ofExamples().open("tls12-full.pcap");
    }

    @AfterAll
    static void close() throws IOException {
        scripts.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Java",
                "Packages",
                "Polyglot",
                "Graal",
                "java",
                "load",
                "loadWithNewGlobal",
                "quit",
                "read",
                "readline",
                "require",
                "process",
                "fetch",
                "XMLHttpRequest",
                "WebSocket",
                "Worker",
                "SharedArrayBuffer",
                "WebAssembly",
                "Deno",
                "host"
            })
    void theMachineHasNoName(String name) {
        assertThat(scripts.value("typeof " + name)).isEqualTo("undefined");
        assertThat(scripts.value(
                        "typeof Function('return typeof " + name + " === \"undefined\" ? undefined : " + name + "')()"))
                .isEqualTo("undefined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packets",
                "packet(1)",
                "packet(1).tcp",
                "packet(1).tcp.flags",
                "packet(1).time",
                "packet(1).bytes",
                "flows.first()",
                "open",
                "fields('tls').first()",
                "args",
                "files",
                "console",
                "print"
            })
    void nothingOfTheApiIsAnObjectOfJava(String expression) {
        for (String name : List.of("getClass", "class", "hashCode", "wait", "notify", "getDeclaredMethods")) {
            assertThat(scripts.value("(() => { try { return typeof (" + expression + ")['" + name
                            + "'] } catch (e) { return e instanceof TypeError } })()"))
                    .isIn("undefined", "true");
        }
    }

    @Test
    void constructorsLeadBackToTheLanguageOnly() {
        assertThat(scripts.value("print.constructor.constructor('return typeof Java + typeof process')()"))
                .isEqualTo("undefinedundefined");
        assertThat(scripts.value("packet(1).constructor.constructor === Function"))
                .isEqualTo("true");
        assertThat(scripts.mistake("new (packet(1).constructor)(77, 1).number; new (packet(1).constructor)(77, 1).tcp")
                        .message())
                .contains("closed");
        assertThat(scripts.mistake("new (packet(1).constructor)({}, {}).tcp").message())
                .isNotEmpty();
    }

    @Test
    void filesAreThoseThatTheUserPointedTo(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("secret.txt"), "secret");

        assertThat(scripts.mistake("open('/etc/passwd')").message()).contains("neither named");
        assertThat(scripts.mistake("open('" + other + "')").message()).contains("neither named");
        assertThat(scripts.mistake("save('" + folder.resolve("x.csv") + "', [1])")
                        .message())
                .contains("neither named");
        assertThat(scripts.mistake("save('" + Scripts.CAPTURES + "/../../x.csv', [1])")
                        .message())
                .contains("neither named");
        assertThat(scripts.mistake("save('" + Scripts.CAPTURES + "/tls12-full.pcap', packets)")
                        .message())
                .contains("is a capture that is open");
        assertThat(scripts.value("import('" + other + "').then(() => print('read'), () => print('refused')); 1"))
                .isEqualTo("1");
        assertThat(scripts.printed()).isEqualTo("refused\n");
    }

    @Test
    void linksLeadNowhereElse(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        try (Scripts limited = new Scripts(Limits.DEFAULT, new FileAccess(null, List.of(inside), List.of()))) {
            assertThat(limited.mistake("save('" + inside.resolve("link").resolve("x.csv") + "', [1])")
                            .message())
                    .contains("neither named");
            assertThat(limited.value("save('" + inside.resolve("x.csv") + "', [{ a: 1, b: 'x,y' }])"))
                    .isEqualTo("1");
        }
        assertThat(inside.resolve("x.csv")).hasContent("a,b\r\n1,\"x,y\"\r\n");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void endlessLoopsEndWhenTheyAreInterrupted() throws Exception {
        for (String loop :
                List.of("for (;;);", "for (;;) { try { for (;;); } catch (e) {} }", "for (;;) packets.count()")) {
            CompletableFuture<Void> interrupt = CompletableFuture.runAsync(
                    scripts.session::interrupt, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

            Evaluation.Mistake mistake = scripts.mistake(loop);

            interrupt.get();
            assertThat(mistake.isStopped()).isTrue();
            assertThat(mistake.message()).contains("interrupted");
            assertThat(scripts.value("packets.count()")).isEqualTo("17");
        }
    }

    @Test
    void endlessLoopsEndAtTheirLimit() throws IOException {
        try (Scripts limited = new Scripts(Limits.DEFAULT.with(Limit.SCRIPT_SECONDS, 1), FileAccess.NONE)) {
            Evaluation.Mistake mistake = limited.mistake("while (true) {}");

            assertThat(mistake.isStopped()).isTrue();
            assertThat(mistake.message()).contains("limit script-seconds (1) was reached");
            assertThat(limited.value("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void memoryBombsEndAndLeaveTheSession() throws IOException {
        try (Scripts limited = new Scripts(Limits.DEFAULT.with(Limit.SCRIPT_MEGABYTES, 64), FileAccess.NONE)) {
            assertThat(limited.mistake("const all = []; for (;;) all.push(new Array(10000).fill(all.length))")
                            .isStopped())
                    .isTrue();
            assertThat(limited.mistake("(function f() { f(); })()").message()).isNotEmpty();
            assertThat(limited.value("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void whatOneScriptChangesAnotherSessionDoesNotSee() throws IOException {
        scripts.value("globalThis.mark = 1; Array.prototype.mark = 1");
        try (Scripts other = Scripts.ofExamples()) {
            assertThat(other.value("typeof mark + typeof [].mark")).isEqualTo("undefinedundefined");
        }
        scripts.value("delete Array.prototype.mark");
    }

    @Test
    void theApiCannotBeChangedFromBelow() {
        assertThat(scripts.value("Object.isFrozen(Object.getPrototypeOf(packets))"))
                .isEqualTo("true");
        assertThat(scripts.value("packets.constructor.prototype.count = () => 0; packets.count()"))
                .isEqualTo("17");
        assertThat(scripts.value("Object.getPrototypeOf(packet(1)).number = 5; packet(1).number"))
                .isEqualTo("1");
        assertThat(scripts.value("packet(1).__proto__ = { number: 9 }; packet(1).number"))
                .isEqualTo("1");
        assertThat(scripts.mistake("'use strict'; flow(0).sni = 'other'").message())
                .contains("TypeError");
        assertThat(scripts.value(
                        "Object.prototype.next = () => ({}); Object.prototype.close = 1; const n = packets.count();"
                                + " delete Object.prototype.next; delete Object.prototype.close; n"))
                .isEqualTo("17");
        assertThat(
                        scripts.value(
                                "const { push, map } = Array.prototype; Array.prototype.push = Array.prototype.map = null;"
                                        + " const c = packets.toArray().length; Object.assign(Array.prototype, { push, map }); c"))
                .isEqualTo("17");
    }
}
