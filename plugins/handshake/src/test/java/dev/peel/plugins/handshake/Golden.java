package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that was reviewed, and that commands go on to print. */
final class Golden {
    private Golden() {}

    /** Compares {@code printed} with what was reviewed, or puts it in its place where the user asks for that. */
    static void check(String file, Class<?> test, String printed) throws IOException {
        String header = "generated; update with: mvn -pl plugins/handshake -am test -Dtest=" + test.getSimpleName()
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update\n";
        Path path = Path.of("src", "test", "resources", file);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(path, header + printed);
        }

        assertThat(header + printed).isEqualTo(Files.readString(path));
    }
}
