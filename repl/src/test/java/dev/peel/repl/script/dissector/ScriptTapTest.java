package dev.peel.repl.script.dissector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScriptTapTest {
    /** Five messages of both sides on port 7007, one of them in two segments. */
    private static final Path TALK = Loaded.EXAMPLES.resolve("parley.pcap");

    private static final String SIZES = """
            tap({
              name: "sizes", title: "Sizes", reads: ["tcp.len", "ip.src"],
              fields: { sum: u32("sizes.sum", "Sum"), from: text("sizes.from", "From"), odd: u8("sizes.odd", "Odd") },
              packet([lengths, sources], d) { %s },
            });
            """;

    @Test
    void notesFieldsOfItsOwnFromThoseThatItReads() {
        Loaded script = Loaded.script(SIZES.formatted("""
                if (lengths[0] === 0) return;
                const sum = (d.state() ?? 0) + lengths[0];
                d.state(sum);
                return { sum, from: sources[0], odd: sum % 2 ? [sum % 2, 3] : null };
                """));

        String printed = script.fields(TALK, "tcp.len", "ip.src", "sizes.sum", "sizes.from", "sizes.odd", "sizes");

        int sum = 0;
        for (String line : printed.lines().toList()) {
            String[] values = line.split("\t", -1);
            int length = Integer.parseInt(values[0]);
            sum += length;
            assertThat(values[2]).isEqualTo(length == 0 ? "" : String.valueOf(sum));
            assertThat(values[3]).isEqualTo(length == 0 ? "" : values[1]);
            assertThat(values[4]).isEqualTo(length == 0 || sum % 2 == 0 ? "" : "1,3");
            assertThat(values[5]).isEqualTo(length == 0 ? "" : "Sizes");
        }
        assertThat(sum).isPositive();
    }

    @Test
    void isAskedOnlyWhereAFieldOfItsOwnIsWanted() {
        Loaded script = Loaded.script(SIZES.formatted("throw new Error('asked')"));

        script.fields(TALK, "tcp.len", "frame.protocols");
        assertThat(script.warnings()).isEmpty();

        script.fields(TALK, "sizes.sum");
        assertThat(script.warnings()).anyMatch(line -> line.contains("dissector sizes failed first at frame"));
    }

    @Test
    void isNotAskedOfPacketsThatHaveNoneOfItsFields() {
        Loaded script = Loaded.script(
                SIZES.replace("\"tcp.len\", \"ip.src\"", "\"udp.length\"").formatted("throw new Error('asked')"));

        script.fields(TALK, "sizes.sum");

        assertThat(script.warnings()).isEmpty();
    }

    @Test
    void namesFileLineAndColumnOfAMistake() {
        assertThat(message("\n  lenghts[0]")).contains("Dissector bug in sizes: test.js:5:3: ReferenceError");
        assertThat(message("return { summ: 1 }"))
                .contains("test.js: TypeError: packet gave what is no field of the tap")
                .contains("did you mean \"sum\"?");
        assertThat(message("return 5")).contains("packet gives an object with values of fields, or nothing, not 5");
        assertThat(message("return { sum: 1.5 }")).contains("1.5 is no whole number");
    }

    private static String message(String body) {
        return Loaded.script(SIZES.formatted(body)).fields(TALK, "_ws.expert.message", "sizes.sum");
    }

    @Test
    void refusesWhatIsDeclaredWrongly() {
        assertThat(Loaded.refusal("tap({ name: 'a', title: 'A', fields: {}, packet() {} })"))
                .contains("tap needs reads");
        assertThat(Loaded.refusal("tap({ name: 'a', title: 'A', reads: [], fields: {}, packet() {} })"))
                .contains("reads has at least one text");
        assertThat(Loaded.refusal("tap({ name: 'a', title: 'A', reads: ['x'], fields: {}, dissect() {} })"))
                .contains("tap has no option dissect");
    }
}
