package dev.peel.repl.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aScriptIsOneFile() throws IOException {
        assertThat(Scaffold.script("tally").write(folder)).containsExactly(folder.resolve("tally.js"));
        assertThat(folder.resolve("tally.js"))
                .content()
                .contains("name: \"tally\"")
                .doesNotContain("@");
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
