package dev.peel.plugins.ja4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Ja4DissectorTest {
    private static final Path SAMPLES = Path.of("..", "..", "examples", "captures");
    private static final Path CORPUS = Path.of("..", "..", "..", "shared", "corpus", "ja4");
    private static final Registry REGISTRY = Registry.load();
    private static final Pattern OF_PYTHON = Pattern.compile("\"JA4\\.\\d+\": \"([^\"]+)\"");
    private static final Pattern RAW_OF_PYTHON = Pattern.compile("\"JA4_r\\.\\d+\": \"([^\"]+)\"");
    private static final Pattern OF_RUST = Pattern.compile(" ja4: (\\S+)");

    /** The values were worked out by hand from what another program shows of the sample. */
    @Test
    void notesTheFingerprintOfASample() {
        Path sample = SAMPLES.resolve("tls12-full.pcap");

        assertThat(values(sample, "tls.handshake.ja4")).containsExactly("t12d280700_d943125447b4_e7e480e5a997");
        assertThat(values(sample, "tls.handshake.ja4_r"))
                .containsExactly(
                        "t12d280700_002f,0033,0035,0039,003c,003d,0067,006b,009c,009d,009e,009f,00ff,c009,c00a,"
                                + "c013,c014,c023,c024,c027,c028,c02b,c02c,c02f,c030,cca8,cca9,ccaa_000a,000b,000d,0016,0017,0023_"
                                + "0403,0503,0603,0807,0808,0809,080a,080b,0804,0805,0806,0401,0501,0601,0303,0301,0302,0402,0502,"
                                + "0602");
    }

    @Test
    void givesTheSameAskedAloneAsAmongAll() {
        Path sample = SAMPLES.resolve("tls13-hello-retry-request.pcap");

        assertThat(values(sample, Demand.everything(REGISTRY), "tls.handshake.ja4"))
                .isNotEmpty()
                .isEqualTo(values(sample, "tls.handshake.ja4"));
    }

    @Test
    void agreesWithTheValuesBesideTheCaptures() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "there are no captures beside the project");
        int compared = 0;
        try (Stream<Path> files = Files.walk(CORPUS.resolve("expected"))) {
            for (Path expected : files.filter(Files::isRegularFile).sorted().toList()) {
                compared += compare(expected);
            }
        }

        assertThat(compared).isGreaterThan(20);
    }

    private static int compare(Path expected) throws IOException {
        String name = expected.getFileName().toString().replaceFirst("\\.(json|snap)$", "");
        Path capture = CORPUS.resolve("pcap_" + name);
        String text = Files.readString(expected);
        Set<String> texts = new TreeSet<>(found(OF_PYTHON, text));
        texts.addAll(found(OF_RUST, text));
        Set<String> raws = found(RAW_OF_PYTHON, text);
        if (!texts.isEmpty()) {
            assertThat(new TreeSet<>(values(capture, "tls.handshake.ja4")))
                    .as(expected.toString())
                    .containsAll(texts);
            assertThat(values(capture, "tls.handshake.ja4_r")).containsAll(raws);
        }
        return texts.size() + raws.size();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<String> values(Path capture, String name) {
        return values(capture, Demand.of(REGISTRY, REGISTRY.fields(name)), name);
    }

    private static List<String> values(Path capture, Demand demand, String name) {
        Values values = new Values(REGISTRY.fields(name).get(0), new ArrayList<>());
        try (CaptureReader reader = Captures.open(capture, CaptureLimits.DEFAULT)) {
            new Scan(reader, new Engine(REGISTRY, demand, Limits.DEFAULT), values).run(1);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        return values.found;
    }

    private record Values(Field field, List<String> found) implements Tap {
        @Override
        public List<Field> fields() {
            return List.of(field);
        }

        @Override
        public boolean packet(Packet packet) {
            Tape tape = packet.tape();
            for (int i = packet.from(); i < packet.to(); i++) {
                if (tape.fieldId(i) == field.id()) {
                    found.add(Objects.requireNonNull(tape.object(i)).toString());
                }
            }
            return true;
        }
    }
}
