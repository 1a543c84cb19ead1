package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.repl.extension.PluginJar;
import dev.peel.repl.extension.PluginPlaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginOptionsTest {
    private static final String CAPTURE = RunningPeel.capture("http11.pcap");
    private static final String[] VALUES = {"-r", CAPTURE, "-Y", "toy", "-T", "fields", "-e", "toy.value", "-c", "400"};

    @TempDir
    Path home;

    private Path plugins;

    @BeforeEach
    void makesTheFolder() throws IOException {
        plugins = Files.createDirectories(home.resolve("plugins"));
    }

    @Test
    void loadsWhatIsInTheUsersFolder() throws IOException {
        PluginJar.dissector("toy", 80, "7").write(plugins.resolve("toy.jar"));
        Files.writeString(plugins.resolve(".hidden.jar"), "no jar");
        Files.writeString(plugins.resolve("notes.txt"), "no plugin");

        RunningPeel peel = run("", "fields", "toy");

        assertThat(peel.errors()).isEmpty();
        assertThat(peel.out()).contains("toy.value");
        assertThat(run("", "plugins").out()).contains("toy ", "protocol toy; from " + plugins.resolve("toy.jar"));
    }

    @Test
    void boundsThePluginsByTheLimitThatTheUserNames() throws Exception {
        assertThat(PluginPlaces.of(home, "", "flows", "x", "--limit", "plugin-megabytes=3")
                        .limits()
                        .get(Limit.PLUGIN_MEGABYTES))
                .isEqualTo(3);
        assertThat(PluginPlaces.of(home, "", "flows", "x").limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void loadsWhatTheVariableAndTheOptionName() throws IOException {
        Path named = PluginJar.dissector("one", 9001, "7").write(home.resolve("one.jar"));
        Path other = PluginJar.dissector("two", 9002, "7").write(home.resolve("two.jar"));

        RunningPeel peel = run(home + ":" + home.resolve("absent"), "fields", "--plugin", named.toString(), ".value");

        assertThat(peel.errors()).isEmpty();
        assertThat(peel.out()).contains("one.value", "two.value");
        assertThat(run("", "fields", "--plugin=" + other, ".value").out())
                .contains("two.value")
                .doesNotContain("one.v");
    }

    @Test
    void aPluginThatFailsIsNamedAndTheRunGoesOn() throws IOException {
        Files.writeString(plugins.resolve("bad.jar"), "no jar");
        PluginJar.dissector("toy", 80, "7").write(plugins.resolve("toy.jar"));

        RunningPeel peel = run("", VALUES);

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.errors())
                .startsWith("peel: plugin ")
                .contains("bad.jar: the jar is damaged")
                .hasLineCount(1);
        assertThat(peel.out()).startsWith("7\n");
    }

    @Test
    void aPluginNamedForTheRunHasToBeLoaded() throws IOException {
        Path bad = Files.writeString(home.resolve("bad.jar"), "no jar");

        assertThat(run("", "plugins", "--plugin", bad.toString()).exitCode()).isEqualTo(1);
        assertThat(run("", "plugins", "--plugin", "absent.jar").errors())
                .isEqualTo("peel: --plugin absent.jar: no such file or folder\n");
    }

    @Test
    void preferencesAreSetListedAndChecked() throws IOException {
        PluginJar.dissector("toy", 80, "7").write(plugins.resolve("toy.jar"));
        String[] set = VALUES.clone();

        assertThat(run("", concat(set, "-o", "toy.factor:3")).out()).startsWith("21\n");
        assertThat(run("", concat(set, "-o", "toy.factor:10")).errors())
                .isEqualTo("peel: -o: toy.factor:10: expected a number, 1 to 9; peel preferences lists all\n");
        assertThat(run("", concat(set, "-o", "toy.fctor:1")).errors()).contains("did you mean toy.factor?");
        assertThat(run("", "preferences", "-o", "toy.factor:4").out()).contains("# a number, 1 to 9\ntoy.factor: 4\n");
        assertThat(run("", "-G", "defaultprefs").out()).contains("toy.factor: 1\n");
    }

    @Test
    void choicesThatWereSavedHold() throws IOException {
        PluginJar.dissector("toy", 9999, "7").write(plugins.resolve("toy.jar"));
        Files.writeString(home.resolve("preferences"), "# mine\ntoy.factor: 2\nabsent.x: 3\n");
        Files.writeString(home.resolve("decode_as"), "tcp.port==80,toy\ntcp.port==81,absent\n");

        RunningPeel peel = run("", VALUES);

        assertThat(peel.out()).startsWith("14\n");
        assertThat(peel.errors().lines()).hasSize(2).allMatch(line -> line.contains("has no effect"));
    }

    @Test
    void aFlowIsDecodedAsTheUserSays() throws IOException {
        PluginJar.dissector("toy", 9999, "7").write(plugins.resolve("toy.jar"));
        String[] flow = {"-r", CAPTURE, "-d", "tcp.stream==0,toy", "-Y", "toy", "-T", "fields", "-e", "tcp.stream"};

        assertThat(run("", flow).out().lines()).isNotEmpty().containsOnly("0");
    }

    @Test
    void aDissectorThatNotesWithoutEndIsContained() throws IOException {
        PluginJar.dissector("toy", 80, "endless(d)").source("plugin.Toy", """
                        package plugin;
                        import dev.peel.core.dissect.*;
                        import dev.peel.core.field.*;
                        public final class Toy implements Dissector {
                            static final Field VALUE = Field.uint("toy.value", 32, "Value");
                            static final Protocol TOY = Protocol.of("toy", "toy", "Toy", VALUE);
                            public Protocol protocol() { return TOY; }
                            public void register(Registrar r) { r.bind("tcp.port", 80, this); }
                            public void dissect(Dissection d) { while (true) d.generated(VALUE, 1); }
                        }
                        """).write(plugins.resolve("toy.jar"));

        RunningPeel peel = run("", "-r", CAPTURE, "-Y", "toy.value == 2", "--limit", "dissector-failures=1");

        assertThat(peel.exitCode()).isZero();
        assertThat(peel.errors())
                .contains("dissector toy failed first at frame")
                .contains("without end");
    }

    private RunningPeel run(String variable, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter errors = new StringWriter();
        int exitCode = Peel.run(
                home,
                Map.of("PEEL_PLUGINS", variable),
                InputStream.nullInputStream(),
                out,
                new PrintWriter(errors),
                arguments);
        return new RunningPeel(exitCode, out.toString(StandardCharsets.UTF_8), errors.toString());
    }

    private static String[] concat(String[] first, String... second) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(first), java.util.Arrays.stream(second))
                .toArray(String[]::new);
    }
}
