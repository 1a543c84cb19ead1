package dev.peel.core.capture;

import java.util.List;

/**
 * The blocks of pcapng that hold a frame.
 *
 * <pre>
 * enhanced: u32 interface; u32 timeHigh; u32 timeLow; u32 capturedLength; u32 originalLength; frame; options
 * obsolete: u16 interface; u16 drops; then as enhanced
 * simple:   u32 originalLength; frame
 * </pre>
 */
final class PcapngFrames {
    // Hot path: no allocation per frame without comments; watched by CaptureReaderBenchmark.

    private static final int OBSOLETE = 2;
    private static final int SIMPLE = 3;
    private static final int ENHANCED = 6;
    private static final int JOURNAL = 9;
    private static final int CUSTOM = 0x00000bad;
    private static final int CUSTOM_NOT_COPIED = 0x40000bad;
    private static final int SYSTEM_CALL = 0x204;
    private static final int SYSTEM_CALL_2 = 0x216;
    private static final int SYSTEM_CALL_2_LARGE = 0x221;

    private static final int TRAILER = 4; // bytes
    private static final int ENHANCED_FRAME = 28; // where the frame begins in its block, in bytes
    private static final int SIMPLE_FRAME = 12;
    private static final int CUSTOM_CONTENT = 12;
    private static final int JOURNAL_CONTENT = 8;
    private static final int SYSTEM_CALL_CONTENT = 32;
    private static final int SYSTEM_CALL_2_CONTENT = 36;

    private final CaptureLimits limits;
    private final PcapngInterfaces interfaces;
    private final NoteList notes;
    private final PcapngBlock block;

    PcapngFrames(CaptureLimits limits, PcapngInterfaces interfaces, NoteList notes, PcapngBlock block) {
        this.limits = limits;
        this.interfaces = interfaces;
        this.notes = notes;
        this.block = block;
    }

    /** {@return whether blocks of this type hold a frame} */
    static boolean isFrame(int type) {
        return switch (type) {
            case OBSOLETE,
                    SIMPLE,
                    ENHANCED,
                    JOURNAL,
                    CUSTOM,
                    CUSTOM_NOT_COPIED,
                    SYSTEM_CALL,
                    SYSTEM_CALL_2,
                    SYSTEM_CALL_2_LARGE -> true;
            default -> false;
        };
    }

    /**
     * Adds the frame of the block at the window's start, once what is needed of it is there.
     *
     * @return how many bytes of the block were read, 0 when {@code window.needed} bytes must be there first; less than {@code total}
     *     where the rest is too much to look at
     */
    int consume(int type, int total, boolean swapped, Window window, FrameBatch batch) throws DamageException {
        return switch (type) {
            case ENHANCED, OBSOLETE -> enhanced(type, total, swapped, window, batch);
            case SIMPLE -> simple(total, swapped, window, batch);
            case CUSTOM, CUSTOM_NOT_COPIED ->
                other(CUSTOM_CONTENT, FrameBatch.CUSTOM_BLOCK, total, swapped, window, batch);
            case JOURNAL -> other(JOURNAL_CONTENT, FrameBatch.JOURNAL_ENTRY, total, swapped, window, batch);
            case SYSTEM_CALL -> other(SYSTEM_CALL_CONTENT, FrameBatch.SYSTEM_CALL, total, swapped, window, batch);
            default -> other(SYSTEM_CALL_2_CONTENT, FrameBatch.SYSTEM_CALL, total, swapped, window, batch);
        };
    }

    private int enhanced(int type, int total, boolean swapped, Window window, FrameBatch batch) throws DamageException {
        int shortest = ENHANCED_FRAME + TRAILER;
        if (total < shortest) {
            throw new DamageException("a packet block of " + total + " bytes, shorter than " + shortest);
        }
        window.needed = shortest;
        if (window.held() < shortest) {
            return 0;
        }
        byte[] bytes = window.bytes;
        int at = window.start;
        int first = Window.int32(bytes, at + 8, swapped);
        int id = type == ENHANCED ? first : swapped ? first >>> 16 : first & 0xffff;
        if (id < 0 || id >= interfaces.count()) {
            throw new DamageException("a frame of interface " + Integer.toUnsignedLong(id) + ", but the section has "
                    + interfaces.count() + " so far");
        }
        PcapngInterfaces.Recording recording = interfaces.recording(id);
        int captured = Window.int32(bytes, at + 20, swapped);
        checkLength(captured, recording.longest());
        int options = total - shortest - PcapngBlock.padded(captured);
        if (options < 0) {
            throw new DamageException("a packet block of " + total + " bytes, too short for a frame of " + captured);
        }
        int read = options > limits.optionBytes() ? total - TRAILER - options : total;
        window.needed = read;
        if (window.held() < read) {
            return 0;
        }
        if (read == total) {
            PcapngFormat.checkTrailer(bytes, at + total - TRAILER, total, swapped);
        } else {
            notes.leaveOut(options);
        }
        int original = Window.int32(bytes, at + 24, swapped);
        long stamp = ((long) Window.int32(bytes, at + 12, swapped) << 32)
                | (Window.int32(bytes, at + 16, swapped) & 0xffffffffL);
        TimestampResolution resolution = recording.resolution();
        long seconds = resolution.seconds(stamp);
        int pseudo = Math.min(recording.pseudoHeader(), captured);
        batch.add(
                at + ENHANCED_FRAME + pseudo,
                captured - pseudo,
                length(original, pseudo),
                interfaces.index(id),
                seconds + recording.offset(),
                resolution.nanoseconds(stamp, seconds));
        if (options > 0 && read == total) {
            comment(at + total - TRAILER - options, at + total - TRAILER, swapped, window, batch);
        }
        return read;
    }

