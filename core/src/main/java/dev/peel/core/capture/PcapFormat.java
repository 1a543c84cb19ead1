package dev.peel.core.capture;

import java.util.List;
import java.util.OptionalInt;

/**
 * The records of a pcap file.
 *
 * <pre>
 * u32 seconds; u32 microseconds or nanoseconds; u32 capturedLength; u32 originalLength; frame
 * </pre>
 */
final class PcapFormat implements RecordFormat {
    // Hot path: no allocation per frame; watched by CaptureReaderBenchmark.

    private final boolean swapped;
    private final int nanosecondsPerTick;
    private final int headerLength;
    private final PcapHeader.Lengths lengths;
    private final int longest;
    private final int pseudoHeader;
    private final List<CaptureInterface> interfaces;
    private int fileHeader;

    PcapFormat(PcapHeader header, CaptureLimits limits) {
        swapped = header.swapped();
        nanosecondsPerTick = header.nanoseconds() ? 1 : 1000;
        headerLength = header.recordLength();
        lengths = header.lengths();
        longest = LinkTypes.hasLargeFrames(header.linkType()) ? limits.largeFrameBytes() : limits.frameBytes();
        pseudoHeader = LinkTypes.pseudoHeaderLength(header.linkType());
        fileHeader = header.length();
        interfaces = List.of(new CaptureInterface(
                0,
                0,
                OptionalInt.empty(),
                header.linkType(),
                header.snapLength(),
                "",
                "",
                "",
                "",
                "",
                header.checkSequenceBytes() < 0 ? OptionalInt.empty() : OptionalInt.of(header.checkSequenceBytes()),
                header.nanoseconds() ? TimestampResolution.NANOSECONDS : TimestampResolution.MICROSECONDS,
                0));
    }

    @Override
    public void consume(Window window, FrameBatch batch) throws DamageException {
        if (fileHeader > 0) {
            window.needed = fileHeader;
            if (window.held() < fileHeader) {
                return;
            }
            window.start += fileHeader;
            fileHeader = 0;
        }
        byte[] bytes = window.bytes;
        int end = window.end;
        int at = window.start;
        for (int room = batch.frameCapacity() - batch.count(); room > 0; room--) {
            window.start = at;
            if (end - at < headerLength) {
                window.needed = headerLength;
                return;
            }
            int captured = Window.int32(bytes, at + 8, swapped);
            int original = Window.int32(bytes, at + 12, swapped);
            if (lengths != PcapHeader.Lengths.CAPTURED_FIRST
                    && (lengths == PcapHeader.Lengths.ORIGINAL_FIRST
                            || Integer.compareUnsigned(captured, original) > 0)) {
                int other = captured;
                captured = original;
                original = other;
            }
            if (captured < 0 || captured > longest) {
                throw new DamageException("a frame of " + Integer.toUnsignedLong(captured)
                        + " bytes, longer than the limit of " + longest);
            }
            if (end - at - headerLength < captured) {
                window.needed = headerLength + captured;
                return;
            }
            int length = original < 0 ? Integer.MAX_VALUE : original;
            // Out-of-range fractions of a second are kept as they are, wrapped to 32 bits, to be shown as Wireshark
            // shows them.
            int nanoseconds = Window.int32(bytes, at + 4, swapped) * nanosecondsPerTick;
            int pseudo = Math.min(pseudoHeader, captured);
            batch.add(
                    at + headerLength + pseudo,
                    captured - pseudo,
                    Math.max(0, length - pseudo),
                    0,
                    Window.int32(bytes, at, swapped) & 0xffffffffL,
                    nanoseconds);
            at += headerLength + captured;
        }
        window.start = at;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return interfaces;
    }

    @Override
    public List<CaptureNote> notes() {
        return List.of();
    }
}
