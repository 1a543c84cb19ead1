package dev.peel.repl.script.dissector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.repl.extension.Scaffold;
import dev.peel.repl.script.GuestValues;
import dev.peel.repl.script.Sandbox;
import dev.peel.repl.script.Sources;
import java.io.IOException;
import java.lang.reflect.Member;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTypesTest {
    private static final Path TESTING = Path.of("..", "docs", "testing-dissectors.md");
    private static final Pattern MEMBER = Pattern.compile("(?m)^  (?:readonly )?(\\w+)\\??[(:]");
    private static final Pattern GLOBAL = Pattern.compile("(?m)^declare (?:function|const) (\\w+)");
    private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

    private final String declarations = PluginTypes.declarations();

    @Test
    void declaresWhatAScriptCanAskOfADissectionAndNothingElse() {
        assertThat(members("Dissection")).isEqualTo(exported(ScriptDissection.class));
        assertThat(members("Bytes")).isEqualTo(exported(ScriptBytes.class));
        assertThat(members("Peel")).isEqualTo(exported(CommandTools.class));
    }

    @Test
    void declaresTheOptionsThatThereAre() {
        assertThat(members("DissectorOptions<F>")).isEqualTo(new TreeSet<>(DissectorReader.OPTIONS));
        assertThat(members("TapOptions<F>")).isEqualTo(new TreeSet<>(DissectorReader.OF_TAP));
        assertThat(members("Signature")).isEqualTo(new TreeSet<>(Signature.OPTIONS));
        Set<String> ofFields = members("FieldOptions");
        ofFields.addAll(members("NumberOptions extends FieldOptions"));
        ofFields.addAll(members("FlagOptions extends FieldOptions"));
        assertThat(ofFields).isEqualTo(new TreeSet<>(FieldBuilders.OPTIONS));
    }

    @Test
    void declaresTheWordsOfExpertItems() {
        assertThat(literals("Severity")).isEqualTo(words(Severity.values()));
        assertThat(literals("ExpertGroup")).isEqualTo(words(ExpertGroup.values()));
    }

    @Test
    void declaresWhatIsThereWhenAPluginStarts() {
        try (Context context = Sandbox.context(HostAccess.NONE)) {
            Value global = context.getBindings(Sources.LANGUAGE);
            Set<String> language = new TreeSet<>(global.getMemberKeys());
            new Declarations().begin().define(context, new GuestValues(context));
            Set<String> own = new TreeSet<>(global.getMemberKeys());
            own.removeAll(language);
            own.add("test"); // what tests see

            assertThat(all(GLOBAL, declarations)).isEqualTo(own);
        }
    }

    @Test
    void declaresWhatTheGuideSaysThatTestsSee() throws IOException {
        String guide = Files.readString(TESTING);
        String block = guide.substring(guide.indexOf("```ts\n") + 6);

        assertThat(declarations).endsWith(block.substring(0, block.indexOf("```")));
    }

    @Test
    void typescriptAcceptsTheExamplesAndWhatAScaffoldMakes(@TempDir Path folder) throws Exception {
        String compiler = System.getenv().getOrDefault("PEEL_TSC", "");
        assumeTrue(!compiler.isEmpty(), "PEEL_TSC names no compiler of TypeScript");
        Scaffold.script("tally").write(folder);
        try (Stream<Path> files = Files.list(Loaded.EXAMPLES)) {
            for (Path script :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                Files.copy(script, folder.resolve(script.getFileName()));
            }
        }

        Process process = new ProcessBuilder(
                        compiler, "-p", folder.resolve("jsconfig.json").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private Set<String> members(String type) {
        Matcher body = Pattern.compile("(?ms)^interface " + Pattern.quote(type) + " \\{\n(.*?)^}")
                .matcher(declarations);
        assertThat(body.find()).as(type).isTrue();
        return all(MEMBER, body.group(1));
    }

    private Set<String> literals(String type) {
        Matcher body = Pattern.compile("(?ms)^type " + type + " =(.*?);").matcher(declarations);
        assertThat(body.find()).as(type).isTrue();
        return all(LITERAL, body.group(1));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exported(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                .filter(member -> member.isAnnotationPresent(HostAccess.Export.class))
                .map(member -> ((Member) member).getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
