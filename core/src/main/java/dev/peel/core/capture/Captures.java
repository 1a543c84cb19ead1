package dev.peel.core.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Opens captures. What a file is, is told by its content, never by its name.
 *
 * <pre>{@code
 * try (CaptureReader reader = Captures.open(Path.of("some.pcapng"), CaptureLimits.DEFAULT)) {
 *     FrameBatch frames = FrameBatch.ofDefaultSize();
 *     long bytes = 0;
 *     while (reader.read(frames)) {
 *         for (int i = 0; i < frames.count(); i++) {
 *             bytes += frames.length(i);
 *         }
 *     }
 *     System.out.println(bytes + " bytes" + reader.fault().map(fault -> "; " + fault).orElse(""));
 * }
 * }</pre>
 */
public final class Captures {
    private static final int MAGIC = 4; // bytes
    private static final int VERSION_END = 16; // bytes of a section header up to its version's end
    private static final int LOOKED_AT = 12; // bytes that other formats are recognised by

    private Captures() {}

    /**
     * {@return a reader of the capture in {@code file}: pcap or pcapng, plain or compressed with gzip or zstd}
     *
     * @throws CaptureException when there is no such file, it may not be read, or is no capture that peel reads
     * @throws IOException when the medium fails
     */
    public static CaptureReader open(Path file, CaptureLimits limits) throws IOException {
        return open(medium(file), file + ": ", limits);
    }

    /**
     * {@return the bytes of {@code file}}
     *
     * @throws CaptureException when there is no such file or it may not be read
     */
    static ByteInput medium(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CaptureException(file + ": is a directory, not a capture file");
        }
        try {
            return Files.isRegularFile(file) ? new FileInput(file) : new StreamInput(Files.newInputStream(file));
        } catch (NoSuchFileException missing) {
            throw new CaptureException(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new CaptureException(file + ": may not be read (permission denied)", denied);
        }
    }

    /**
     * {@return a reader of the capture that {@code stream} gives, which it closes when it is closed}
     *
     * <p>Frames are delivered as they come; the reader asks {@link InputStream#available} so as not to wait for more while it has
     * some.
     *
     * @throws CaptureException when it is no capture that peel reads; the stream is closed then
     * @throws IOException when the medium fails
     */
    public static CaptureReader open(InputStream stream, CaptureLimits limits) throws IOException {
        return open(new StreamInput(stream), "", limits);
    }

    private static CaptureReader open(ByteInput medium, String name, CaptureLimits limits) throws IOException {
        try {
            PeekInput plain = new PeekInput(medium);
            Packing packing = packing(plain);
            return recognise(packing.unpack(plain, limits), name, packing.within, limits);
        } catch (IOException failed) {
            medium.close();
            throw failed;
        }
    }

    /** How a capture is packed. */
    enum Packing {
        NONE(""),
        GZIP(" in gzip"),
        ZSTD(" in zstd");

        private final String within;

        Packing(String within) {
            this.within = within;
        }

        /** {@return a few words on where the capture was found, empty where it is not packed} */
        String within() {
            return within;
        }

        /** {@return the capture that {@code packed} holds} */
        PeekInput unpack(PeekInput packed, CaptureLimits limits) throws IOException {
            return switch (this) {
                case NONE -> packed;
                case GZIP -> new PeekInput(new GzipInput(packed));
                case ZSTD -> new PeekInput(new ZstdInput(packed, limits.windowBytes()));
            };
        }
    }

    /** {@return how the capture that {@code input} is at the start of is packed} */
    static Packing packing(PeekInput input) throws IOException {
        byte[] start = input.peek(MAGIC);
        if (GzipInput.isMagic(start)) {
            return Packing.GZIP;
        }
        return ZstdFrames.isMagic(start) ? Packing.ZSTD : Packing.NONE;
    }

    /**
     * {@return a reader of what {@code input} gives}
     *
     * @param name what stands before what is said of it
     * @param within how it was packed, see {@link Packing#within}
     */
    static CaptureReader recognise(PeekInput input, String name, String within, CaptureLimits limits)
            throws IOException {
        boolean compressed = !within.isEmpty();
        byte[] start = input.peek(MAGIC);
        if (start.length < MAGIC) {
            // Too short to be told apart. An empty file is a capture without frames, as for Wireshark.
            return new BatchReader(input, new HeaderFormat(MAGIC), compressed);
        }
        if (PcapHeader.isMagic(start)) {
            byte[] header = input.peek(PcapHeader.LENGTH);
            if (header.length < PcapHeader.LENGTH) {
                return new BatchReader(input, new HeaderFormat(PcapHeader.LENGTH), compressed);
            }
            return new BatchReader(input, new PcapFormat(header(header, name), limits), compressed);
        }
        if (Window.int32(start, 0, false) == PcapngFormat.SECTION_HEADER) {
            byte[] header = input.peek(VERSION_END);
            if (header.length < VERSION_END) {
                return new BatchReader(input, new HeaderFormat(VERSION_END), compressed);
            }
            if (PcapngFormat.hasByteOrder(header)) {
                String problem = PcapngFormat.versionProblem(header, 0);
                if (!problem.isEmpty()) {
                    throw new CaptureException(name + problem);
                }
                return new BatchReader(input, new PcapngFormat(limits), compressed);
            }
        }
        throw new CaptureException(name + describe(input.peek(LOOKED_AT), within));
    }

    private static PcapHeader header(byte[] bytes, String name) throws CaptureException {
        String problem = PcapHeader.versionProblem(bytes);
        if (!problem.isEmpty()) {
            throw new CaptureException(name + problem);
        }
        return PcapHeader.of(bytes);
    }

    /** {@return why what begins with {@code start} cannot be read} */
    private static String describe(byte[] start, String within) {
        String hex = HexFormat.of().formatHex(start);
        for (String[] row : ResourceRows.of("other-formats.tsv")) {
            if (hex.startsWith(row[0])) {
                return "peel does not read this" + within + ", it is " + row[1] + "; " + row[2];
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MAGIC; i++) {
            text.append(start[i] >= ' ' && start[i] < 0x7f ? (char) start[i] : '.');
        }
        return "not a capture file: starts" + within + " with "
                + HexFormat.ofDelimiter(" ").formatHex(start, 0, MAGIC) + " (\"" + text
                + "\"); peel reads pcap and pcapng, plain or compressed with gzip or zstd";
    }
}