    private void comment(int from, int to, boolean swapped, Window window, FrameBatch batch) {
        block.set(window.bytes, from, to, swapped);
        List<String> comments = block.comments();
        if (!comments.isEmpty()) {
            batch.comment(comments);
        }
        if (block.isIrregular()) {
            notes.addIrregular(window.position(), "an option is longer than its block");
        }
    }

    private int simple(int total, boolean swapped, Window window, FrameBatch batch) throws DamageException {
        int shortest = SIMPLE_FRAME + TRAILER;
        if (total < shortest) {
            throw new DamageException("a simple packet block of " + total + " bytes, shorter than " + shortest);
        }
        if (interfaces.count() == 0) {
            throw new DamageException("a simple packet block before its section's first interface");
        }
        window.needed = shortest;
        if (window.held() < shortest) {
            return 0;
        }
        PcapngInterfaces.Recording recording = interfaces.recording(0);
        int original = Window.int32(window.bytes, window.start + 8, swapped);
        long stated = original & 0xffffffffL;
        long captured = recording.snapLength() == 0 ? stated : Math.min(stated, recording.snapLength());
        checkLength((int) Math.min(captured, Integer.MAX_VALUE), recording.longest());
        if (captured > total - shortest) {
            throw new DamageException(
                    "a simple packet block of " + total + " bytes, too short for a frame of " + captured);
        }
        window.needed = total;
        if (window.held() < total) {
            return 0;
        }
        PcapngFormat.checkTrailer(window.bytes, window.start + total - TRAILER, total, swapped);
        int pseudo = (int) Math.min(recording.pseudoHeader(), captured);
        batch.addWithoutTime(
                window.start + SIMPLE_FRAME + pseudo,
                (int) captured - pseudo,
                length(original, pseudo),
                interfaces.index(0));
        return total;
    }

    /** Adds what is no packet but counts as a frame. */
    private int other(int contentAt, int kind, int total, boolean swapped, Window window, FrameBatch batch)
            throws DamageException {
        int shortest = contentAt + TRAILER;
        if (total < shortest) {
            throw new DamageException("a block of " + total + " bytes, shorter than " + shortest);
        }
        if (total - shortest > limits.largeFrameBytes()) {
            throw new DamageException(
                    "a block of " + total + " bytes, longer than the limit of " + limits.largeFrameBytes());
        }
        window.needed = total;
        if (window.held() < total) {
            return 0;
        }
        byte[] bytes = window.bytes;
        int at = window.start;
        int length = total - shortest;
        PcapngFormat.checkTrailer(bytes, at + total - TRAILER, total, swapped);
        if (kind == FrameBatch.SYSTEM_CALL) {
            block.set(bytes, at + 10, at + total, swapped); // after the processor's number
            long stamp = block.i64();
            block.skip(Long.BYTES); // thread
            long seconds = TimestampResolution.NANOSECONDS.seconds(stamp);
            batch.add(
                    at + contentAt,
                    length,
                    length(block.i32(), 0),
                    kind,
                    seconds,
                    TimestampResolution.NANOSECONDS.nanoseconds(stamp, seconds));
        } else if (kind == FrameBatch.JOURNAL_ENTRY) {
            addJournalEntry(bytes, at + contentAt, length, batch);
        } else {
            batch.addWithoutTime(at + contentAt, length, length, kind);
        }
        return total;
    }

    private static void addJournalEntry(byte[] bytes, int at, int paddedLength, FrameBatch batch) {
        int length = paddedLength;
        while (length > 0 && paddedLength - length < 3 && bytes[at + length - 1] == 0) {
            length--;
        }
        long stamp = JournalTime.microseconds(bytes, at, at + length);
        if (stamp < 0) {
            batch.addWithoutTime(at, length, length, FrameBatch.JOURNAL_ENTRY);
            return;
        }
        long seconds = TimestampResolution.MICROSECONDS.seconds(stamp);
        int nanoseconds = TimestampResolution.MICROSECONDS.nanoseconds(stamp, seconds);
        batch.add(at, length, length, FrameBatch.JOURNAL_ENTRY, seconds, nanoseconds);
    }

    private static void checkLength(int captured, int longest) throws DamageException {
        if (captured < 0 || captured > longest) {
            throw new DamageException(
                    "a frame of " + Integer.toUnsignedLong(captured) + " bytes, longer than the limit of " + longest);
        }
    }

    /** {@return the length of a frame that had {@code original} bytes, unsigned, with its pseudo-header} */
    private static int length(int original, int pseudo) {
        return Math.max(0, (original < 0 ? Integer.MAX_VALUE : original) - pseudo);
    }
}
