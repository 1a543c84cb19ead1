package dev.peel.repl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of the tutorial's JavaScript half in an empty folder: what comes out is what stands there. */
class FirstDissectorTest {
    private static final Path PEEL = Path.of("..").toAbsolutePath().normalize();
    private static final Path TUTORIAL = PEEL.resolve("docs/first-dissector.md");
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final String TYPED = "$ ";

    @TempDir
    Path folder;

    private Path user;
    private Path work;

    @Test
    void commandsPrintWhatTheTutorialShows() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        prepare();
        String tutorial = Files.readString(TUTORIAL);
        String half = tutorial.substring(0, tutorial.indexOf("## The same in Java"));

        Matcher blocks = BLOCK.matcher(half);
        int commands = 0;
        while (blocks.find()) {
            List<String> typed = blocks.group(1)
                    .lines()
                    .filter(line -> line.startsWith(TYPED))
                    .toList();
            StringBuilder session = new StringBuilder();
            for (String line : typed) {
                session.append(line).append('\n').append(printed(line.substring(TYPED.length())));
            }
            commands += typed.size();

            assertThat(session)
                    .as("update with: .ci/third-party docs/record-first-dissector")
                    .hasToString(blocks.group(1));
        }
        Files.delete(user.resolve("peel")); // JUnit warns of links that lead out of its folder
        assertThat(commands).isGreaterThan(10);
    }

    private void prepare() throws IOException {
        user = Files.createDirectories(folder.resolve("user"));
        work = Files.createDirectories(folder.resolve("work"));
        Files.createSymbolicLink(user.resolve("peel"), PEEL);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String warned = Runtime.version().feature() >= 24
                ? " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
                : "";
        Path command = Files.createDirectories(user.resolve("bin")).resolve("peel");
        Files.writeString(command, """
                #!/bin/sh
                exec %s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable%s -Duser.home=%s -cp %s %s "$@"
                """.formatted(java, warned, user, classPath, Peel.class.getName()));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String printed(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("/bin/bash", "-c", command)
                .directory(work.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = shell.environment();
        environment.put("HOME", user.toString());
        environment.put("PATH", user.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("TZ", "UTC");
        environment.put("LC_ALL", "C.UTF-8");
        environment.remove("PEEL_PLUGINS");
        environment.remove("SSLKEYLOGFILE");
        Process process = shell.start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text.lines().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
        }
    }
}
