package dev.peel.repl.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir
    Path folder;

    @Test
    void bringsWhatAJarNamesAsServices() throws IOException {
        Path file = PluginJar.dissector("toy", 9999, "7")
                .attribute("Peel-Plugin", "toys")
                .attribute("Implementation-Version", "1.2")
                .write(folder.resolve("some.jar"));

        Plugins plugins = Plugins.load(List.of(file));

        assertThat(plugins.problems()).isEmpty();
        assertThat(plugins.loaded()).singleElement().satisfies(plugin -> {
            assertThat(plugin.name()).isEqualTo("toys");
            assertThat(plugin.version()).isEqualTo("1.2");
            assertThat(plugin.brings()).containsExactly("protocol toy");
        });
        assertThat(plugins.registry().fields("toy.value")).hasSize(1);
    }

    @Test
    void pluginsMayCarryDifferentVersionsOfOneLibrary() throws IOException {
        String library = "package library; public final class Version { public static final Object NUMBER = %d; }";
        Path first = PluginJar.dissector("one", 9001, "(Integer) library.Version.NUMBER")
                .source("library.Version", String.format(library, 1))
                .write(folder.resolve("one.jar"));
        Path second = PluginJar.dissector("two", 9002, "(Integer) library.Version.NUMBER")
                .source("library.Version", String.format(library, 2))
                .write(folder.resolve("two.jar"));

        Plugins plugins = Plugins.load(List.of(first, second));

        assertThat(plugins.loaded())
                .map(plugin -> plugin.dissectors().get(0).getClass().getClassLoader())
                .map(loader ->
                        loader.loadClass("library.Version").getField("NUMBER").get(null))
                .containsExactly(1, 2);
    }

    @Test
    void pluginsSeeTheApiAndTheJdkOnly() throws Exception {
        Path file = PluginJar.dissector("toy", 9999, "7").write(folder.resolve("toy.jar"));
        ClassLoader loader = Plugins.load(List.of(file))
                .loaded()
                .get(0)
                .dissectors()
                .get(0)
                .getClass()
                .getClassLoader();

        assertThat(loader.loadClass("dev.peel.core.dissect.Dissector")).isSameAs(dev.peel.core.dissect.Dissector.class);
        assertThat(loader.loadClass("java.sql.Driver")).isNotNull();
        for (String hidden :
                List.of("dev.peel.repl.cli.Peel", "dev.peel.core.internal.IdPool", "picocli.CommandLine")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> loader.loadClass(hidden)))
                    .as(hidden)
                    .isInstanceOf(ClassNotFoundException.class);
        }
        assertThat(loader.getResource("META-INF/services/dev.peel.core.plugin.Command"))
                .isNull();
    }

    @Test
    void aFileMayBeReplacedWhileItsPluginIsInUse() throws Exception {
        Path file = PluginJar.dissector("toy", 9999, "Late.VALUE")
                .source("plugin.Late", "package plugin; final class Late { static final Integer VALUE = 3; }")
                .write(folder.resolve("toy.jar"));
        ClassLoader loader = Plugins.load(List.of(file))
                .loaded()
                .get(0)
                .dissectors()
                .get(0)
                .getClass()
                .getClassLoader();
        Files.writeString(file, "no jar");

        assertThat(loader.loadClass("plugin.Late")).isNotNull();
    }

    @Test
    void namesThePluginThatCannotBeLoadedAndGoesOn() throws IOException {
        Path good = PluginJar.dissector("good", 9001, "1").write(folder.resolve("good.jar"));
        Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");
        Path throwing = PluginJar.dissector("bad", 9002, "1")
                .source("plugin.Toy", throwing("public Toy() { throw new IllegalArgumentException(\"no luck\"); }"))
                .write(folder.resolve("throwing.jar"));
        Path absent = new PluginJar()
                .service("dev.peel.core.dissect.Dissector", "plugin.Absent")
                .write(folder.resolve("absent.jar"));
        Path empty = new PluginJar().write(folder.resolve("empty.jar"));

        Plugins plugins = Plugins.load(List.of(damaged, throwing, absent, empty, good));

        assertThat(plugins.loaded()).extracting("name").containsExactly("good");
        assertThat(plugins.problems())
                .extracting("message", String.class)
                .satisfiesExactly(
                        message -> assertThat(message).contains("damaged.jar: the jar is damaged: "),
                        message -> assertThat(message).contains("throwing.jar: ", "no luck"),
                        message -> assertThat(message).contains("absent.jar: ", "plugin.Absent not found"),
                        message -> assertThat(message).contains("empty.jar: the jar brings nothing"));
    }

    @Test
    void aPluginThatMissesAClassOrFailsToRegisterIsLeftOut() throws IOException {
        Path missing = PluginJar.dissector("missing", 9001, "1")
                .source(
                        "plugin.Toy",
                        throwing("static final Object HIDDEN = dev.peel.repl.cli.RunningPeelNames.class;"))
                .source(
                        "dev.peel.repl.cli.RunningPeelNames",
                        "package dev.peel.repl.cli; public class RunningPeelNames {}")
                .write(folder.resolve("fine.jar"));
        Path failing = PluginJar.dissector("failing", 9002, "1")
                .source("plugin.Toy", throwing("static { if (true) throw new NoClassDefFoundError(\"gone/Away\"); }"))
                .write(folder.resolve("failing.jar"));

        Plugins plugins = Plugins.load(List.of(missing, failing));

        assertThat(plugins.loaded()).extracting("name").containsExactly("fine");
        assertThat(plugins.problems())
                .extracting("message", String.class)
                .singleElement()
                .asString()
                .contains("failing.jar", "gone/Away");
    }

    @Test
    void aPluginThatDeclaresWhatOthersHaveDeclaredIsLeftOutAsAWhole() throws IOException {
        Path first = PluginJar.dissector("toy", 9001, "1").write(folder.resolve("a.jar"));
        Path again = PluginJar.dissector("toy", 9002, "1").write(folder.resolve("b.jar"));
        Path ours = PluginJar.dissector("tls", 9003, "1").write(folder.resolve("c.jar"));

        Plugins plugins = Plugins.load(List.of(first, again, ours));

        assertThat(plugins.loaded()).extracting("name").containsExactly("a");
        assertThat(plugins.problems())
                .extracting("message")
                .containsExactly(again + ": protocol toy is declared twice", ours + ": protocol tls is declared twice");
        assertThat(plugins.registry().fields("tls.record.version")).isNotEmpty();
    }

    @Test
    void refusesPluginsOfAnotherVersionOfTheApiAndSaysHowToMend() throws IOException {
        Path none =
                PluginJar.dissector("a", 9001, "1").attribute("Peel-Api", "").write(folder.resolve("a.jar"));
        Path newer =
                PluginJar.dissector("b", 9001, "1").attribute("Peel-Api", "1.9").write(folder.resolve("b.jar"));
        Path older =
                PluginJar.dissector("c", 9001, "1").attribute("Peel-Api", "0.3").write(folder.resolve("c.jar"));

        assertThat(Plugins.load(List.of(none, newer, older)).problems())
                .extracting("message")
                .containsExactly(
                        none + ": the manifest has no Peel-Api; the plugin's build adds the line \"Peel-Api: 1.0\"",
                        newer + ": it is made for version 1.9 of peel's API, and this peel has 1.0; take a newer peel",
                        older
                                + ": it is made for version 0.3 of peel's API, and this peel has 1.0; take a newer version of the plugin");
    }

    @Test
    void aPluginThatCanNoLongerBeLoadedStaysAsItWas() throws IOException {
        Path file = PluginJar.dissector("toy", 9001, "1").write(folder.resolve("toy.jar"));
        Plugins plugins = Plugins.load(List.of(file));
        Files.writeString(file, "half a jar");

        Plugins reloaded = plugins.reloaded(List.of(file));

        assertThat(reloaded.loaded()).isEqualTo(plugins.loaded());
        assertThat(reloaded.problems()).hasSize(1);
    }

    @Test
    void withoutFilesThereIsWhatIsBuiltIn() {
        assertThat(Plugins.load(List.of())).isSameAs(Plugins.BUILT_IN);
        assertThat(Plugins.BUILT_IN.registry().fieldNames())
                .isEqualTo(Registry.load().fieldNames());
    }

    private static String throwing(String member) {
        return """
                package plugin;
                import dev.peel.core.dissect.*;
                import dev.peel.core.field.*;
                public final class Toy implements Dissector {
                    MEMBER
                    static final Protocol TOY = Protocol.of("bad", "bad", "Bad");
                    public Protocol protocol() { return TOY; }
                    public void register(Registrar r) {}
                    public void dissect(Dissection d) {}
                }
                """.replace("MEMBER", member);
    }
}
