package dev.peel.repl.extension;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A plugin's jar, compiled within the test. */
public final class PluginJar {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>(Map.of("Peel-Api", "1.0"));

    /** Adds a class. */
    public PluginJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    /** Names a class as a service. */
    public PluginJar service(String service, String name) {
        entries.put("META-INF/services/" + service, name + "\n");
        return this;
    }

    /** Sets an attribute of the manifest, none where the value is empty. */
    public PluginJar attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** A dissector called {@code name} on a TCP port, whose layer has {@code name.value}, the number that {@code expression} is. */
    public static PluginJar dissector(String name, int port, String expression) {
        return new PluginJar()
                .service("dev.peel.core.dissect.Dissector", "plugin.Toy")
                .source(
                        "plugin.Toy",
                        """
                        package plugin;
                        import dev.peel.core.dissect.*;
                        import dev.peel.core.field.*;
                        public final class Toy implements Dissector {
                            static final Field VALUE = Field.uint("NAME.value", 32, "Value");
                            static final Preference<Integer> FACTOR =
                                    Preference.number("NAME.factor", 1, 9, 1, "What the value is multiplied by");
                            static final Protocol TOY = Protocol.of("NAME", "NAME", "Toy", VALUE);
                            public Protocol protocol() { return TOY; }
                            public void register(Registrar r) { r.bind("tcp.port", PORT, this); r.preference(FACTOR); }
                            public void dissect(Dissection d) { d.generated(VALUE, (EXPRESSION) * d.preference(FACTOR)); }
                        }
                        """.replace("NAME", name).replace("PORT", "" + port).replace("EXPRESSION", expression));
    }

    /** Compiles and writes the jar, and returns {@code file}. */
    public Path write(Path file) throws IOException {
        Path folder = Files.createTempDirectory("plugin");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(folder, classes);
        return pack(classes, file);
    }

    /** Writes the jar of classes that are compiled, with their resources, and returns {@code file}. */
    public Path pack(Path classes, Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                manifest.getMainAttributes().putValue(name, value);
            }
        });
        Path made = Files.createTempFile("plugin", ".jar");
        try (OutputStream stream = Files.newOutputStream(made);
                JarOutputStream jar = new JarOutputStream(stream, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, jar);
            }
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void compile(Path folder, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (!sources.isEmpty() && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the plugin does not compile");
        }
    }
}
