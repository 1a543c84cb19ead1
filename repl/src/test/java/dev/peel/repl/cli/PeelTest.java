package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PeelTest {
    private final StringWriter out = new StringWriter();
    private final CommandLine peel = new CommandLine(new Peel()).setOut(new PrintWriter(out));

    @Test
    void printsUsageWhenCalledWithoutArguments() {
        assertThat(peel.execute()).isZero();

        assertThat(out.toString()).startsWith("Usage: peel ");
    }

    @Test
    void tellsItsNameWithTheVersion() {
        assertThat(peel.execute("--version")).isZero();

        assertThat(out.toString()).startsWith("peel ");
    }
}
