package dev.peel.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.dissect.DecodeAs;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Supervisor;
import dev.peel.core.field.Field;
import dev.peel.core.plugin.PluginException;
import dev.peel.repl.extension.Extensions;
import dev.peel.repl.extension.PluginJar;
import dev.peel.repl.extension.PluginPlaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    private static final int RELOADS = 200;
    private static final int SETTLED = 10; // reloads after which nothing may grow any more

    private static final String SCRIPT = """
            dissector({
              name: "toy", title: "Toy", tables: { "tcp.port": [9999] },
              preferences: { factor: { type: "unsigned", default: 1, title: "What the value is multiplied by" } },
              fields: { value: u32("toy.value", "Value") },
              pduLength: () => UNTIL_END,
              dissect(d, f) { d.generated(f.value, %d * d.preference("factor")); },
            });
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @Test
    void manyReloadsLoseNothingAndKeepNothing() throws Exception {
        Path file = folder.resolve("toy.jar");
        Path first = PluginJar.dissector("toy", 9999, "7").write(folder.resolve("first"));
        Path second = PluginJar.dissector("toy", 9999, "8").write(folder.resolve("second"));
        Files.copy(first, file);
        try (Session session = session(file)) {
            Interpreter interpreter = new Interpreter(session);
            run(interpreter, "/decodeas tcp.port==80,toy");
            run(interpreter, "/set toy.factor 2");
            run(interpreter, "/reload"); // that which a run starts with stays
            WeakReference<ClassLoader> loader = loader(session);
            long settled = 0;
            int ids = 0;
            for (int i = 1; i <= RELOADS; i++) {
                Files.copy(i % 2 == 0 ? first : second, file, StandardCopyOption.REPLACE_EXISTING);
                run(interpreter, "/reload");
                if (i == SETTLED) {
                    settled = usedAfterCollection();
                    ids = Field.idCount();
                } else if (i % SETTLED == 0) {
                    System.gc(); // a heap this large would be collected more seldom than plugins are written
                }
            }

            long used = usedAfterCollection();
            assertThat(used).isLessThan(settled + settled / 20);
            assertThat(Field.idCount()).isLessThan(ids + 2 * SETTLED * 4);
            assertThat(loader.get()).isNull();
            assertThat(session.extensions().choices().rules()).containsExactly(new DecodeAs("tcp.port", "80", "toy"));
            assertThat(run(interpreter, "toy.value == 14")).isNotEmpty();
            assertThat(run(interpreter, "toy.value == 16")).isEmpty();
            assertThat(errors.toString()).isEmpty();
        }
    }

    @Test
    void aScriptThatIsReloadedKeepsWhatUsersChose() throws Exception {
        Path file = folder.resolve("toy.js");
        Files.writeString(file, SCRIPT.formatted(7));
        try (Session session = session(file)) {
            Interpreter interpreter = decoding(session);
            run(interpreter, "/set toy.factor 2");
            assertThat(run(interpreter, "toy.value == 14")).isNotEmpty();

            Files.writeString(file, SCRIPT.formatted(8));
            run(interpreter, "/reload");

            assertThat(run(interpreter, "toy.value == 14")).isEmpty();
            assertThat(run(interpreter, "toy.value == 16")).isNotEmpty();
            assertThat(errors.toString()).isEmpty();
        }
    }

    @Test
    void aChangedFileIsLoadedBeforeTheNextLine() throws Exception {
        Path file = PluginJar.dissector("toy", 9999, "7").write(folder.resolve("toy.jar"));
        try (Session session = session(file)) {
            Interpreter interpreter = decoding(session);
            assertThat(run(interpreter, "toy.value == 7")).isNotEmpty();

            PluginJar.dissector("toy", 9999, "100").write(file);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

            assertThat(run(interpreter, "toy.value == 7")).isEmpty();
            assertThat(run(interpreter, "toy.value == 100")).isNotEmpty();
        }
    }

    @Test
    void aPluginThatBrokeStaysAsItWasAndIsNamed() throws Exception {
        Path file = PluginJar.dissector("toy", 9999, "7").write(folder.resolve("toy.jar"));
        try (Session session = session(file)) {
            Interpreter interpreter = decoding(session);
            Files.writeString(file, "half a jar");

            assertThat(run(interpreter, "toy.value == 7")).isNotEmpty();
            assertThat(errors.toString()).contains("plugin " + file + ": the jar is damaged");
        }
    }

    @Test
    void scriptsSeeTheNewPluginAndPreferencesAreSaved() throws Exception {
        Path file = PluginJar.dissector("toy", 9999, "7").write(folder.resolve("toy.jar"));
        try (Session session = session(file)) {
            Interpreter interpreter = decoding(session);
            assertThat(run(interpreter, "packets.where(\"toy.value == 7\").first().toy.value"))
                    .isEqualTo("7\n");

            run(interpreter, "/set toy.factor 3");
            run(interpreter, "/set save");

            assertThat(run(interpreter, "packets.where(\"toy\").first().toy.value"))
                    .isEqualTo("21\n");
            assertThat(folder.resolve("preferences")).hasContent("toy.factor: 3");
            assertThat(run(interpreter, "/set")).contains("toy.factor  3");
        }
    }

    private Session session(Path plugin) throws IOException, PluginException {
        PluginPlaces places = new PluginPlaces(List.of(), List.of(plugin), Limits.DEFAULT);
        Extensions extensions =
                Extensions.load(places, folder, new Supervisor((protocol, frame, seconds) -> {}), errors::append);
        ShellSetup setup = new ShellSetup(
                extensions,
                Limits.DEFAULT,
                CaptureLimits.DEFAULT,
                1,
                InputStream.nullInputStream(),
                out,
                new PrintWriter(errors),
                false,
                false,
                Map.of(),
                (other, captures, toolOut, toolErrors, arguments) -> 0);
        Session session = new Session(setup, new PlainConsole(setup.out(), setup.errors()));
        session.open(RunningShell.capture("http11.pcap"));
        return session;
    }

    private Interpreter decoding(Session session) {
        Interpreter interpreter = new Interpreter(session);
        run(interpreter, "/decodeas tcp.port==80,toy");
        return interpreter;
    }

    /** Runs a line and returns what it printed. */
    private String run(Interpreter interpreter, String line) {
        out.reset();
        interpreter.run(line);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static WeakReference<ClassLoader> loader(Session session) {
        return new WeakReference<>(session.extensions()
                .plugins()
                .loaded()
                .get(0)
                .dissectors()
                .get(0)
                .getClass()
                .getClassLoader());
    }

    private static long usedAfterCollection() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
