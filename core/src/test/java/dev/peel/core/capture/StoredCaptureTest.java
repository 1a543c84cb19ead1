package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredCaptureTest {
    private static final long MOST = 1 << 20;
    private static final byte[] PLAIN = SampleCaptures.random(new Random(3), 60, 700);

    private final List<String> progress = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void readsAPlainFileWhereItIs() throws IOException {
        Path file = file(PLAIN);

        try (StoredCapture capture = stored(file)) {
            assertThat(capture.file()).isEqualTo(file);
            assertThat(frames(capture)).isEqualTo(frames(PLAIN)).hasSize(60);
            assertThat(frames(capture)).hasSize(60);
        }
        assertThat(progress).isEmpty();
    }

    @Test
    void findsFramesAgainByTheirPosition() throws IOException {
        for (byte[] plain :
                List.of(PLAIN, SampleCaptures.pcapng().bytes(), SampleCaptures.randomPcapng(new Random(4), 80, 900))) {
            for (byte[] packed : List.of(plain, SampleCaptures.gzip(plain), SampleCaptures.zstd(plain))) {
                try (StoredCapture capture = stored(file(packed));
                        CaptureReader reader = capture.reader()) {
                    FrameBatch batch = new FrameBatch(1_000, 7);
                    while (reader.read(batch)) {
                        for (int i = 0; i < batch.count(); i++) {
                            byte[] found = new byte[batch.capturedLength(i)];
                            capture.read(batch.position(i), found, 0, found.length);
                            assertThat(found)
                                    .isEqualTo(Arrays.copyOfRange(
                                            batch.bytes(), batch.offset(i), batch.offset(i) + found.length));
                        }
                    }
                }
            }
        }
    }

    @Test
    void copiesWhatIsPackedAndDeletesTheCopy() throws IOException {
        Path copy;
        try (StoredCapture capture = stored(file(SampleCaptures.gzip(PLAIN)))) {
            copy = capture.file();
            assertThat(copy).exists();
            assertThat(capture.size()).isEqualTo(PLAIN.length);
            assertThat(frames(capture)).isEqualTo(frames(PLAIN));
        }

        assertThat(copy).doesNotExist();
        assertThat(progress).isNotEmpty();
    }

    @Test
    void copiesAStream() throws IOException {
        try (StoredCapture capture = StoredCapture.of(
                new ByteArrayInputStream(SampleCaptures.zstd(PLAIN)),
                "-",
                CaptureLimits.DEFAULT,
                MOST,
                this::progress)) {
            assertThat(frames(capture)).isEqualTo(frames(PLAIN));
        }
        assertThat(progress.get(progress.size() - 1)).endsWith(" of -1");
    }

    @Test
    void tellsOfDamageAsIfItWereReadOnce() throws IOException {
        byte[] packed = SampleCaptures.gzip(PLAIN);
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        Path file = file(cut);

        try (StoredCapture capture = stored(file);
                CaptureReader stored = capture.reader();
                CaptureReader direct = Captures.open(file, CaptureLimits.DEFAULT)) {
            assertThat(fault(stored)).isEqualTo(fault(direct)).isPresent();
        }
    }

    @Test
    void refusesACopyThatWouldBeTooLarge() throws IOException {
        Path file = file(SampleCaptures.gzip(PLAIN));

        assertThatThrownBy(() -> StoredCapture.of(file, CaptureLimits.DEFAULT, PLAIN.length - 1, this::progress))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("copied-megabytes");
    }

    @Test
    void refusesWhatIsNoCaptureBeforeItIsCopied() throws IOException {
        Path file = file(SampleCaptures.gzip("no capture at all".getBytes(StandardCharsets.US_ASCII)));

        assertThatThrownBy(() -> stored(file))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("not a capture file");
        assertThat(progress).isEmpty();
    }

    @Test
    void noticesThatTheFileChanged() throws IOException {
        Path file = file(PLAIN);
        try (StoredCapture capture = stored(file)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

            assertThatThrownBy(capture::reader)
                    .isInstanceOf(CaptureException.class)
                    .hasMessage(file + ": has changed since it was opened; open it again");
        }
    }

    @Test
    void noticesThatTheFileIsGone() throws IOException {
        Path file = file(PLAIN);
        try (StoredCapture capture = stored(file)) {
            Files.delete(file);

            assertThatThrownBy(capture::reader)
                    .isInstanceOf(CaptureException.class)
                    .hasMessage(file + ": is gone since it was opened");
        }
    }

    @Test
    void stopsCopyingWhenInterrupted() throws IOException {
        Path file = file(SampleCaptures.gzip(PLAIN));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> StoredCapture.of(
                            new ByteArrayInputStream(Files.readAllBytes(file)),
                            "-",
                            CaptureLimits.DEFAULT,
                            MOST,
                            this::progress))
                    .isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void progress(long bytes, long total) {
        progress.add(bytes + " of " + total);
    }

    private StoredCapture stored(Path file) throws IOException {
        return StoredCapture.of(file, CaptureLimits.DEFAULT, MOST, this::progress);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("capture" + progress.size() + bytes.length), bytes);
    }

    private static Optional<CaptureFault> fault(CaptureReader reader) throws IOException {
        FrameBatch batch = FrameBatch.ofDefaultSize();
        while (reader.read(batch)) {
            assertThat(batch.count()).isPositive();
        }
        return reader.fault();
    }

    private static List<String> frames(StoredCapture capture) throws IOException {
        try (CaptureReader reader = capture.reader()) {
            return frames(reader);
        }
    }

    private static List<String> frames(byte[] bytes) throws IOException {
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(bytes), CaptureLimits.DEFAULT)) {
            return frames(reader);
        }
    }

    private static List<String> frames(CaptureReader reader) throws IOException {
        List<String> frames = new ArrayList<>();
        FrameBatch batch = FrameBatch.ofDefaultSize();
        while (reader.read(batch)) {
            for (int i = 0; i < batch.count(); i++) {
                frames.add(batch.seconds(i) + " " + batch.length(i) + " "
                        + Arrays.hashCode(Arrays.copyOfRange(
                                batch.bytes(), batch.offset(i), batch.offset(i) + batch.capturedLength(i))));
            }
        }
        return frames;
    }
}
