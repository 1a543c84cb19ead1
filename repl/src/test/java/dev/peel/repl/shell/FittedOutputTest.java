package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FittedOutputTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final FittedOutput output = new FittedOutput(screen, 5);

    private String write(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void leavesLinesThatFitAsTheyAre() throws IOException {
        assertThat(write("12345\nab\n")).isEqualTo("12345\nab\n");
    }

    @Test
    void cutsLinesThatDoNotFitAndMarksThem() throws IOException {
        assertThat(write("123456789\nab\n")).isEqualTo("1234…\nab\n");
    }

    @Test
    void cutsBetweenCharacters() throws IOException {
        assertThat(write("→→→→→→→\n")).isEqualTo("→→→→…\n");
    }

    @Test
    void keepsTheEndOfColours() throws IOException {
        assertThat(write("\u001b[31m1234567\u001b[0m\n")).isEqualTo("\u001b[31m1234…\u001b[0m\n");
    }

    @Test
    void cutsLinesThatComeInParts() throws IOException {
        write("123");

        assertThat(write("4567\n8\n")).isEqualTo("1234…\n8\n");
    }
}
