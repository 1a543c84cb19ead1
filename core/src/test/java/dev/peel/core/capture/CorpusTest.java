package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every capture of the shared corpus beside the repository, where there is one, against what tshark shows for it. */
class CorpusTest {
    private static final List<String> FIELDS = List.of(
            "frame.number", "frame.time_epoch", "frame.len", "frame.cap_len", "frame.interface_id", "frame.encap_type");

    @Test
    void agreesWithTsharkOnEveryCapture() throws IOException {
        Path shared = shared();
        Path manifest = shared.resolve("corpus/MANIFEST.tsv");
        assumeTrue(Files.exists(manifest), "there is no corpus beside the repository (../shared/corpus)");
        List<String> columns = Files.readAllLines(shared.resolve("oracle/FIELDS.txt"));
        List<String> head = null;
        int captures = 0;
        for (String line : Files.readAllLines(manifest)) {
            List<String> row = List.of(line.split("\t", -1));
            if (head == null) {
                head = row;
                continue;
            }
            String path = row.get(head.indexOf("path"));
            List<String> frames = frames(shared.resolve("corpus").resolve(path));

            assertThat(frames).as(path).hasSize(Integer.parseInt(row.get(head.indexOf("packets"))));
            Path expected = shared.resolve("oracle/fields/" + path + ".tsv.gz");
            if (Files.exists(expected)) {
                assertThat(frames).as(path).isEqualTo(expected(expected, columns));
            }
            captures++;
        }
        assertThat(captures).isPositive();
    }

    private static Path shared() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("../shared") : folder.resolveSibling("shared");
    }

    private static List<String> expected(Path file, List<String> columns) throws IOException {
        List<String> frames = new ArrayList<>();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                frames.add(String.join(
                        "\t",
                        FIELDS.stream()
                                .map(field -> cells[columns.indexOf(field)])
                                .toList()));
            }
        }
        return frames;
    }

    private static List<String> frames(Path file) throws IOException {
        List<String> frames = new ArrayList<>();
        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            FrameBatch batch = FrameBatch.ofDefaultSize();
            while (reader.read(batch)) {
                for (int i = 0; i < batch.count(); i++) {
                    frames.add(row(reader, batch, i));
                }
            }
        } catch (CaptureException notACapture) {
            assertThat(notACapture).message().contains("not a capture file");
        }
        return frames;
    }

    private static String row(CaptureReader reader, FrameBatch batch, int index) {
        int place = batch.interfaceIndex(index);
        String id = "";
        String encapsulation = "";
        if (place >= 0) {
            CaptureInterface of = reader.interfaces().get(place);
            id = of.id().isPresent() ? Integer.toString(of.id().getAsInt()) : "";
            encapsulation = Integer.toString(LinkTypes.encapsulation(of.linkType()));
        }
        return String.join(
                "\t",
                Long.toString(batch.firstNumber() + index),
                batch.hasTime(index) ? EpochTime.text(batch.seconds(index), batch.nanoseconds(index)) : "",
                Integer.toString(batch.length(index)),
                Integer.toString(batch.capturedLength(index)),
                id,
                encapsulation);
    }
}
