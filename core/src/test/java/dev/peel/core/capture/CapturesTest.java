package dev.peel.core.capture;

import static dev.peel.core.capture.CaptureBytes.concat;
import static dev.peel.core.capture.CaptureBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturesTest {
    @TempDir
    Path folder;

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Captures.open(new ByteArrayInputStream(bytes), CaptureLimits.DEFAULT))
                .isInstanceOf(CaptureException.class)
                .hasMessage(message);
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.write(folder.resolve("a"), SampleCaptures.pcap().bytes());
        FrameBatch batch = FrameBatch.ofDefaultSize();

        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            assertThat(reader.read(batch)).isTrue();
            assertThat(batch.count()).isEqualTo(4);
            assertThat(reader.position()).isEqualTo(Files.size(file));
            assertThat(reader.read(batch)).isFalse();
        }
    }

    @Test
    void takesAnEmptyFileAsACaptureWithoutFrames() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.pcap"));

        try (CaptureReader reader = Captures.open(file, CaptureLimits.DEFAULT)) {
            assertThat(reader.read(FrameBatch.ofDefaultSize())).isFalse();
            assertThat(reader.fault()).isEmpty();
            assertThat(reader.interfaces()).isEmpty();
            assertThat(reader.notes()).isEmpty();
        }
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThatThrownBy(() -> Captures.open(Path.of("no", "such.pcap"), CaptureLimits.DEFAULT))
                .isInstanceOf(CaptureException.class)
                .hasMessage(Path.of("no", "such.pcap") + ": no such file");
    }

    @Test
    void saysThatAFolderIsNoCapture() {
        assertThatThrownBy(() -> Captures.open(folder, CaptureLimits.DEFAULT))
                .isInstanceOf(CaptureException.class)
                .hasMessage(folder + ": is a directory, not a capture file");
    }

    @Test
    void saysWhatAFileThatIsNoCaptureStartsWith() throws IOException {
        Path file = Files.writeString(folder.resolve("page"), "<html>\n<body>hello</body>");

        assertThatThrownBy(() -> Captures.open(file, CaptureLimits.DEFAULT))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        file + ": not a capture file: starts with 3c 68 74 6d (\"<htm\"); peel reads pcap and pcapng,"
                                + " plain or compressed with gzip or zstd");
    }

    @Test
    void saysWhatACompressedFileThatIsNoCaptureStartsWith() {
        assertRefused(
                SampleCaptures.gzip(hex("00010203 04050607 08090a0b 0c0d")),
                "not a capture file: starts in gzip with 00 01 02 03 (\"....\"); peel reads pcap and pcapng, plain or"
                        + " compressed with gzip or zstd");
        assertRefused(
                SampleCaptures.zstd(SampleCaptures.gzip(SampleCaptures.pcap().bytes())),
                "peel does not read this in zstd, it is compressed once more, with gzip; decompress it first, with gzip -d");
    }

    @ParameterizedTest
    @CsvSource({
        "736e6f6f7000000000000002, it is a snoop capture; convert it with editcap",
        "52545353000000000000, it is a Microsoft Network Monitor capture; convert it with editcap",
        "a12b3c4d0000000000000000, it is pcap as modified by Navtel; convert it to pcap with the program that wrote it",
        "cd34b2a1000000000000, it is pcap as modified by Francisco Mesquita; convert it to pcap with the program that wrote it",
        "fd377a585a0000, 'it is compressed with xz; decompress it first, with xz -d'",
        "04224d18aabb, 'it is compressed with lz4; decompress it first, with lz4 -d'"
    })
    void namesOtherFormats(String start, String message) {
        assertRefused(concat(hex(start), new byte[40]), "peel does not read this, " + message);
    }

    @Test
    void refusesVersionsThatItCannotRead() {
        assertRefused(
                hex("a1b2c3d4 0001 0002 00000000 00000000 0000ffff 00000001"),
                "pcap version 1.2 cannot be read; peel reads version 2.0 and later");
        assertRefused(
                hex("0a0d0d0a 0000001c 1a2b3c4d 0002 0000 ffffffffffffffff 0000001c"),
                "pcapng version 2.0 cannot be read; peel reads version 1.0");
    }

    @Test
    void refusesASectionHeaderOfNoByteOrder() {
        assertRefused(
                hex("0a0d0d0a 0000001c 61626364 0001 0000 ffffffffffffffff 0000001c"),
                "not a capture file: starts with 0a 0d 0d 0a (\"....\"); peel reads pcap and pcapng, plain or compressed"
                        + " with gzip or zstd");
    }

    @Test
    void closesAStreamThatItRefuses() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream("nothing of use".getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatThrownBy(() -> Captures.open(stream, CaptureLimits.DEFAULT)).isInstanceOf(CaptureException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void rejectsLimitsBelowTheirMinimum() {
        assertThatThrownBy(() -> new CaptureLimits(0, 1, 32, 0, 0, 1, 1024))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frameBytes must be at least 1, not 0");
    }
}
