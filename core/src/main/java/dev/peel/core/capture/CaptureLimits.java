package dev.peel.core.capture;

/**
 * The bounds that keep a hostile capture from exhausting memory. Immutable.
 *
 * @param frameBytes the longest frame, in bytes, at least 1; a longer one ends reading, as its length cannot be believed
 * @param largeFrameBytes the same for link types whose frames may be large (USB, D-Bus) and for pcapng blocks that stand for a
 *     frame (custom blocks, journal entries)
 * @param blockBytes the longest pcapng block, in bytes, at least 32
 * @param optionBytes the most bytes of options that are looked at in one pcapng block; options beyond it are passed over
 * @param noteBytes the most bytes of {@link CaptureNote}s and interface texts that are kept; what is beyond it is counted
 * @param interfaces the most interfaces of a capture, at least 1
 * @param windowBytes the most memory that zstd may ask for to decompress, in bytes, at least 1024
 */
public record CaptureLimits(
        int frameBytes,
        int largeFrameBytes,
        int blockBytes,
        int optionBytes,
        int noteBytes,
        int interfaces,
        int windowBytes) {

    /** 256 KiB a frame, 128 MiB a large frame or block, 1 MiB of options, 32 MiB of notes, 65,536 interfaces, 128 MiB for zstd. */
    public static final CaptureLimits DEFAULT =
            new CaptureLimits(1 << 18, 1 << 27, (1 << 27) + (1 << 20), 1 << 20, 1 << 25, 1 << 16, 1 << 27);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is below its minimum
     */
    public CaptureLimits {
        atLeast("frameBytes", frameBytes, 1);
        atLeast("largeFrameBytes", largeFrameBytes, 1);
        atLeast("blockBytes", blockBytes, 32);
        atLeast("optionBytes", optionBytes, 0);
        atLeast("noteBytes", noteBytes, 0);
        atLeast("interfaces", interfaces, 1);
        atLeast("windowBytes", windowBytes, 1024);
    }

    private static void atLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ", not " + value);
        }
    }
}
