package dev.peel.repl.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What documentation shows of the API compiles, as classes or as statements. */
class ApiExamplesTest {
    private static final Pattern IN_JAVADOC = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern IN_MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^(?:@.*\\n)?(?:public )?(?:final )?class (\\w+)");
    private static final String IMPORTS = Stream.of(
                    "java.io",
                    "java.nio.file",
                    "java.util",
                    "dev.peel.core.bytes",
                    "dev.peel.core.capture",
                    "dev.peel.core.dissect",
                    "dev.peel.core.field",
                    "dev.peel.core.filter",
                    "dev.peel.core.packet",
                    "dev.peel.core.plugin",
                    "dev.peel.core.tap",
                    "dev.peel.testkit",
                    "dev.peel.plugins.modbus",
                    "org.junit.jupiter.api",
                    "org.junit.jupiter.api.extension")
            .map(name -> "import " + name + ".*;\n")
            .collect(Collectors.joining("", "", "import static org.assertj.core.api.Assertions.*;\n"));

    @TempDir
    Path classes;

    /**
     * An example.
     *
     * @param file where it stands
     * @param text what it says
     */
    record Example(Path file, String text) {
        @Override
        public String toString() {
            return file + ": " + text.lines().findFirst().orElse("");
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String folder : List.of("../core/src/main/java", "../testkit/src/main/java", "../docs")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    boolean isJava = file.toString().endsWith(".java");
                    if (isJava || file.toString().endsWith(".md")) {
                        (isJava ? IN_JAVADOC : IN_MARKDOWN)
                                .matcher(Files.readString(file))
                                .results()
                                .map(found -> new Example(file, text(found, isJava)))
                                .forEach(examples::add);
                    }
                }
            }
        }
        return examples;
    }

    private static String text(MatchResult found, boolean isJavadoc) {
        String text = found.group(1);
        return isJavadoc
                ? text.lines().map(line -> line.replaceFirst("^ \\* ?", "")).collect(Collectors.joining("\n"))
                : text;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void compiles(Example example) {
        List<MatchResult> named = CLASS.matcher(example.text()).results().toList();
        String name = named.isEmpty() ? "Example" : named.get(0).group(1);
        String unit = named.isEmpty()
                ? "class Example { static void example() throws Exception {\n" + example.text() + "\n} }"
                : example.text();

        assertThat(mistakes(name, IMPORTS + unit))
                .as("mistakes in " + example.file())
                .isEmpty();
    }

    private String mistakes(String name, String unit) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter mistakes = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
        boolean isGood = compiler.getTask(mistakes, null, null, options, null, List.of(source(name, unit)))
                .call();
        return isGood ? "" : mistakes.toString();
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return text;
            }
        };
    }
}
