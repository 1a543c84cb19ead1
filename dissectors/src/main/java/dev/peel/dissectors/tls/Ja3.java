package dev.peel.dissectors.tls;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.flow.Slot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The fingerprints JA3 of a ClientHello and JA3S of a ServerHello: what they offer and choose as text, and the MD5 of that.
 *
 * <pre>
 *  JA3:  version,cipher suites,extensions,groups,point formats
 *  JA3S: version,cipher suite,extensions
 * </pre>
 *
 * <p>Numbers are decimal, with dashes between those of a list. Reserved values that clients offer for no purpose (RFC 8701) are left
 * out. A hello whose cipher suites or one of whose extensions say to be longer than what is left has no fingerprint, since what it
 * offers cannot be told; a list of groups that says to be longer than its extension is left out, and where the length of all extensions
 * lies, the text ends before them.
 */
final class Ja3 {
    private static final int RANDOM_LENGTH = 32; // bytes, RFC 8446 4.1.2
    private static final int LENGTH_LENGTH = 2; // bytes, RFC 8446 4.1.2 and 4.2.7, of extensions and of groups
    private static final int EXTENSION_HEADER_LENGTH = 4; // bytes, RFC 8446 4.2
    private static final int GROUPS = 10; // RFC 8446 4.2
    private static final int POINT_FORMATS = 11; // RFC 8422 5.1

    private static final Field CLIENT_TEXT = Field.text("tls.handshake.ja3_full", "JA3 Fullstring");
    private static final Field CLIENT = Field.text("tls.handshake.ja3", "JA3");
    private static final Field SERVER_TEXT = Field.text("tls.handshake.ja3s_full", "JA3S Fullstring");
    private static final Field SERVER = Field.text("tls.handshake.ja3s", "JA3S");
    static final Field[] FIELDS = {CLIENT_TEXT, CLIENT, SERVER_TEXT, SERVER};

    private static final Slot<MessageDigest> MD5 = Slot.of("tls.md5");

    private Ja3() {}

    /** {@return the text for the ClientHello at the cursor, which starts with its version; empty where nobody asked for it or there is none} */
    static String ofClient(Dissection d) {
        return d.wants(CLIENT_TEXT) || d.wants(CLIENT) ? new Reader(d.rest()).client() : "";
    }

    /** {@return the text for the ServerHello at the cursor, which starts with its version; empty where nobody asked for it or there is none} */
    static String ofServer(Dissection d) {
        return d.wants(SERVER_TEXT) || d.wants(SERVER) ? new Reader(d.rest()).server() : "";
    }

    /**
     * Notes the fingerprint that {@code text} is of, where there is any text and anybody asked for it.
     *
     * @param extensions where the hello's extensions start, a {@link Dissection#position}
     */
    static void noteClient(Dissection d, String text, int extensions) {
        note(d, CLIENT_TEXT, CLIENT, text, extensions);
    }

    /** As {@link #noteClient}, for a ServerHello. */
    static void noteServer(Dissection d, String text, int extensions) {
        note(d, SERVER_TEXT, SERVER, text, extensions);
    }

    private static void note(Dissection d, Field full, Field hash, String text, int extensions) {
        if (text.isEmpty()) {
            return;
        }
        int ahead = extensions - d.position();
        d.derived(full, ahead, 0, text);
        if (d.wants(hash)) {
            byte[] digest = d.tool(MD5, Ja3::digest).digest(text.getBytes(StandardCharsets.US_ASCII));
            d.derived(hash, ahead, 0, HexFormat.of().formatHex(digest));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** Reads a hello. */
    private static final class Reader {
        private final Bytes bytes;
        private int at;
        /** Whether more was said to be there than is. */
        private boolean isShort;

        Reader(Bytes bytes) {
            this.bytes = bytes;
        }

        String client() {
            StringBuilder text = new StringBuilder().append(number(2));
            skip(RANDOM_LENGTH);
            skip(number(1));
            list(text.append(','), 2, end(number(2)));
            skip(number(1));
            StringBuilder groups = new StringBuilder();
            StringBuilder formats = new StringBuilder();
            boolean areRead = extensions(text.append(','), groups, formats);
            if (areRead) {
                text.append(',').append(groups).append(',').append(formats);
            }
            return isShort ? "" : text.toString();
        }

        String server() {
            int version = number(2);
            StringBuilder text = new StringBuilder().append(version);
            skip(RANDOM_LENGTH);
            if (!Versions.hasShortServerHello(version)) {
                skip(number(1));
                text.append(',').append(number(2));
                skip(1);
            } else {
                text.append(',').append(number(2));
            }
            extensions(text.append(','), new StringBuilder(), new StringBuilder());
            return isShort ? "" : text.toString();
        }

        /** Reads the extensions, of which there may be none; false where their length lies: then nothing more is told. */
        private boolean extensions(StringBuilder types, StringBuilder groups, StringBuilder formats) {
            if (at >= bytes.length()) {
                return true;
            }
            int left = bytes.length() - at - LENGTH_LENGTH;
            if (left < 0 || bytes.u16(at) > left) {
                return false;
            }
            int length = number(LENGTH_LENGTH);
            int end = at + length;
            while (end - at >= EXTENSION_HEADER_LENGTH) {
                int type = number(2);
                int size = number(2);
                isShort |= size > end - at;
                int next = Math.min(end, end(size));
                append(types, type, 2);
                if (type == GROUPS) {
                    int listed = next - at < LENGTH_LENGTH ? 0 : number(LENGTH_LENGTH);
                    if (listed <= next - at) {
                        list(groups, 2, at + listed);
                    }
                } else if (type == POINT_FORMATS) {
                    list(formats, 1, Math.min(next, end(number(1))));
                }
                at = next;
            }
            return true;
        }

        private void list(StringBuilder text, int width, int end) {
            while (end - at >= width) {
                append(text, number(width), width);
            }
            at = end;
        }

        private static void append(StringBuilder text, int value, int width) {
            if (width == 2 && isReserved(value)) {
                return;
            }
            boolean isFirst = text.isEmpty() || text.charAt(text.length() - 1) == ',';
            text.append(isFirst ? "" : "-").append(value);
        }

        /** RFC 8701 2: two equal bytes that end in a. */
        private static boolean isReserved(int value) {
            return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
        }

        private void skip(int count) {
            isShort |= count > bytes.length() - at;
            at += count;
        }

        private int number(int width) {
            isShort |= width > bytes.length() - at;
            int value = 0;
            for (int i = 0; i < width; i++, at++) {
                value = value << 8 | (at < bytes.length() ? bytes.u8(at) : 0);
            }
            return value;
        }

        private int end(int length) {
            isShort |= length > bytes.length() - at;
            return Math.min(bytes.length(), at + length);
        }
    }
}
