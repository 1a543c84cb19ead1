package dev.peel.core.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The interfaces of a pcapng capture, and those of the current section by their number. */
final class PcapngInterfaces {
    private static final int NAME = 2;
    private static final int DESCRIPTION = 3;
    private static final int RESOLUTION = 9;
    private static final int FILTER = 11;
    private static final int OPERATING_SYSTEM = 12;
    private static final int CHECK_SEQUENCE = 13;
    private static final int OFFSET = 14;
    private static final int HARDWARE = 15;

    private final CaptureLimits limits;
    private final NoteList notes;
    private final List<CaptureInterface> all = new ArrayList<>();
    private Recording[] recordings = new Recording[4];
    private int first;

    PcapngInterfaces(CaptureLimits limits, NoteList notes) {
        this.limits = limits;
        this.notes = notes;
    }

    /** How frames of one interface are recorded. */
    record Recording(TimestampResolution resolution, long offset, long snapLength, int pseudoHeader, int longest) {}

    List<CaptureInterface> all() {
        return all;
    }

    /** {@return how many interfaces the current section has so far} */
    int count() {
        return all.size() - first;
    }

    /** {@return the place, over all sections, of the current section's interface {@code id}} */
    int index(int id) {
        return first + id;
    }

    /** {@return how the current section's interface {@code id}, which must exist, is recorded} */
    Recording recording(int id) {
        return recordings[first + id];
    }

    void beginSection() {
        first = all.size();
    }

    /**
     * Adds the interface that an interface description block describes.
     *
     * @throws DamageException when there are too many
     */
    void add(int section, PcapngBlock block) throws DamageException {
        if (all.size() == limits.interfaces()) {
            throw new DamageException("more interfaces than the limit of " + limits.interfaces());
        }
        int index = all.size();
        int linkType = block.u16();
        block.skip(2); // reserved
        long snapLength = block.i32() & 0xffffffffL;
        String name = "";
        String description = "";
        String filter = "";
        String operatingSystem = "";
        String hardware = "";
        OptionalInt checkSequence = OptionalInt.empty();
        TimestampResolution resolution = TimestampResolution.MICROSECONDS;
        long offset = 0;
        block.beginOptions();
        for (int code = block.nextOption(); code != PcapngBlock.END_OF_OPTIONS; code = block.nextOption()) {
            int length = block.optionLength();
            switch (code) {
                case PcapngBlock.COMMENT -> {
                    if (notes.admits(length)) {
                        notes.add(new CaptureNote.InterfaceComment(index, block.text(length)));
                    }
                }
                case NAME -> name = text(block, length);
                case DESCRIPTION -> description = text(block, length);
                case OPERATING_SYSTEM -> operatingSystem = text(block, length);
                case HARDWARE -> hardware = text(block, length);
                case FILTER -> filter = filter(block, length);
                case RESOLUTION -> {
                    if (length == 1) {
                        resolution = TimestampResolution.ofOption(block.bytes(1)[0]);
                    }
                }
                case CHECK_SEQUENCE -> {
                    if (length == 1) {
                        checkSequence = OptionalInt.of(checkSequenceBytes(block.bytes(1)[0] & 0xff));
                    }
                }
                case OFFSET -> {
                    if (length == Long.BYTES) {
                        offset = block.i64();
                    }
                }
                default -> {}
            }
        }
        if (index == recordings.length) {
            recordings = Arrays.copyOf(recordings, 2 * index);
        }
        recordings[index] = new Recording(
                resolution,
                offset,
                snapLength,
                LinkTypes.pseudoHeaderLength(linkType),
                LinkTypes.hasLargeFrames(linkType) ? limits.largeFrameBytes() : limits.frameBytes());
        all.add(new CaptureInterface(
                index,
                section,
                OptionalInt.of(index - first),
                linkType,
                snapLength,
                name,
                description,
                filter,
                hardware,
                operatingSystem,
                checkSequence,
                resolution,
                offset));
    }

    private static int checkSequenceBytes(int value) {
        // Drafts of pcapng had this length in bytes, later ones have it in bits, and both are written.
        return value < Short.SIZE ? value : value / Byte.SIZE;
    }

    private String text(PcapngBlock block, int length) {
        return notes.admits(length) ? block.text(length) : "";
    }

    /** {@return the filter's text; a filter that is a program and no text is left out} */
    private String filter(PcapngBlock block, int length) {
        if (length == 0 || block.bytes(1)[0] != 0) {
            return "";
        }
        return text(block, length - 1);
    }
}
