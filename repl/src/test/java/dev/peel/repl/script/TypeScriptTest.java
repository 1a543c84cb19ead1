package dev.peel.repl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeScriptTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "scripts");
    private static final Pattern FIELD_NAME = Pattern.compile("(?:get|all|has)\\(\"([^\"]+)\"\\)");
    private static final Pattern FIELD_PATH = Pattern.compile("\\bp((?:\\??\\.[a-z][A-Za-z0-9_]*)+)(?!\\()\\b");

    private final Registry registry = Registry.load();
    private final ScriptApi api = ScriptApi.load();

    @Test
    void declaresTheApiAndEveryField() {
        String declarations = TypeScript.declarations(registry);

        assertThat(declarations)
                .contains("declare function open(path: string): Capture;")
                .contains("declare const packets: Packets;")
                .contains("interface Packets extends Sequence<Packet> {")
                .contains("readonly dstport?: number;")
                .contains("readonly flags?: Valued<number> & Fields_tcp_flags;");
        assertThat(declarations.lines().filter(line -> line.startsWith("interface ")))
                .doesNotHaveDuplicates();
    }

    @Test
    void describesWhatThereIsAndNothingElse() throws IOException {
        try (Scripts scripts = Scripts.ofExamples().open("tls12-full.pcap")) {
            for (ScriptApi.Type type : api.types()) {
                String instance = instance(type.plainName());
                if (instance.isEmpty()) {
                    continue;
                }
                for (ScriptApi.Entry entry : api.entries(type)) {
                    String expected = entry.isCalled() ? "function" : "";
                    assertThat(scripts.value("'" + entry.name() + "' in Object(" + instance + ")"))
                            .as(type.name() + "." + entry.name())
                            .isEqualTo("true");
                    assertThat(scripts.value("typeof " + instance + "." + entry.name() + " === 'function'"))
                            .as(type.name() + "." + entry.name())
                            .isEqualTo(String.valueOf(expected.equals("function")));
                }
                Set<String> described = new TreeSet<>(
                        api.entries(type).stream().map(ScriptApi.Entry::name).toList());
                assertThat(described).as(type.name()).containsAll(own(scripts, type.plainName(), instance));
            }
        }
    }

    private static String instance(String type) {
        return switch (type) {
            case "Globals" -> "globalThis";
            case "Capture" -> "open('../examples/captures/tls12-full.pcap')";
            case "Sequence" -> "sequence([1])";
            case "Packets" -> "packets";
            case "Flows" -> "flows";
            case "Packet" -> "packet(1)";
            case "Flow", "FlowProperties" -> "flow(0)";
            case "FieldInfo" -> "fields('tls').first()";
            case "Time" -> "packet(1).time";
            case "Console" -> "console";
            default -> "";
        };
    }

    /** What a type's objects have of their own; the fields of packets and what objects of the language have are not described here. */
    private static List<String> own(Scripts scripts, String type, String instance) {
        String keys =
                switch (type) {
                    case "Sequence", "Capture" -> "Object.getOwnPropertyNames(Object.getPrototypeOf(" + instance + "))";
                    case "Flow" -> "Object.keys(" + instance + ")";
                    case "FieldInfo", "Console" -> "Object.keys(" + instance + ")";
                    default -> "[]";
                };
        List<String> names =
                new ArrayList<>(List.of(scripts.value(keys + ".join(' ')").split(" ")));
        names.removeAll(List.of("", "constructor", "toString", "toJSON"));
        return names;
    }

    @Test
    void theExamplesNameWhatThereIs() throws IOException {
        FieldNames names = new FieldNames(registry);
        List<String> own = api.entries(api.type("Packet")).stream()
                .map(ScriptApi.Entry::name)
                .toList();
        try (Stream<Path> scripts = Files.list(EXAMPLES)) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
                String text = Files.readString(script);
                Matcher named = FIELD_NAME.matcher(text);
                while (named.find()) {
                    assertThat(names.find(named.group(1)))
                            .as(script + " " + named.group(1))
                            .isNotNull();
                }
                Matcher path = FIELD_PATH.matcher(text);
                while (path.find()) {
                    String name = path.group(1).replace("?", "").substring(1);
                    if (!own.contains(name.replaceFirst("\\..*", ""))) {
                        assertThat(names.find(name)).as(script + " " + name).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void typescriptAcceptsTheExamples(@TempDir Path folder) throws Exception {
        String compiler = System.getenv().getOrDefault("PEEL_TSC", "");
        assumeTrue(!compiler.isEmpty(), "PEEL_TSC names no compiler of TypeScript");
        Files.writeString(folder.resolve("peel.d.ts"), TypeScript.declarations(registry));
        Files.writeString(folder.resolve("tsconfig.json"), """
                {"compilerOptions": {"allowJs": true, "checkJs": true, "noEmit": true, "target": "es2022", "module": "es2022",
                "moduleDetection": "force", "strict": false, "types": []},
                "files": ["peel.d.ts"], "include": ["%s/*.js"]}
                """.formatted(EXAMPLES.toRealPath()));

        Process process = new ProcessBuilder(compiler, "-p", folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
