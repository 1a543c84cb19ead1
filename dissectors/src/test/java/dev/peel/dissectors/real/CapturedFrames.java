package dev.peel.dissectors.real;

import dev.peel.core.capture.CaptureException;
import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.capture.FrameBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The frames of one real capture, in memory.
 *
 * @param name the capture's, for messages
 * @param interfaces what the frames' interface indexes point into
 * @param frames the frames in order
 */
record CapturedFrames(String name, List<CaptureInterface> interfaces, List<Frame> frames) {
    private static final int MOST_FRAMES = 100; // of a capture, so that none takes all the time
    private static final int SAMPLE = 40; // of so many captures of the corpus, one

    /**
     * One frame.
     *
     * @param bytes what was captured of it
     * @param length how many bytes it had on the wire
     * @param interfaceIndex negative where it came from none
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares frames
    record Frame(byte[] bytes, int length, int interfaceIndex, long seconds, int nanoseconds) {
        /** {@return the frame as if the capture had been cut after {@code captured} bytes} */
        Frame cut(int captured) {
            return new Frame(
                    Arrays.copyOf(bytes, Math.min(captured, bytes.length)),
                    length,
                    interfaceIndex,
                    seconds,
                    nanoseconds);
        }

        /** {@return the frame as if it had been no longer than {@code newLength} bytes} */
        Frame shortened(int newLength) {
            Frame cut = cut(newLength);
            return cut.with(cut.bytes);
        }

        /** {@return the frame with other bytes} */
        Frame with(byte[] newBytes) {
            return new Frame(newBytes, newBytes.length, interfaceIndex, seconds, nanoseconds);
        }
    }

    /** {@return the project's sample captures, and some of those beside the project where these are} */
    static List<CapturedFrames> all() {
        List<CapturedFrames> all = new ArrayList<>();
        paths().forEach(file -> read(file, all));
        return all;
    }

    /** {@return the paths of those captures, and of files beside them that are none} */
    static List<Path> paths() {
        Path project = project();
        List<Path> all = new ArrayList<>(files(project.resolve("examples/captures")));
        List<Path> corpus = files(project.resolveSibling("shared").resolve("corpus"));
        for (int i = 0; i < corpus.size(); i += SAMPLE) {
            all.add(corpus.get(i));
        }
        return all;
    }

    /** {@return these frames, each changed by {@code change}} */
    CapturedFrames map(UnaryOperator<Frame> change) {
        return new CapturedFrames(name, interfaces, frames.stream().map(change).toList());
    }

    int longest() {
        return frames.stream().mapToInt(frame -> frame.bytes.length).max().orElse(0);
    }

    /** {@return the frames as the engine takes them} */
    FrameBatch batch() {
        FrameBatch batch = new FrameBatch(
                Math.max(
                        1, frames.stream().mapToInt(frame -> frame.bytes.length).sum()),
                Math.max(1, frames.size()));
        batch.reset(1);
        int used = 0;
        for (Frame frame : frames) {
            System.arraycopy(frame.bytes, 0, batch.bytes(), used, frame.bytes.length);
            batch.add(used, frame.bytes.length, frame.length, frame.interfaceIndex, frame.seconds, frame.nanoseconds);
            used += frame.bytes.length;
        }
        return batch;
    }

    private static Path project() {
        Path project = Path.of("").toAbsolutePath();
        while (project.getParent() != null && !Files.exists(project.resolve("CONTRIBUTING.md"))) {
            project = project.getParent();
        }
        return project;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(md|tsv|txt)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, List<CapturedFrames> to) {
        List<Frame> frames = new ArrayList<>();
        FrameBatch batch = FrameBatch.ofDefaultSize();
        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            while (frames.size() < MOST_FRAMES && reader.read(batch)) {
                for (int i = 0; i < batch.count() && frames.size() < MOST_FRAMES; i++) {
                    int from = batch.offset(i);
                    frames.add(new Frame(
                            Arrays.copyOfRange(batch.bytes(), from, from + batch.capturedLength(i)),
                            batch.length(i),
                            batch.interfaceIndex(i),
                            batch.seconds(i),
                            batch.nanoseconds(i)));
                }
            }
            to.add(new CapturedFrames(file.getFileName().toString(), List.copyOf(reader.interfaces()), frames));
        } catch (CaptureException notOne) {
            // The corpus holds files that are no captures, too.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
