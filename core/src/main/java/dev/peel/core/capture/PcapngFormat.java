package dev.peel.core.capture;

import java.util.List;

/**
 * The blocks of a pcapng file.
 *
 * <pre>
 * u32 type; u32 totalLength; content; padding to 32 bits; u32 totalLength
 * </pre>
 *
 * Both lengths must agree; where they do, what is wrong inside a block costs that block only.
 */
final class PcapngFormat implements RecordFormat {
    // Hot path: no allocation per frame without comments; watched by CaptureReaderBenchmark.

    static final int SECTION_HEADER = 0x0a0d0d0a;
    static final int BYTE_ORDER = 0x1a2b3c4d;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int NAME_RESOLUTION = 4;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int DECRYPTION_SECRETS = 10;

    private static final int HEADER = 8; // bytes: type and length
    private static final int TRAILER = 4; // bytes: length again
    private static final int SMALLEST = 12; // bytes
    private static final int VERSION_AT = 12;
    private static final int SECTION_OPTIONS = 16; // bytes before them in a section header's content

    private final CaptureLimits limits;
    private final NoteList notes;
    private final PcapngInterfaces interfaces;
    private final PcapngFrames frames;
    private final PcapngBlock block = new PcapngBlock();
    private boolean swapped;
    private int section = -1;
    /** The total length of a block that was passed over up to its trailer, 0 when there is none. */
    private int passedOver;

    PcapngFormat(CaptureLimits limits) {
        this.limits = limits;
        notes = new NoteList(limits.noteBytes());
        interfaces = new PcapngInterfaces(limits, notes);
        frames = new PcapngFrames(limits, interfaces, notes, block);
    }

    /** {@return whether these first 12 bytes of a section header say in a known way in which order bytes are} */
    static boolean hasByteOrder(byte[] start) {
        int magic = Window.int32(start, HEADER, false);
        return magic == BYTE_ORDER || magic == Integer.reverseBytes(BYTE_ORDER);
    }

    /** {@return why a section whose header begins with these 16 bytes cannot be read, empty when it can} */
    static String versionProblem(byte[] bytes, int at) {
        boolean swapped = Window.int32(bytes, at + HEADER, false) != BYTE_ORDER;
        int version = Window.int32(bytes, at + VERSION_AT, swapped);
        int major = swapped ? version >>> 16 : version & 0xffff;
        int minor = swapped ? version & 0xffff : version >>> 16;
        // Version 1.2 was written by mistake and means 1.0.
        return major == 1 && (minor == 0 || minor == 2)
                ? ""
                : "pcapng version " + major + "." + minor + " cannot be read; peel reads version 1.0";
    }

    @Override
    public void consume(Window window, FrameBatch batch) throws DamageException {
        while (batch.count() < batch.frameCapacity() && !window.isSkipping()) {
            window.needed = passedOver > 0 ? TRAILER : SMALLEST;
            if (window.held() < window.needed) {
                return;
            }
            if (passedOver > 0) {
                checkTrailer(window.bytes, window.start, passedOver, swapped);
                window.start += TRAILER;
                passedOver = 0;
                window.endPassedOver();
                continue;
            }
            int type = Window.int32(window.bytes, window.start, swapped);
            if (type == SECTION_HEADER) {
                learnByteOrder(window);
            }
            int total = total(window);
            if (!consumeBlock(type, total, window, batch)) {
                return;
            }
        }
    }

    private void learnByteOrder(Window window) throws DamageException {
        int magic = Window.int32(window.bytes, window.start + HEADER, false);
        if (magic != BYTE_ORDER && magic != Integer.reverseBytes(BYTE_ORDER)) {
            throw new DamageException(
                    "a section of unknown byte order, 0x" + Integer.toHexString(Integer.reverseBytes(magic)));
        }
        swapped = magic != BYTE_ORDER;
    }

