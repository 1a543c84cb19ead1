package dev.peel.repl.script.dissector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Preference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** When a script is asked, and what users choose of it. */
class ScriptChoicesTest {
    /** Five messages of both sides on port 7007, one of them in two segments. */
    private static final Path TALK = Loaded.EXAMPLES.resolve("parley.pcap");

    private static final String KNOWING = """
            dissector({
              name: "toy", title: "Toy", heuristics: ["tcp.port"], signature: { %s },
              fields: { kind: u8("toy.kind", "Kind") },
              recognizes(b) { if (b.u8(0) !== 1) throw new Error("asked"); return true; },
              pduLength: b => 3 + b.u16(1),
              dissect(d, f) { d.u8(f.kind); },
            });
            """;

    private static final String CHOOSING = """
            dissector({
              name: "toy", title: "Toy", tables: { "tcp.port": [7007] },
              preferences: {
                header: { type: "unsigned", default: 3, most: 9, title: "Bytes of the header" },
                "is-loud": { type: "bool", default: false, title: "Whether it is loud" },
                mode: { type: "choice", choices: ["plain", "strict"], default: "plain", title: "How it reads" },
                note: { type: "text", default: "", title: "A note" },
              },
              fields: { kind: u8("toy.kind", "Kind"), chosen: text("toy.chosen", "Chosen") },
              pduLength: (b, d) => d.preference("header") + b.u16(1),
              dissect(d, f) {
                d.generated(f.chosen, ["header", "is-loud", "mode", "note"].map(name => d.preference(name)).join("/"));
              },
            });
            """;

    @Test
    void asksTheScriptAboutContentWithTheSignature() {
        Loaded script = Loaded.script(KNOWING.formatted("minimumLength: 3, bytes: [{ at: 0, hex: '01' }]"));

        assertThat(script.fields(TALK, "toy.kind")).contains("1");
        assertThat(script.warnings()).isEmpty();
    }

    @Test
    void asksNothingAboutOtherContent() {
        for (String signature : new String[] {
            "minimumLength: 3, bytes: [{ at: 0, hex: 'f0', mask: 'f0' }]",
            "minimumLength: 1400",
            "maximumLength: 1",
            "bytes: [{ at: 1400, hex: '00' }]"
        }) {
            Loaded script = Loaded.script(KNOWING.replace("!== 1", ">= 0").formatted(signature));

            assertThat(script.fields(TALK, "toy.kind").strip()).as(signature).isEmpty();
            assertThat(script.warnings()).as(signature).isEmpty();
        }
    }

    @Test
    void refusesToAskTheScriptAboutAllContent() {
        assertThat(Loaded.refusal(KNOWING.replace(", signature: { %s }", "")))
                .contains("heuristics, signature and recognizes go together");
        assertThat(Loaded.refusal(KNOWING.formatted(""))).contains("signature says nothing");
        assertThat(Loaded.refusal(KNOWING.formatted("bytes: [{ hex: '012' }]"))).contains("hexadecimal, not \"012\"");
        assertThat(Loaded.refusal(KNOWING.formatted("bytes: [{ hex: '01', mask: 'ffff' }]")))
                .contains("hex and mask have as many bytes");
        assertThat(Loaded.refusal(KNOWING.formatted("bytes: [{ at: -1, hex: '01' }]")))
                .contains("at is a whole number, 0 to 65535, not -1");
    }

    @Test
    void hasWhatUsersChoose() {
        Loaded script = Loaded.script(CHOOSING);

        assertThat(script.registry().preferences())
                .extracting(Preference::name)
                .contains("toy.header", "toy.is-loud", "toy.mode", "toy.note");
        assertThat(script.fields(TALK, "toy.chosen")).contains("3/false/plain/");
        assertThat(script.preferring("toy.mode", "strict").fields(TALK, "toy.chosen"))
                .contains("3/false/strict/");
        assertThat(script.preferring("toy.is-loud", "TRUE").fields(TALK, "toy.chosen"))
                .contains("3/true/plain/");
        assertThat(script.preferring("toy.note", "hello").fields(TALK, "toy.chosen"))
                .contains("/hello");
        assertThatThrownBy(() -> script.preferring("toy.header", "10")).hasMessageContaining("a number, 0 to 9");
    }

    @Test
    void saysThatThereIsNoSuchPreference() {
        Loaded script = Loaded.script(CHOOSING.replace("d.preference(\"header\")", "d.preference(\"haeder\")"));

        assertThat(script.fields(TALK, "_ws.expert.message"))
                .contains("test.js:10:24: ")
                .contains("there is no preference \"haeder\"; did you mean \"header\"?");
    }

    @Test
    void refusesPreferencesThatAreDeclaredWrongly() {
        assertThat(refusal("x: { type: 'unsinged', default: 1, title: 'X' }")).contains("did you mean \"unsigned\"?");
        assertThat(refusal("x: { type: 'unsigned', default: -1, title: 'X' }"))
                .contains("preferences.x: default is a whole number, 0 to 2147483647, not -1");
        assertThat(refusal("x: { type: 'choice', choices: ['a'], default: 'b', title: 'X' }"))
                .contains("the default is one of the choices");
        assertThat(refusal("x: { type: 'text', title: 'X' }")).contains("preferences.x needs default");
        assertThat(refusal("x: 5")).contains("preferences.x takes an object");
    }

    private static String refusal(String preferences) {
        return Loaded.refusal(
                "dissector({ name: 'a', title: 'A', fields: {}, dissect() {}, preferences: { " + preferences + " } })");
    }
}
