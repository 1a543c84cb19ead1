package dev.peel.core.capture;

import dev.peel.core.capture.CaptureNote.About;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Makes notes of pcapng blocks that are about the capture and not its frames. What a block says amiss is passed over. */
final class PcapngNotes {
    private static final int IPV4_RECORD = 1;
    private static final int IPV6_RECORD = 2;
    private static final int IPV4_LENGTH = 4; // bytes
    private static final int IPV6_LENGTH = 16; // bytes
    private static final int RECORD_HEADER = 4; // bytes

    private static final int RECEIVED = 4; // options of the statistics block
    private static final int DROPPED = 5;
    private static final int ACCEPTED = 6;
    private static final int DROPPED_BY_SYSTEM = 7;
    private static final int DELIVERED = 8;

    private static final int HARDWARE = 2; // options of the section header
    private static final int OPERATING_SYSTEM = 3;
    private static final int APPLICATION = 4;

    private PcapngNotes() {}

    /** Notes what a section header's options say. */
    static void section(int section, PcapngBlock block, NoteList notes) {
        block.beginOptions();
        for (int code = block.nextOption(); code != PcapngBlock.END_OF_OPTIONS; code = block.nextOption()) {
            About about =
                    switch (code) {
                        case PcapngBlock.COMMENT -> About.COMMENT;
                        case HARDWARE -> About.HARDWARE;
                        case OPERATING_SYSTEM -> About.OPERATING_SYSTEM;
                        case APPLICATION -> About.APPLICATION;
                        default -> null;
                    };
            if (about != null && notes.admits(block.optionLength())) {
                notes.add(new CaptureNote.SectionText(section, about, block.text(block.optionLength())));
            }
        }
    }

    /** Notes the addresses of a name resolution block. */
    static void names(PcapngBlock block, NoteList notes) {
        while (block.left() >= RECORD_HEADER) {
            int type = block.u16();
            int length = block.u16();
            if (length > block.left() || (type == 0 && length == 0)) {
                return;
            }
            int addressLength = type == IPV4_RECORD ? IPV4_LENGTH : type == IPV6_RECORD ? IPV6_LENGTH : 0;
            int padding = Math.min(PcapngBlock.padded(length), block.left()) - length;
            if (addressLength == 0 || length < addressLength || !notes.admits(addressLength)) {
                block.skip(length + padding);
                continue;
            }
            InetAddress address = address(block.bytes(addressLength));
            List<String> names = new ArrayList<>();
            for (int rest = length - addressLength; rest > 0; ) {
                int before = block.left();
                String name = block.line(rest);
                rest -= before - block.left();
                if (!name.isEmpty() && notes.admits(name.length())) {
                    names.add(name);
                }
            }
            block.skip(padding);
            notes.add(new CaptureNote.NameResolution(address, names));
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    /** Notes an interface's counts. */
    static void statistics(PcapngInterfaces interfaces, PcapngBlock block, NoteList notes) {
        int id = block.i32();
        block.skip(Long.BYTES); // time
        long[] counts = {-1, -1, -1, -1, -1};
        block.beginOptions();
        for (int code = block.nextOption(); code != PcapngBlock.END_OF_OPTIONS; code = block.nextOption()) {
            if (code >= RECEIVED && code <= DELIVERED && block.optionLength() == Long.BYTES) {
                counts[code - RECEIVED] = block.i64();
            }
        }
        if (notes.admits(0)) {
            notes.add(new CaptureNote.InterfaceStatistics(
                    id >= 0 && id < interfaces.count() ? interfaces.index(id) : -1,
                    counts[0],
                    counts[DROPPED - RECEIVED],
                    counts[ACCEPTED - RECEIVED],
                    counts[DROPPED_BY_SYSTEM - RECEIVED],
                    counts[DELIVERED - RECEIVED]));
        }
    }

    /** Notes decryption secrets. */
    static void secrets(int section, PcapngBlock block, NoteList notes) {
        int type = block.i32();
        long length = Math.min(block.i32() & 0xffffffffL, block.left());
        if (notes.admits(length)) {
            notes.add(new CaptureNote.DecryptionSecrets(section, type, block.latin1((int) length)));
        }
    }
}