    private int total(Window window) throws DamageException {
        long stated = Window.int32(window.bytes, window.start + Integer.BYTES, swapped) & 0xffffffffL;
        long total = (stated + 3) & ~3L;
        if (total < SMALLEST) {
            throw new DamageException("a block of " + stated + " bytes, shorter than its frame of " + SMALLEST);
        }
        if (total > limits.blockBytes()) {
            throw new DamageException(
                    "a block of " + stated + " bytes, longer than the limit of " + limits.blockBytes());
        }
        return (int) total;
    }

    /** {@return whether the block was consumed; else {@code window.needed} says how much of it must be there} */
    private boolean consumeBlock(int type, int total, Window window, FrameBatch batch) throws DamageException {
        if (PcapngFrames.isFrame(type)) {
            int read = frames.consume(type, total, swapped, window, batch);
            window.start += read;
            if (read > 0 && read < total) {
                passOver(total, total - read, window);
            }
            return read > 0;
        }
        switch (type) {
            case SECTION_HEADER -> checkLength(total, SMALLEST + SECTION_OPTIONS, "a section header", true);
            case INTERFACE_DESCRIPTION -> checkLength(total, SMALLEST + 8, "an interface description", true);
            case INTERFACE_STATISTICS -> checkLength(total, SMALLEST + 12, "a statistics block", false);
            case DECRYPTION_SECRETS -> checkLength(total, SMALLEST + 8, "a secrets block", false);
            case NAME_RESOLUTION -> {}
            default -> {
                return passOver(total, total, window);
            }
        }
        if (total > limits.noteBytes() && type != SECTION_HEADER && type != INTERFACE_DESCRIPTION) {
            notes.leaveOut(total);
            return passOver(total, total, window);
        }
        window.needed = total;
        if (window.held() < total) {
            return false;
        }
        checkTrailer(window.bytes, window.start + total - TRAILER, total, swapped);
        block.set(window.bytes, window.start + HEADER, window.start + total - TRAILER, swapped);
        read(type, window);
        if (block.isIrregular()) {
            notes.addIrregular(window.position(), "an option is longer than its block");
        }
        window.start += total;
        return true;
    }

    private void read(int type, Window window) throws DamageException {
        switch (type) {
            case SECTION_HEADER -> {
                String problem = versionProblem(window.bytes, window.start);
                if (!problem.isEmpty()) {
                    throw new DamageException(problem);
                }
                section++;
                interfaces.beginSection();
                block.skip(SECTION_OPTIONS);
                PcapngNotes.section(section, block, notes);
            }
            case INTERFACE_DESCRIPTION -> interfaces.add(section, block);
            case NAME_RESOLUTION -> PcapngNotes.names(block, notes);
            case INTERFACE_STATISTICS -> PcapngNotes.statistics(interfaces, block, notes);
            case DECRYPTION_SECRETS -> PcapngNotes.secrets(section, block, notes);
            default -> throw new IllegalStateException("block type " + type);
        }
    }

    private boolean passOver(int total, int left, Window window) {
        window.passOver(left - TRAILER, total - left);
        passedOver = total;
        return true;
    }

    private void checkLength(int total, int least, String name, boolean essential) throws DamageException {
        if (total < least) {
            throw new DamageException(name + " of " + total + " bytes, shorter than " + least);
        }
        if (essential && total - least > limits.optionBytes()) {
            throw new DamageException(
                    name + " of " + total + " bytes, longer than the limit of " + limits.optionBytes());
        }
    }

    /** Checks that a block of {@code total} bytes says so at its end, too. */
    static void checkTrailer(byte[] bytes, int at, int total, boolean swapped) throws DamageException {
        long stated = Window.int32(bytes, at, swapped) & 0xffffffffL;
        if (((stated + 3) & ~3L) != total) {
            throw new DamageException("a block that begins with length " + total + " and ends with length " + stated);
        }
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return interfaces.all();
    }

    @Override
    public List<CaptureNote> notes() {
        return notes.list();
    }
}
