package dev.peel.repl.cli;

import dev.peel.core.capture.CaptureWriter;
import dev.peel.core.field.Spelling;
import dev.peel.core.tap.FrameWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where packets are written to, and how: tshark's {@code -w} and {@code -F}. */
final class WriteOptions {
    private static final String STANDARD_STREAM = "-";

    private final Argument<String> file = Argument.text(
            "-w",
            "FILE",
            "Write the packets to FILE, as they were captured, instead of printing them; - is standard output.");

    private final Argument<String> format = Argument.text(
            "-F",
            "FORMAT",
            CaptureWriter.Format.PCAPNG.word(),
            "What -w writes: pcapng (the default), pcap, or nsecpcap for pcap with nanoseconds.");

    /** Has {@code command} take the options, which have values once its line is parsed. */
    void addTo(CommandSpec command) {
        Argument.add(command, file, format);
    }

    /** {@return whether packets are written} */
    boolean isGiven() {
        return !file.value().isEmpty();
    }

    /**
     * {@return what writes the packets, nothing where they are not to be written}
     *
     * @param source the capture's file
     * @param printing whether something else goes to the standard output
     * @param out the standard output
     */
    Optional<FrameWriter> writer(CommandLine line, String source, boolean printing, OutputStream out) {
        CaptureWriter.Format wanted = format(line);
        if (!isGiven()) {
            return Optional.empty();
        }
        String application = String.join(" ", new PeelVersion().getVersion());
        if (file.value().equals(STANDARD_STREAM)) {
            if (printing) {
                throw new ParameterException(
                        line,
                        "-w - writes packets to the standard output, where nothing can be printed then; name a file");
            }
            return Optional.of(new FrameWriter(wanted, () -> unclosed(out), application));
        }
        Path path = path(line);
        if (isSame(path, source)) {
            throw new ParameterException(line, "-w " + file.value() + ": is the file that is read; name another");
        }
        return Optional.of(new FrameWriter(wanted, () -> FileOutput.open(path), application));
    }

    private CaptureWriter.Format format(CommandLine line) {
        List<String> words = Arrays.stream(CaptureWriter.Format.values())
                .map(CaptureWriter.Format::word)
                .toList();
        return Arrays.stream(CaptureWriter.Format.values())
                .filter(known -> known.word().equals(format.value()))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        line,
                        "-F " + format.value() + ": "
                                + Spelling.nearest(words, format.value())
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("peel writes " + words.stream().collect(Collectors.joining(", ")))));
    }

    private Path path(CommandLine line) {
        return RunOptions.path(line, "-w ", file.value());
    }

    private static boolean isSame(Path written, String source) {
        try {
            return !source.equals(STANDARD_STREAM)
                    && Files.exists(written)
                    && Files.isSameFile(written, Path.of(source));
        } catch (IOException | InvalidPathException unknown) {
            return false; // Opening either says what is wrong.
        }
    }

    /** {@return {@code out}, which is not closed since it is not ours} */
    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
