package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PagedOutputTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    /** A screen of ten columns and two rows, whose user answers with {@code more}; a negative one stops. */
    private PagedOutput output(int more) {
        return new PagedOutput(screen, new PagedOutput.Pager() {
            @Override
            public int columns() {
                return 10;
            }

            @Override
            public int rows() {
                return 2;
            }

            @Override
            public int more() throws IOException {
                screen.writeBytes("<more>".getBytes(StandardCharsets.UTF_8));
                if (more < 0) {
                    throw new StoppedException();
                }
                return more;
            }
        });
    }

    private String write(PagedOutput output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void doesNotAskWhereTheResultFits() throws IOException {
        assertThat(write(output(-1), "a\nb\n")).isEqualTo("a\nb\n");
    }

    @Test
    void asksAtEachScreen() throws IOException {
        assertThat(write(output(2), "1\n2\n3\n4\n5\n")).isEqualTo("1\n2\n<more>3\n4\n<more>5\n");
    }

    @Test
    void countsTheRowsOfLinesThatAreLongerThanTheScreen() throws IOException {
        assertThat(write(output(2), "0123456789ab\nc\n")).isEqualTo("0123456789ab\n<more>c\n");
    }

    @Test
    void countsCharactersNotBytesAndNoColours() throws IOException {
        assertThat(write(output(-1), "\u001b[1m→→→→→→→→→→\u001b[0m\nb\n")).contains("→→→→→→→→→→");
    }

    @Test
    void asksNoMoreWhereTheUserWantsAll() throws IOException {
        assertThat(write(output(Integer.MAX_VALUE), "1\n2\n3\n4\n5\n6\n")).isEqualTo("1\n2\n<more>3\n4\n5\n6\n");
    }

    @Test
    void stopsWhereTheUserHasSeenEnough() {
        assertThatThrownBy(() -> write(output(-1), "1\n2\n3\n")).isInstanceOf(StoppedException.class);
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("1\n2\n<more>");
    }
}
