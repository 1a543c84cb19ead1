package dev.peel.core.capture;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A run of consecutive frames with the file bytes that hold them; what a {@link CaptureReader} fills and the engine dissects in
 * place.
 *
 * <p>Frames are indexed from 0 to {@link #count()} - 1; frame numbers, as users see them, start at 1 over the whole capture. Reused
 * for every batch: do not keep. Not thread-safe; handed from one thread to another as a whole.
 */
public final class FrameBatch {
    // Hot path: no allocation per frame; watched by CaptureReaderBenchmark.

    /** The interface index of a frame that is the content of a pcapng custom block. */
    public static final int CUSTOM_BLOCK = -1;
    /** The interface index of a frame that is an entry of a systemd journal. */
    public static final int JOURNAL_ENTRY = -2;
    /** The interface index of a frame that is an event of sysdig. */
    public static final int SYSTEM_CALL = -3;

    private static final int BYTES = 1 << 20; // room to begin with
    private static final int FRAMES = 4096;
    private static final long NO_SECONDS = Long.MIN_VALUE;
    private static final int NO_NANOSECONDS = Integer.MIN_VALUE;

    private byte[] bytes;
    private int count;
    private long firstNumber = 1;
    private int[] offsets;
    private int[] capturedLengths;
    private int[] lengths;
    private int[] interfaces;
    private long[] seconds;
    private int[] nanoseconds;
    private long[] positions;
    private long origin;
    private final TreeMap<Integer, List<String>> comments = new TreeMap<>();

    /**
     * Makes an empty batch.
     *
     * @param byteCapacity room for file bytes to begin with, in bytes; grows when one frame needs more
     * @param frameCapacity the most frames that the batch holds
     */
    public FrameBatch(int byteCapacity, int frameCapacity) {
        bytes = new byte[byteCapacity];
        offsets = new int[frameCapacity];
        capturedLengths = new int[frameCapacity];
        lengths = new int[frameCapacity];
        interfaces = new int[frameCapacity];
        seconds = new long[frameCapacity];
        nanoseconds = new int[frameCapacity];
        positions = new long[frameCapacity];
    }

    /** {@return an empty batch of the usual size: 1 MiB, 4,096 frames} */
    public static FrameBatch ofDefaultSize() {
        return new FrameBatch(BYTES, FRAMES);
    }

    /** {@return how many frames the batch holds} */
    public int count() {
        return count;
    }

    /** {@return the most frames that the batch can hold} */
    public int frameCapacity() {
        return offsets.length;
    }

    /** {@return the number of the batch's first frame, from 1} */
    public long firstNumber() {
        return firstNumber;
    }

    /** {@return the array that holds the frames' bytes; its other bytes mean nothing} */
    public byte[] bytes() {
        return bytes;
    }

    /** {@return where frame {@code index}'s first byte is in {@link #bytes()}} */
    public int offset(int index) {
        return offsets[index];
    }

    /** {@return how many bytes of frame {@code index} were captured} */
    public int capturedLength(int index) {
        return capturedLengths[index];
    }

    /** {@return how many bytes frame {@code index} had on the wire; at most 2^31 - 1} */
    public int length(int index) {
        return lengths[index];
    }

    /**
     * {@return the index of frame {@code index}'s interface in {@link CaptureReader#interfaces()}; negative for what counts as a
     * frame but was not captured from one: {@link #CUSTOM_BLOCK}, {@link #JOURNAL_ENTRY}, {@link #SYSTEM_CALL}}
     */
    public int interfaceIndex(int index) {
        return interfaces[index];
    }

    /** {@return whether frame {@code index} has a time; pcapng's simple packets and custom blocks have none} */
    public boolean hasTime(int index) {
        return seconds[index] != NO_SECONDS || nanoseconds[index] != NO_NANOSECONDS;
    }

    /** {@return the whole seconds of frame {@code index}'s time since 1970-01-01T00:00Z} */
    public long seconds(int index) {
        return seconds[index];
    }

    /**
     * {@return the nanoseconds of frame {@code index}'s time, which come after its seconds, also where those are negative: 0 to
     * 999,999,999; any other number where a pcap file itself has one that is out of range}
     */
    public int nanoseconds(int index) {
        return nanoseconds[index];
    }

    /**
     * {@return where frame {@code index}'s first byte is in the capture, in bytes from its start, after decompression; an index's means
     * to find the frame again}
     */
    public long position(int index) {
        return positions[index];
    }

    /** {@return the comments of frame {@code index} in file order, empty where it has none} */
    public List<String> comments(int index) {
        return comments.isEmpty() ? List.of() : comments.getOrDefault(index, List.of());
    }

    /**
     * Empties the batch for the next run of frames.
     *
     * @param number the number of the frame that will be added first, from 1
     */
    public void reset(long number) {
        count = 0;
        firstNumber = number;
        comments.clear();
    }

    /**
     * Makes room for at least {@code capacity} file bytes, keeping what is there.
     *
     * @return the array, which replaces the former {@link #bytes()}
     */
    public byte[] ensureBytes(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length + (bytes.length >> 1)));
        }
        return bytes;
    }

    /**
     * Adds a frame whose bytes are already in {@link #bytes()}.
     *
     * @throws IndexOutOfBoundsException when the batch is full
     */
    public void add(int offset, int capturedLength, int length, int interfaceIndex, long second, int nanosecond) {
        int index = count;
        offsets[index] = offset;
        capturedLengths[index] = capturedLength;
        lengths[index] = length;
        interfaces[index] = interfaceIndex;
        seconds[index] = second;
        nanoseconds[index] = nanosecond;
        positions[index] = origin + offset;
        count = index + 1;
    }

    /** Says where in the capture the first byte of {@link #bytes()} is, for the frames that are added from now on. */
    public void origin(long position) {
        origin = position;
    }

    /** Adds a frame that has no time. */
    void addWithoutTime(int offset, int capturedLength, int length, int interfaceIndex) {
        add(offset, capturedLength, length, interfaceIndex, NO_SECONDS, NO_NANOSECONDS);
    }

    /** Gives the frame added last its comments. */
    public void comment(List<String> texts) {
        comments.put(count - 1, List.copyOf(texts));
    }
}
