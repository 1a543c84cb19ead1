package dev.peel.plugins.statistics;

import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A followed stream as text, as tshark lays it out; what the second side says is behind a tab. */
final class FollowText {
    private static final String LINE = "=".repeat(67) + "\n";
    private static final int WIDTH = 16; // bytes a line
    private static final int HALF = WIDTH / 2;
    private static final int HEX_WIDTH = 3 * WIDTH + 2; // characters
    private static final int BASE64_WIDTH = 76; // characters

    private final TextBuffer out;
    private final FollowMode mode;
    private final FollowRange range;

    FollowText(TextBuffer out, FollowMode mode, FollowRange range) {
        this.out = out;
        this.mode = mode;
        this.range = range;
    }

    void append(
            AddressKind kind, String filter, @Nullable Endpoint first, @Nullable Endpoint second, List<Piece> pieces)
            throws IOException {
        out.text("\n").text(LINE).text("Follow: " + kind.layer() + "," + mode.word() + "\n");
        out.text("Filter: " + filter + "\n");
        out.text("Node 0: " + name(first) + "\n").text("Node 1: " + name(second) + "\n");
        int[] offsets = new int[2];
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (range.has(i + 1)) {
                append(piece, offsets[piece.direction()]);
            }
            offsets[piece.direction()] += piece.bytes().length;
            out.flushIfFull();
        }
        out.text(LINE);
    }

    private static String name(@Nullable Endpoint endpoint) {
        if (endpoint == null) {
            return ":0";
        }
        String address = endpoint.isIpv6() ? "[" + endpoint.address() + "]" : endpoint.address();
        return address + ":" + endpoint.port();
    }

    private void append(Piece piece, int offset) {
        byte[] bytes = piece.bytes();
        switch (mode) {
            case ASCII, EBCDIC -> {
                indent(piece);
                out.decimal(bytes.length).ascii('\n');
                for (byte single : bytes) {
                    out.ascii(mode == FollowMode.ASCII ? ascii(single) : ebcdic(single));
                }
                out.ascii('\n');
            }
            case HEX -> hex(piece, offset);
            case RAW -> {
                indent(piece);
                out.hex(bytes, 0, bytes.length).ascii('\n');
            }
            case YAML -> throw new IllegalStateException("YAML has a layout of its own");
        }
    }

    private void indent(Piece piece) {
        if (piece.direction() == 1) {
            out.ascii('\t');
        }
    }

    private static char ascii(byte single) {
        return single >= ' ' && single < 0x7f || single == '\n' || single == '\r' ? (char) single : '.';
    }

    private static char ebcdic(byte single) {
        return ascii(Ebcdic.ascii(single));
    }

    private void hex(Piece piece, int offset) {
        byte[] bytes = piece.bytes();
        for (int from = 0; from < bytes.length; from += WIDTH) {
            int count = Math.min(WIDTH, bytes.length - from);
            indent(piece);
            out.text(String.format(Locale.ROOT, "%08X  ", offset + from));
            for (int i = 0; i < count; i++) {
                out.hex(bytes[from + i], 2).text(i == HALF - 1 ? "  " : " ");
            }
            for (int width = 3 * count + (count >= HALF ? 1 : 0); width < HEX_WIDTH; width++) {
                out.ascii(' ');
            }
            out.text(characters(bytes, from, count));
            out.ascii('\n');
        }
    }

    /** {@return the characters of a line, in two halves; tshark leaves out one space at the end, and so does this} */
    private static String characters(byte[] bytes, int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            byte single = bytes[from + i];
            text.append(single >= ' ' && single < 0x7f ? (char) single : '.');
            if (i == HALF - 1) {
                text.append(' ');
            }
        }
        if (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    void appendYaml(@Nullable Endpoint first, @Nullable Endpoint second, List<Piece> pieces) throws IOException {
        out.text("peers:\n");
        peer(0, first);
        peer(1, second);
        out.text("packets:\n");
        for (int i = 0; i < pieces.size(); i++) {
            if (range.has(i + 1)) {
                Piece piece = pieces.get(i);
                out.text("  - packet: " + piece.frame() + "\n    peer: " + piece.direction() + "\n");
                out.text("    timestamp: " + piece.time() + "\n    data: !!binary |\n");
                String text = Base64.getEncoder().encodeToString(piece.bytes());
                for (int from = 0; from < text.length(); from += BASE64_WIDTH) {
                    String line = text.substring(from, Math.min(text.length(), from + BASE64_WIDTH));
                    out.text("      ").text(line).ascii('\n');
                }
                out.flushIfFull();
            }
        }
    }

    private void peer(int number, @Nullable Endpoint endpoint) {
        out.text("  - peer: " + number + "\n    host: " + (endpoint == null ? "" : endpoint.address()) + "\n");
        out.text("    port: " + (endpoint == null ? 0 : endpoint.port()) + "\n");
    }
}
