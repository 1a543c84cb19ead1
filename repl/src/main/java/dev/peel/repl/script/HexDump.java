package dev.peel.repl.script;

import java.util.ArrayList;
import java.util.List;

/** Bytes as lines of offset, hexadecimal and ASCII. */
final class HexDump {
    private static final int WIDTH = 16; // bytes a line

    private HexDump() {}

    /** {@return the lines, with ends of line between them} */
    static String of(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        for (int offset = 0; offset < bytes.length; offset += WIDTH) {
            StringBuilder line = new StringBuilder(String.format("%04x ", offset));
            StringBuilder text = new StringBuilder();
            for (int i = offset; i < Math.min(bytes.length, offset + WIDTH); i++) {
                line.append(String.format(" %02x", bytes[i]));
                text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            lines.add(line.append(" ".repeat(WIDTH * 3 + 5 - line.length() + 3))
                    .append(text)
                    .toString());
        }
        return String.join("\n", lines);
    }
}
