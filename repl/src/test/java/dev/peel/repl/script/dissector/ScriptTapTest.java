package dev.peel.repl.script.dissector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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

    private static final String TAKES =
            "tap({ name: 't', title: 'T', reads: ['tcp.len'], fields: { %s }, packet() {} })";

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
    }

    @Test
    void tellsWhereTheFunctionIsThatGaveWhatCannotBe() {
        assertThat(message("return { summ: 1 }"))
                .contains("test.js:4:3: TypeError: packet gave what is no field of the tap: there is no field \"summ\"")
                .contains("did you mean \"sum\"?");
        assertThat(message("return 5"))
                .contains("test.js:4:3: TypeError: packet gives an object with values of fields, or nothing, not 5");
    }

    @Test
    void tellsTheFieldWhatItTakesAndWhatItWasGiven() {
        assertThat(message("return { sum: 1.5 }"))
                .contains(
                        "test.js:4:3: TypeError: packet gave 1.5 for sum; sizes.sum is a whole number, 0 to 4294967295");
        assertThat(message("return { sum: 2 ** 32 }")).contains("packet gave 4294967296 for sum");
        assertThat(message("return { sum: 'a\\nb' }")).contains("packet gave \"a b\" for sum");
        assertThat(message("return { sum: { valueOf: () => 1 } }")).contains("packet gave an object for sum");
        assertThat(message("return { odd: [1, -2] }"))
                .contains("packet gave -2 for odd[1]; sizes.odd is a whole number, 0 to 255");
        assertThat(message("return { odd: [[1]] }")).contains("packet gave an array for odd[0]");
        assertThat(message("return { odd: [1, null] }")).contains("packet gave null for odd[1]");
        assertThat(message("return { from: () => 1 }"))
                .contains("packet gave a function for from; sizes.from is a text");
    }

    @Test
    void takesNumbersOfEveryWidthThatFit() {
        Loaded script = Loaded.script("""
                tap({
                  name: "t", title: "T", reads: ["tcp.len"],
                  fields: {
                    small: i8("t.small", "Small"), large: u64("t.large", "Large"), low: i64("t.low", "Low"),
                    is: bool("t.is", "Is"), frame: frameNumber("t.frame", "Frame"), text: text("t.text", "Text"),
                  },
                  packet: () => ({
                    small: [-128, 127], large: [0, 2n ** 64n - 1n], low: -(2n ** 63n), is: [true, 0], frame: 1, text: ["", 5, false],
                  }),
                });
                """);

        assertThat(script.fields(TALK, "t.small", "t.large", "t.low", "t.is", "t.frame", "t.text"))
                .startsWith("-128,127\t0,18446744073709551615\t-9223372036854775808\t1,0\t1\t,5,false\n");
        assertThat(script.warnings()).isEmpty();
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

    @Test
    void refusesFieldsThatATapCannotGive() {
        assertThat(Loaded.refusal("\n  " + TAKES.formatted("raw: bytes('t.raw', 'Raw')")))
                .isEqualTo(
                        "test.js:2:3: TypeError: fields.raw: a tap gives numbers, texts and true or false; t.raw is made by bytes");
        for (String builder : List.of("ipv4", "ipv6", "ether", "group", "heading")) {
            assertThat(Loaded.refusal(TAKES.formatted("x: " + builder + "('t.x', 'X')")))
                    .contains("t.x is made by " + builder);
        }
    }
}
