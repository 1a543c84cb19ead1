package dev.peel.core.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of one pcapng block, and a position in it. Reused for every block. Reads do not check: whoever reads asks
 * {@link #left()} before.
 */
final class PcapngBlock {
    static final int END_OF_OPTIONS = 0;
    static final int COMMENT = 1; // option of every block

    private static final int OPTION_HEADER = 4; // bytes
    private static final int LONGEST_OPTION = 0xffff; // bytes

    private byte[] bytes = new byte[0];
    private boolean swapped;
    private int at;
    private int end;
    private int optionLength;
    private int nextOption;
    private boolean irregular;

    /** Sets the block's content, {@code [from, to)} of {@code array}. */
    void set(byte[] array, int from, int to, boolean bigEndian) {
        bytes = array;
        swapped = bigEndian;
        at = from;
        end = to;
        optionLength = 0;
        nextOption = from;
        irregular = false;
    }

    /** {@return how many bytes are left} */
    int left() {
        return end - at;
    }

    int u16() {
        int value = int16(bytes, at, swapped);
        at += Short.BYTES;
        return value;
    }

    int i32() {
        int value = Window.int32(bytes, at, swapped);
        at += Integer.BYTES;
        return value;
    }

    long i64() {
        long first = i32() & 0xffffffffL;
        long second = i32() & 0xffffffffL;
        return swapped ? (first << 32) | second : (second << 32) | first;
    }

    void skip(int count) {
        at += count;
    }

    byte[] bytes(int count) {
        byte[] copy = new byte[count];
        System.arraycopy(bytes, at, copy, 0, count);
        at += count;
        return copy;
    }

    /** {@return the next {@code count} bytes as UTF-8, up to the first zero byte; passes over all of them} */
    String text(int count) {
        int after = at + count;
        String text = line(count);
        at = after;
        return text;
    }

    /** {@return the bytes up to the first zero byte, {@code count} at most, as UTF-8; passes over them and the zero byte} */
    String line(int count) {
        int length = 0;
        while (length < count && bytes[at + length] != 0) {
            length++;
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += Math.min(count, length + 1);
        return text;
    }

    /** {@return the next {@code count} bytes, one character a byte} */
    String latin1(int count) {
        String text = new String(bytes, at, count, StandardCharsets.ISO_8859_1);
        at += count;
        return text;
    }

    /** Says that options begin here. */
    void beginOptions() {
        nextOption = at;
    }

    /** {@return the code of the next option, whose value is read next, {@link #END_OF_OPTIONS} when there is none} */
    int nextOption() {
        at = nextOption;
        if (left() < OPTION_HEADER) {
            return END_OF_OPTIONS;
        }
        int code = u16();
        optionLength = u16();
        if (code == END_OF_OPTIONS) {
            return END_OF_OPTIONS;
        }
        if (optionLength > left()) {
            irregular = true;
            return END_OF_OPTIONS;
        }
        nextOption = Math.min(end, at + padded(optionLength));
        return code;
    }

    /** {@return the length of the option's value, in bytes} */
    int optionLength() {
        return optionLength;
    }

    /** {@return whether an option was longer than the block} */
    boolean isIrregular() {
        return irregular;
    }

    /** {@return the comments among the block's options} */
    List<String> comments() {
        List<String> comments = new ArrayList<>();
        for (int code = nextOption(); code != END_OF_OPTIONS; code = nextOption()) {
            if (code == COMMENT) {
                comments.add(text(optionLength));
            }
        }
        return comments;
    }

    /** {@return {@code length} rounded up to whole words of 32 bits} */
    static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** {@return the value of an option with {@code text}, cut to the longest that an option can have} */
    static byte[] optionBytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_OPTION ? bytes : Arrays.copyOf(bytes, LONGEST_OPTION);
    }

    private static int int16(byte[] bytes, int at, boolean swapped) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return swapped ? (first << 8) | second : (second << 8) | first;
    }
}
