package dev.peel.core.capture;

/**
 * The header of a pcap file.
 *
 * <pre>
 * u32 magic; u16 major; u16 minor; i32 zone; u32 accuracy; u32 snapLength; u32 linkType   (its upper bits: check sequence)
 * </pre>
 *
 * @param swapped whether numbers are big-endian
 * @param major version, 0 to 65,535
 * @param minor version, 0 to 65,535
 * @param nanoseconds whether times are in nanoseconds, else in microseconds
 * @param length of the header, in bytes
 * @param recordLength of the header before each frame, in bytes
 * @param lengths the order of the two lengths of a frame
 * @param snapLength the most bytes captured of a frame, 0 to 2^32 - 1
 * @param linkType the LINKTYPE number
 * @param checkSequenceBytes the length of each frame's check sequence, -1 where unknown
 */
record PcapHeader(
        boolean swapped,
        int major,
        int minor,
        boolean nanoseconds,
        int length,
        int recordLength,
        Lengths lengths,
        long snapLength,
        int linkType,
        int checkSequenceBytes) {
    static final int LENGTH = 24; // bytes

    private static final int MICROSECOND = 0xa1b2c3d4;
    private static final int NANOSECOND = 0xa1b23c4d;
    private static final int MODIFIED = 0xa1b2cd34; // Alexey Kuznetzov's: eight more bytes in each record's header
    private static final int IXIA_HARDWARE = 0x1c0001ac; // lcap: four more bytes in the file's header
    private static final int IXIA_SOFTWARE = 0x1c0001ab;
    private static final int RECORD_LENGTH = 16; // bytes
    private static final int MODIFIED_RECORD_LENGTH = 24; // bytes
    private static final int IXIA_LENGTH = 28; // bytes
    private static final int AIX_MINOR_OLD = 2; // up to version 2.2, and in AIX's, the lengths are the other way round
    private static final int AIX_MAJOR = 543;
    private static final int MIXED_MINOR = 3; // version 2.3 was written both ways
    private static final int CHECK_SEQUENCE_KNOWN = 1 << 26;

    /** Which of a frame's lengths comes first. */
    enum Lengths {
        CAPTURED_FIRST,
        ORIGINAL_FIRST,
        /** The smaller one is the captured length. */
        UNCERTAIN
    }

    /** {@return whether a file that begins with these four bytes is a pcap file that can be read} */
    static boolean isMagic(byte[] start) {
        int magic = Window.int32(start, 0, false);
        return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
    }

    private static boolean isMagic(int magic) {
        return magic == MICROSECOND
                || magic == NANOSECOND
                || magic == MODIFIED
                || magic == IXIA_HARDWARE
                || magic == IXIA_SOFTWARE;
    }

    /** {@return why the file whose header begins with these 24 bytes cannot be read, empty when it can} */
    static String versionProblem(byte[] bytes) {
        PcapHeader header = of(bytes);
        return header.major >= 2
                ? ""
                : "pcap version " + header.major + "." + header.minor
                        + " cannot be read; peel reads version 2.0 and later";
    }

    /** {@return the header that begins with these 24 bytes} */
    static PcapHeader of(byte[] bytes) {
        boolean swapped = !isMagic(Window.int32(bytes, 0, false));
        int magic = Window.int32(bytes, 0, swapped);
        int version = Window.int32(bytes, 4, swapped);
        // In either byte order the major version comes first.
        int major = swapped ? version >>> 16 : version & 0xffff;
        int minor = swapped ? version & 0xffff : version >>> 16;
        int network = Window.int32(bytes, 20, swapped);
        boolean ixia = magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE;
        return new PcapHeader(
                swapped,
                major,
                minor,
                magic == NANOSECOND,
                ixia ? IXIA_LENGTH : LENGTH,
                magic == MODIFIED ? MODIFIED_RECORD_LENGTH : RECORD_LENGTH,
                lengths(major, minor),
                Integer.toUnsignedLong(Window.int32(bytes, 16, swapped)),
                network & 0xffff,
                (network & CHECK_SEQUENCE_KNOWN) != 0 ? (network >>> 28) * 2 : -1);
    }

    private static Lengths lengths(int major, int minor) {
        if (major == AIX_MAJOR || (major == 2 && minor <= AIX_MINOR_OLD)) {
            return Lengths.ORIGINAL_FIRST;
        }
        return major == 2 && minor == MIXED_MINOR ? Lengths.UNCERTAIN : Lengths.CAPTURED_FIRST;
    }
}
