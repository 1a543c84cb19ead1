package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    Path folder;

    private RunningPeel run(String script, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("script.js"), script);
        String[] arguments = new String[more.length + 2];
        arguments[0] = "run";
        arguments[1] = file.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return RunningPeel.of(arguments);
    }

    @Test
    void runsModulesOfItsFolder() throws IOException {
        Files.createDirectory(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/names.js"), "export const word = 'hello';\n");

        RunningPeel peel = run("""
                import { word } from "./lib/names.js";
                console.log(word, args, files.length, packets.count());
                """, RunningPeel.capture("tls12-full.pcap"), "--", "one", "-two");

        assertThat(peel.errors()).isEmpty();
        assertThat(peel.out()).isEqualTo("hello [\"one\", \"-two\"] 1 17\n");
        assertThat(peel.exitCode()).isZero();
    }

    @Test
    void importsNothingFromElsewhere() throws IOException {
        RunningPeel peel = run("import '/etc/passwd';\n");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).contains("passwd").doesNotContain("\tat ");
    }

    @Test
    void tellsWhereAScriptIsWrongWithoutAStackTrace() throws IOException {
        RunningPeel peel = run("print('first');\nconst x = null;\nprint(x.y);\n");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.out()).isEqualTo("first\n");
        assertThat(peel.errors().lines().toList().get(0)).startsWith("peel: ").contains("script.js:3:7: TypeError: ");
        assertThat(peel.errors()).contains("    print(x.y);\n          ^").doesNotContain("\tat ");
    }

    @Test
    void tellsWhereASyntaxErrorIs() throws IOException {
        RunningPeel peel = run("let a = 1;\nlet b = ;\n");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).contains("script.js:2:").contains("    let b = ;\n");
    }

    @Test
    void rejectionsThatNobodyHandlesAreErrors() throws IOException {
        RunningPeel peel = run("await Promise.resolve();\nthrow new Error('late');\n");

        assertThat(peel.exitCode()).isEqualTo(1);
        assertThat(peel.errors()).contains("late");
    }

    @Test
    void endsWithTheScriptsExitCode() throws IOException {
        assertThat(run("exit(7);\n").exitCode()).isEqualTo(7);
        assertThat(run("print('ends');\n").exitCode()).isZero();
    }

    @Test
    void savesBesideTheScriptAndWhereTheUserAllows(@TempDir Path other) throws IOException {
        String capture = RunningPeel.capture("tls12-full.pcap");
        String script = "print(save(args[0], packets.where('tls')));\n";

        assertThat(run(script, capture, "--", folder.resolve("out.pcapng").toString())
                        .out())
                .isEqualTo("8\n");
        assertThat(RunningPeel.of("-r", folder.resolve("out.pcapng").toString())
                        .out()
                        .lines())
                .hasSize(8);
        assertThat(run("save(" + quoted(other.resolve("no.csv")) + ", [1]);\n", capture)
                        .exitCode())
                .isEqualTo(1);
        assertThat(run("save(" + quoted(other.resolve("yes.csv")) + ", [1]);\n", capture, "--allow", other.toString())
                        .exitCode())
                .isZero();
        assertThat(other).isDirectoryContaining(file -> file.endsWith("yes.csv"));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("\\", "\\\\") + "'";
    }

    @Test
    void namesFilesThatAreMissing() throws IOException {
        RunningPeel script = RunningPeel.of("run", folder.resolve("none.js").toString());
        assertThat(script.exitCode()).isEqualTo(2);
        assertThat(script.errors()).contains("none.js: no such script");
        RunningPeel capture = run("print(1);\n", folder.resolve("none.pcap").toString());
        assertThat(capture.exitCode()).isEqualTo(2);
        assertThat(capture.errors()).contains("none.pcap: no such file");
    }
}
