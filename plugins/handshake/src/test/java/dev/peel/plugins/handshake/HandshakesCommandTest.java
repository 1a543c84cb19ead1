package dev.peel.plugins.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.peel.core.capture.CaptureException;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.Command;
import dev.peel.core.plugin.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HandshakesCommandTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "samples.txt");
    private static final String HEADER =
            "generated; update with: mvn -pl plugins/handshake -am test -Dtest=HandshakesCommandTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update\n";

    @Test
    void tellsOfTheSampleCapturesWhatWasReviewed() throws IOException {
        StringBuilder printed = new StringBuilder(HEADER);
        for (Path capture : captures()) {
            printed.append("\n")
                    .append(capture.getFileName())
                    .append("\n")
                    .append(CommandRun.table(capture.getFileName().toString()));
        }
        if (System.getProperty("golden.update") != null) {
            Files.writeString(GOLDEN, printed);
        }

        assertThat(printed.toString()).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void writesAnObjectALineWithTheSameKeys() throws IOException {
        Set<List<String>> keys = new HashSet<>();
        int flows = 0;
        for (Path capture : captures()) {
            for (String line :
                    new CommandRun().run(capture.toString(), "--json").lines().toList()) {
                keys.add(keys(line));
                flows++;
            }
        }

        assertThat(keys).hasSize(1);
        assertThat(flows).isGreaterThan(captures().size());
        assertThat(keys.iterator().next())
                .startsWith("flow", "time", "client", "server", "role", "ok", "step", "ended_by", "how", "version");
    }

    @Test
    void isFoundAsAPlugin() {
        assertThat(ServiceLoader.load(Command.class)).extracting(Command::name).contains("handshakes");
    }

    @Test
    void tellsHowManyFlowsItDidNotFollow() throws IOException {
        Conversation conversation = new Conversation();
        for (int port = 40000; port < 40005; port++) {
            conversation.between("192.0.2.1", port, "192.0.2.2", 443).connect();
        }
        CommandRun run = new CommandRun(Limits.DEFAULT.with(Limit.HANDSHAKES, 3), conversation.bytes());

        assertThat(run.run("-")).contains("3 flows on");
        assertThat(run.warnings()).containsExactly("limit handshakes (3) was reached: 2 later flows were not followed");
    }

    @Test
    void letsFlowsWithoutTlsGoFirst() throws IOException {
        Conversation conversation = new Conversation();
        for (int port = 40000; port < 40005; port++) {
            conversation
                    .between("192.0.2.1", port, "192.0.2.2", 80)
                    .connect()
                    .client(Conversation.ACK, "474554202f0d0a");
        }
        conversation.between("192.0.2.1", 41000, "192.0.2.2", 443).connect().client(Conversation.RST);
        CommandRun run = new CommandRun(Limits.DEFAULT.with(Limit.HANDSHAKES, 3), conversation.bytes());

        assertThat(run.run("-")).contains("no ClientHello\n1 flow on");
        assertThat(run.warnings()).containsExactly("limit handshakes (3) was reached: 3 flows without TLS were let go");
    }

    @Test
    void asksForACapture() {
        assertThatThrownBy(() -> new CommandRun().run())
                .isInstanceOf(UsageException.class)
                .hasMessage("which capture? usage: peel handshakes FILE [-Y FILTER] [--json]");
        assertThatThrownBy(() -> new CommandRun().run("a.pcap", "b.pcap")).hasMessageStartingWith("what is b.pcap?");
        assertThatThrownBy(() -> new CommandRun().run("a.pcap", "--jsno"))
                .hasMessageStartingWith("unknown option --jsno");
        assertThatThrownBy(() -> new CommandRun().run("no-such.pcap")).isInstanceOf(CaptureException.class);
    }

    @Property(tries = 200)
    void damagedCapturesAreNoReasonToFail(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Path> captures = captures();
        byte[] bytes = Files.readAllBytes(captures.get(random.nextInt(captures.size())));
        for (int i = random.nextInt(64); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        CommandRun run = new CommandRun(Limits.DEFAULT, bytes);

        try {
            assertThat(run.run("-", "--json").lines())
                    .allSatisfy(line -> assertThat(keys(line)).isNotEmpty());
        } catch (CaptureException noCapture) {
            assertThat(noCapture).hasMessageNotContaining("\n");
        }
    }

    static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(CommandRun.CAPTURES)) {
            return files.filter(file -> file.toString().contains(".pcap"))
                    .sorted()
                    .toList();
        }
    }

    /** The names of the fields of the one object in {@code line}, without those of objects within it. */
    private static List<String> keys(String line) throws IOException {
        List<String> keys = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                keys.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            assertThat(parser.nextToken()).isNull();
        }
        return keys;
    }
}
