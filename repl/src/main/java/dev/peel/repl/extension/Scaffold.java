package dev.peel.repl.extension;

import dev.peel.repl.script.dissector.PluginTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The start of a plugin, made from templates. Immutable. */
public final class Scaffold {
    private static final String NAME = "[a-z][a-z0-9]{0,31}";

    private final String name;
    private final Map<String, String> templates;
    private final Map<String, String> texts;

    /**
     * The files to write, relative.
     *
     * @param templates the resource that a file is made from
     * @param texts what is in a file as it is
     */
    private Scaffold(String name, Map<String, String> templates, Map<String, String> texts) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("\"" + name
                    + "\": a protocol's name is of lower-case letters and digits, a letter first, 32 at most");
        }
        this.name = name;
        this.templates = templates;
        this.texts = texts;
    }

    /**
     * {@return a Maven project whose jar is a plugin}
     *
     * @param name the protocol's name in filters
     * @throws IllegalArgumentException when that is no name
     */
    public static Scaffold java(String name) {
        String type = capitalized(name) + "Dissector";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "java/pom.xml");
        files.put("src/main/java/" + name + "/" + type + ".java", "java/Dissector.java.txt");
        files.put("src/main/resources/META-INF/services/dev.peel.core.dissect.Dissector", "java/service.txt");
        files.put("src/test/java/" + name + "/" + type + "Test.java", "java/DissectorTest.java.txt");
        files.put("README.md", "java/README.md");
        return new Scaffold(name, files, Map.of());
    }

    /**
     * {@return a file of JavaScript that is a plugin, its tests, and what editors know both by}
     *
     * @param name the protocol's name in filters
     * @throws IllegalArgumentException when that is no name
     */
    public static Scaffold script(String name) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(name + ".js", "js/dissector.js");
        files.put(name + ".test.js", "js/dissector.test.js");
        files.put("README.md", "js/README.md");
        files.put("jsconfig.json", "js/jsconfig.json");
        return new Scaffold(name, files, Map.of(PluginTypes.FILE, PluginTypes.declarations()));
    }

    /**
     * Writes the files into {@code folder}, which is made where there is none.
     *
     * @return the files
     * @throws IOException when one of them exists, in which case none is written, or cannot be written
     */
    public List<Path> write(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, String> template : templates.entrySet()) {
            files.put(template.getKey(), filled(template.getValue()));
        }
        files.putAll(texts);
        for (String file : files.keySet()) {
            if (Files.exists(folder.resolve(file))) {
                throw new IOException(folder.resolve(file).normalize() + ": exists; nothing was written");
            }
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> made : files.entrySet()) {
            Path file = folder.resolve(made.getKey());
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, made.getValue(), StandardOpenOption.CREATE_NEW);
            written.add(file);
        }
        return written;
    }

    private String filled(String template) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Scaffold.class.getResourceAsStream("scaffold/" + template))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@name@", name)
                    .replace("@Name@", capitalized(name));
        }
    }

    private static String capitalized(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
