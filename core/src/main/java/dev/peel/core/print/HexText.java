package dev.peel.core.print;

import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;

/** A packet's bytes as lines of offset, hexadecimal and ASCII, tshark's {@code -x}. */
final class HexText {
    private static final int WIDTH = 16; // bytes a line
    private static final int LEAST_DIGITS = 4; // of an offset

    private HexText() {}

    /** Appends the bytes of the frame and of what was put together or unpacked in it, each with a title when there are several. */
    static void append(TextBuffer out, Packet packet) {
        Tape tape = packet.tape();
        if (packet.from() == packet.to()) {
            return;
        }
        int first = tape.source(packet.from());
        int last = first;
        for (int i = packet.from(); i < packet.to(); i++) {
            last = Math.max(last, tape.source(i));
        }
        for (int source = first; source <= last; source++) {
            if (last > first) {
                title(out, tape, source);
            }
            dump(out, tape.sourceArray(source), tape.sourceStart(source), tape.sourceLength(source));
        }
    }

    private static void title(TextBuffer out, Tape tape, int source) {
        String title = tape.sourceTitle(source);
        int length = tape.sourceLength(source);
        out.text(title == null ? "Frame" : title).text(" (").decimal(length);
        out.text(length == 1 ? " byte):\n" : " bytes):\n");
    }

    /** Appends {@code length} bytes of {@code array}. */
    static void dump(TextBuffer out, byte[] array, int start, int length) {
        int digits = Math.max(LEAST_DIGITS, (32 - Integer.numberOfLeadingZeros(length - 1) + 3) / 4);
        for (int offset = 0; offset < length; offset += WIDTH) {
            int count = Math.min(WIDTH, length - offset);
            out.hex(offset, digits).ascii(' ');
            for (int i = 0; i < count; i++) {
                out.ascii(' ').hex(array[start + offset + i], 2);
            }
            out.spaces((WIDTH - count) * 3 + 3);
            for (int i = 0; i < count; i++) {
                byte character = array[start + offset + i];
                out.ascii(character >= ' ' && character < 0x7f ? (char) character : '.');
            }
            out.ascii('\n');
        }
    }
}
