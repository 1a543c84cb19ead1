package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptPlaceTest {

    private static ScriptPlace at(String script) {
        return ScriptPlace.at(script, 0, script.length());
    }

    @Test
    void findsTheNameAtTheCursor() {
        assertThat(at("1 + pack")).isEqualTo(new ScriptPlace(4, "", false));
    }

    @Test
    void findsWhatStandsBeforeTheDot() {
        assertThat(at("x = packets.where(\"tcp and (ip)\").fi").expression())
                .isEqualTo("packets.where(\"tcp and (ip)\")");
        assertThat(at("f(a[0].b.").expression()).isEqualTo("a[0].b");
    }

    @Test
    void findsTheTextInQuotes() {
        assertThat(at("packets.where('tls.")).isEqualTo(new ScriptPlace(15, "packets.where(", true));
    }
}
