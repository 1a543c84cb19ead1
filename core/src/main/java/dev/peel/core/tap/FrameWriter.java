package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureWriter;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the frames of the packets that it is given as a capture. Opens what it writes to when the run begins. */
public final class FrameWriter implements Tap, Closeable {
    // Hot path: no allocation per packet.

    private final CaptureWriter.Format format;
    private final Output output;
    private final String application;
    private @Nullable CaptureWriter writer;

    /** Where frames are written to. */
    @FunctionalInterface
    public interface Output {
        /**
         * {@return the stream that takes the capture, which the writer closes; asked for once}
         *
         * @throws IOException when it cannot be opened
         */
        OutputStream open() throws IOException;
    }

    /**
     * Makes a writer.
     *
     * @param application the name of the program, which pcapng tells
     */
    public FrameWriter(CaptureWriter.Format format, Output output, String application) {
        this.format = format;
        this.output = output;
        this.application = application;
    }

    /** {@return none} */
    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public void begin() throws IOException {
        writer = CaptureWriter.of(format, output.open(), application);
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        writer().write(packet.frames(), packet.frameIndex(), packet.content());
        return true;
    }

    @Override
    public void pause() throws IOException {
        writer().flush();
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        writer().end(content);
    }

    /** {@return how many frames were not written, see {@link CaptureWriter#leftOut}} */
    public long leftOut() {
        CaptureWriter known = writer;
        return known == null ? 0 : known.leftOut();
    }

    /** Ends what was written, where anything was. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private CaptureWriter writer() {
        CaptureWriter known = writer;
        if (known == null) {
            throw new IllegalStateException("the run has not begun");
        }
        return known;
    }
}
