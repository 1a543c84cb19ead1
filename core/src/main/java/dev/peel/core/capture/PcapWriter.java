package dev.peel.core.capture;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes pcap, little-endian; see {@link PcapHeader} and {@link PcapFormat} for the layout. A pcap file has one link type and no time
 * before 1970 or after 2106.
 */
final class PcapWriter implements CaptureWriter {
    // Hot path: no allocation per frame.

    private static final int MICROSECOND = 0xa1b2c3d4;
    private static final int NANOSECOND = 0xa1b23c4d;
    private static final int MAJOR = 2;
    private static final int MINOR = 4;
    private static final int ETHERNET = 1;
    private static final int SNAP_LENGTH = 262_144; // bytes, what others write where there is no bound
    private static final int NANOSECONDS_PER_MICROSECOND = 1000;
    private static final int CHECK_SEQUENCE_KNOWN = 1 << 26;
    private static final long LAST_SECOND = 0xffffffffL;

    private final OutputStream out;
    private final RecordBuffer buffer;
    private final boolean nanoseconds;
    private @Nullable CaptureInterface source;
    private boolean begun;
    private long leftOut;

    PcapWriter(OutputStream out, boolean nanoseconds) {
        this.out = out;
        this.nanoseconds = nanoseconds;
        buffer = new RecordBuffer(out);
    }

    @Override
    public void write(FrameBatch frames, int index, CaptureContent content) throws IOException {
        int interfaceIndex = frames.interfaceIndex(index);
        if (interfaceIndex < 0) {
            leftOut++;
            return;
        }
        CaptureInterface from = content.interfaces().get(interfaceIndex);
        begin(from);
        long number = frames.firstNumber() + index;
        CaptureInterface first = source;
        if (first != null && first.linkType() != from.linkType()) {
            throw new CaptureException("frame " + number + " is of link type " + LinkTypes.name(from.linkType())
                    + " (" + from.linkType() + "), those before of " + LinkTypes.name(first.linkType()) + " ("
                    + first.linkType() + "): a pcap file has one link type; write pcapng (-F pcapng)");
        }
        boolean hasTime = frames.hasTime(index);
        long second = hasTime ? frames.seconds(index) : 0;
        if (second < 0 || second > LAST_SECOND) {
            throw new CaptureException("frame " + number + " came " + second
                    + " seconds after 1970, more than a pcap file can tell; write pcapng (-F pcapng)");
        }
        int fraction = hasTime ? frames.nanoseconds(index) : 0;
        int pseudo = LinkTypes.pseudoHeaderLength(from.linkType());
        int captured = frames.capturedLength(index) + pseudo;
        buffer.u32(second).u32(nanoseconds ? fraction : fraction / NANOSECONDS_PER_MICROSECOND);
        buffer.u32(captured).u32(frames.length(index) + (long) pseudo);
        buffer.raw(frames.bytes(), frames.offset(index) - pseudo, captured);
    }

    private void begin(@Nullable CaptureInterface first) throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        source = first;
        int network = ETHERNET;
        long snapLength = SNAP_LENGTH;
        if (first != null) {
            int check = first.checkSequenceBytes().orElse(-1);
            network = first.linkType() | (check < 0 ? 0 : CHECK_SEQUENCE_KNOWN | check / 2 << 28);
            snapLength = first.snapLength() == 0 ? SNAP_LENGTH : first.snapLength();
        }
        buffer.u32(nanoseconds ? NANOSECOND : MICROSECOND).u16(MAJOR).u16(MINOR);
        buffer.u32(0).u32(0).u32(snapLength).u32(network);
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        begin(content.interfaces().isEmpty() ? null : content.interfaces().get(0));
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
