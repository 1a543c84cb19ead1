package dev.peel.core.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes pcapng, little-endian; see {@link PcapngFormat} for the layout. Sections, interfaces and what is said of them are those of the
 * capture that the frames come from.
 */
final class PcapngWriter implements CaptureWriter {
    // Hot path: no allocation per frame without comments.

    private static final int ENHANCED = 6;
    private static final int SIMPLE = 3;
    private static final int ENHANCED_LENGTH = 32; // bytes beside the frame and options
    private static final int SIMPLE_LENGTH = 16;
    private static final int OPTION_HEADER = 4;
    static final int OPTIONS_END = 4; // bytes

    private final OutputStream out;
    private final RecordBuffer buffer;
    private final PcapngDescriptions descriptions;
    private PcapngClock[] clocks = new PcapngClock[0];
    private long leftOut;

    PcapngWriter(OutputStream out, String application) {
        this.out = out;
        buffer = new RecordBuffer(out);
        descriptions = new PcapngDescriptions(buffer, application);
    }

    @Override
    public void write(FrameBatch frames, int index, CaptureContent content) throws IOException {
        int interfaceIndex = frames.interfaceIndex(index);
        if (interfaceIndex < 0) {
            leftOut++;
            return;
        }
        CaptureInterface source = content.interfaces().get(interfaceIndex);
        descriptions.describe(source.section(), content);
        if (interfaceIndex >= clocks.length) {
            clocks = content.interfaces().stream().map(PcapngClock::of).toArray(PcapngClock[]::new);
        }
        int pseudo = LinkTypes.pseudoHeaderLength(source.linkType());
        if (isSimple(frames, index, source, pseudo)) {
            writeSimple(frames, index, pseudo);
        } else {
            writeEnhanced(frames, index, source, clocks[interfaceIndex], pseudo);
        }
    }

    /** {@return whether a frame without time, which only a simple packet block can hold, fits one} */
    private static boolean isSimple(FrameBatch frames, int index, CaptureInterface source, int pseudo) {
        long length = frames.length(index) + (long) pseudo;
        long snapped = source.snapLength() == 0 ? length : Math.min(length, source.snapLength());
        return !frames.hasTime(index)
                && source.id().orElse(0) == 0
                && snapped == frames.capturedLength(index) + (long) pseudo;
    }

    private void writeSimple(FrameBatch frames, int index, int pseudo) throws IOException {
        int captured = frames.capturedLength(index) + pseudo;
        int total = SIMPLE_LENGTH + PcapngBlock.padded(captured);
        buffer.u32(SIMPLE).u32(total).u32(frames.length(index) + (long) pseudo);
        buffer.raw(frames.bytes(), frames.offset(index) - pseudo, captured).pad(captured);
        buffer.u32(total);
    }

    private void writeEnhanced(FrameBatch frames, int index, CaptureInterface source, PcapngClock clock, int pseudo)
            throws IOException {
        int captured = frames.capturedLength(index) + pseudo;
        List<String> comments = frames.comments(index);
        int total = ENHANCED_LENGTH + PcapngBlock.padded(captured) + optionsLength(comments);
        long stamp = frames.hasTime(index) ? clock.stamp(frames.seconds(index), frames.nanoseconds(index)) : 0;
        buffer.u32(ENHANCED).u32(total).u32(source.id().orElse(0));
        buffer.u32(stamp >>> Integer.SIZE).u32(stamp);
        buffer.u32(captured).u32(frames.length(index) + (long) pseudo);
        buffer.raw(frames.bytes(), frames.offset(index) - pseudo, captured).pad(captured);
        if (!comments.isEmpty()) {
            for (String comment : comments) {
                buffer.option(PcapngBlock.COMMENT, PcapngBlock.optionBytes(comment));
            }
            buffer.u32(PcapngBlock.END_OF_OPTIONS);
        }
        buffer.u32(total);
    }

    private static int optionsLength(List<String> comments) {
        if (comments.isEmpty()) {
            return 0;
        }
        int length = OPTIONS_END;
        for (String comment : comments) {
            length += OPTION_HEADER + PcapngBlock.padded(PcapngBlock.optionBytes(comment).length);
        }
        return length;
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        descriptions.describeAll(content);
    }

    @Override
    public long leftOut() {
        return leftOut;
    }

    @Override
    public void flush() throws IOException {
        buffer.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            buffer.flush();
        }
    }
}
