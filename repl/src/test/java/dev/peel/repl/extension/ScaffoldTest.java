package dev.peel.repl.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.PluginException;
import dev.peel.core.plugin.Plugins;
import dev.peel.repl.script.testing.DissectorTests;
import dev.peel.repl.script.testing.TestSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class ScaffoldTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "dissector-java");
    private static final String SOURCE = "src/main/java/%s/%sDissector.java";
    private static final String SERVICE = "dev.peel.core.dissect.Dissector";

    @TempDir
    Path folder;

    @Test
    void theProjectCompilesAndLoads() throws IOException {
        Scaffold.java("tally").write(folder);

        assertThat(loaded(folder, "tally", "Tally").registry().fields("tally.text"))
                .hasSize(1);
    }

    @Test
    void theExampleIsSuchAProjectOfAtMost60Lines() throws IOException {
        Plugins plugins = loaded(EXAMPLE, "note", "Note");

        assertThat(plugins.registry().numberOf("tcp.port", "note")).hasValue(7070);
        assertThat(EXAMPLE.resolve(String.format(SOURCE, "note", "Note")))
                .content()
                .hasLineCount(45);
        for (Path file : Scaffold.java("note").write(folder)) {
            if (!file.endsWith("README.md")) {
                assertThat(EXAMPLE.resolve(folder.relativize(file))).hasSameTextualContentAs(file);
            }
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");

        assertThatThrownBy(() -> Scaffold.java("tally").write(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("README.md") + ": exists; nothing was written");
        assertThat(folder).isDirectoryNotContaining("glob:**pom.xml");
    }

    @Test
    void aScriptHasTestsAndSteps() throws IOException {
        assertThat(Scaffold.script("tally").write(folder))
                .containsExactly(
                        folder.resolve("tally.js"),
                        folder.resolve("tally.test.js"),
                        folder.resolve("README.md"),
                        folder.resolve("jsconfig.json"),
                        folder.resolve("peel-plugin.d.ts"));
        assertThat(folder.resolve("tally.js"))
                .content()
                .contains("name: \"tally\"")
                .doesNotContain("@");
    }

    @Test
    void theTestsOfAScriptAreWell() throws IOException, PluginException {
        Scaffold.script("tally").write(folder);
        StringWriter out = new StringWriter();

        boolean isGood = DissectorTests.run(
                folder.resolve("tally.js"),
                List.of(folder.resolve("tally.test.js")),
                new TestSettings(Limits.DEFAULT, 1, 20, false),
                new PrintWriter(out));

        assertThat(isGood).isTrue();
        assertThat(out)
                .hasToString(
                        "ok      question and answer\n1 test, all ok; 1 talk however they travel, spoilt 20 times each; seed 1\n");
    }

    /** As Maven's plug-in for tests runs them, in a class loader that has the plugin's jar. */
    @Test
    void theTestsOfAProjectAreWell() throws IOException {
        Scaffold.java("tally").write(folder);
        String test = "src/test/java/tally/TallyDissectorTest.java";
        Path jar = new PluginJar()
                .source(
                        "tally.TallyDissector",
                        Files.readString(folder.resolve(String.format(SOURCE, "tally", "Tally"))))
                .source("tally.TallyDissectorTest", Files.readString(folder.resolve(test)))
                .write(folder.resolve("tests.jar"));

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader, "tally.TallyDissectorTest"))
                                    .build(),
                            summary);

            assertThat(summary.getSummary().getFailures()).isEmpty();
            assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tally", "2x", "a.b", "../x", "a-b"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> Scaffold.java(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private Plugins loaded(Path project, String name, String type) throws IOException {
        Path service = project.resolve("src/main/resources/META-INF/services/" + SERVICE);
        Path jar = new PluginJar()
                .source(
                        name + "." + type + "Dissector",
                        Files.readString(project.resolve(String.format(SOURCE, name, type))))
                .service(SERVICE, Files.readString(service).strip())
                .write(folder.resolve(name + ".jar"));
        Plugins plugins = Plugins.load(List.of(jar));
        assertThat(plugins.problems()).isEmpty();
        return plugins;
    }
}
