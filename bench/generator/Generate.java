import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes a large capture out of the conversations of small ones: many at a time, each between new endpoints, most with a download in
 * it. The same size and seed give the same file.
 *
 * <p>Arguments: the folder of small captures, the size in bytes, the seed, the file to write.
 */
final class Generate {
    private static final int CONCURRENT = 200; // conversations at a time
    private static final int BYTES_EACH = 1 << 21; // bytes of the capture for each conversation at a time
    private static final int NOISE = 1 << 20; // bytes
    private static final int WITH_DOWNLOAD = 80; // percent of conversations
    private static final int BETWEEN_STARTS = 1_500; // microseconds, on average

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        List<Template> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.sorted().toList()) {
                all.addAll(TemplateReader.read(file));
            }
        }
        long size = Long.parseLong(arguments[1]);
        try (FrameWriter out = new FrameWriter(Path.of(arguments[3]))) {
            write(all, size, new Random(Long.parseLong(arguments[2])), out);
            System.err.println("generate: " + arguments[3] + ": " + out.frames() + " frames, " + out.written() + " bytes");
        }
    }

    private static void write(List<Template> all, long size, Random random, FrameWriter out) throws IOException {
        List<Template> downloads =
                all.stream().filter(template -> template.downloadAfter() > 0).toList();
        byte[] noise = new byte[NOISE];
        random.nextBytes(noise);
        long start = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
        PriorityQueue<Flow> flows = new PriorityQueue<>();
        int concurrent = (int) Math.max(8, Math.min(CONCURRENT, size / BYTES_EACH));
        while (out.written() < size) {
            while (flows.size() < concurrent) {
                List<Template> from = random.nextInt(100) < WITH_DOWNLOAD ? downloads : all;
                start += random.nextInt(2 * BETWEEN_STARTS);
                long now = flows.isEmpty() ? start : Math.max(start, flows.peek().time());
                flows.add(new Flow(from.get(random.nextInt(from.size())), random.nextLong(), noise, now));
            }
            Flow flow = flows.remove();
            if (flow.write(out)) {
                flows.add(flow);
            }
        }
    }
}
