package dev.peel.core.print;

import dev.peel.core.bytes.AddressText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text on its way out, as UTF-8 bytes: written to without an object for each number, and handed on in large pieces.
 *
 * <p>What appends returns the buffer itself. Not thread-safe.
 */
public final class TextBuffer {
    // Hot path: no allocation per value; watched by FieldsPrinterBenchmark.

    private static final int FULL = 1 << 16; // bytes at which the text is handed on
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_DIGITS = 20;

    private final OutputStream out;
    private byte[] bytes = new byte[FULL + FULL / 4];
    private int length;

    /** Makes a buffer in front of {@code out}. */
    public TextBuffer(OutputStream out) {
        this.out = out;
    }

    /** Appends an ASCII character. */
    public TextBuffer ascii(char character) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) character;
        return this;
    }

    /** Appends text. */
    public TextBuffer text(String text) {
        int size = text.length();
        ensure(size * 3);
        for (int i = 0; i < size; i++) {
            char character = text.charAt(i);
            if (character >= 0x80) {
                return raw(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) character;
        }
        return this;
    }

    /** Appends {@code raw}, which is UTF-8. */
    public TextBuffer raw(byte[] raw) {
        return raw(raw, 0, raw.length);
    }

    /** Appends {@code count} bytes of {@code raw}, which is UTF-8. */
    public TextBuffer raw(byte[] raw, int from, int count) {
        ensure(count);
        System.arraycopy(raw, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends a number in decimal. */
    public TextBuffer decimal(long number) {
        ensure(MAX_DIGITS);
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                return text("-9223372036854775808");
            }
            bytes[length++] = '-';
            return decimal(-number);
        }
        int digits = digits(number);
        int at = length + digits;
        long rest = number;
        while (rest >= 10 || at > length + 1) {
            long tens = rest / 10;
            bytes[--at] = (byte) ('0' + (int) (rest - tens * 10));
            rest = tens;
        }
        bytes[--at] = (byte) ('0' + (int) rest);
        length += digits;
        return this;
    }

    /** Appends a number without sign in decimal, with zeros in front up to {@code width} digits. */
    public TextBuffer padded(long number, int width) {
        for (int missing = width - digits(number); missing > 0; missing--) {
            ascii('0');
        }
        return decimal(number);
    }

    /** Appends the lowest {@code digits} hexadecimal digits of a number. */
    public TextBuffer hex(long number, int digits) {
        ensure(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (number >>> shift) & 0xf];
        }
        return this;
    }

    /** Appends {@code count} bytes of {@code source} as two hexadecimal digits each, with nothing between them. */
    public TextBuffer hex(byte[] source, int from, int count) {
        ensure(count * 2);
        for (int i = from; i < from + count; i++) {
            bytes[length++] = HEX[source[i] >> 4 & 0xf];
            bytes[length++] = HEX[source[i] & 0xf];
        }
        return this;
    }

    /** Appends {@code count} bytes of {@code source} as two hexadecimal digits each, with colons between them. */
    public TextBuffer colonHex(byte[] source, int from, int count) {
        ensure(count * 3);
        for (int i = from; i < from + count; i++) {
            if (i > from) {
                bytes[length++] = ':';
            }
            bytes[length++] = HEX[source[i] >> 4 & 0xf];
            bytes[length++] = HEX[source[i] & 0xf];
        }
        return this;
    }

    /** Appends an IPv4 address in dotted-decimal notation. */
    public TextBuffer ipv4(int address) {
        ensure(AddressText.MAX_LENGTH);
        length = AddressText.ipv4(address, bytes, length);
        return this;
    }

    /** Appends the IPv6 address in the 16 bytes at {@code at} of {@code array}. */
    public TextBuffer ipv6(byte[] array, int at) {
        ensure(AddressText.MAX_LENGTH);
        length = AddressText.ipv6(array, at, bytes, length);
        return this;
    }

    /** Appends a 48-bit hardware address. */
    public TextBuffer ether(long address) {
        ensure(AddressText.MAX_LENGTH);
        length = AddressText.ether(address, bytes, length);
        return this;
    }

    /**
     * Hands on what has gathered, when it is worth it.
     *
     * @throws IOException when the stream behind cannot be written
     */
    public void flushIfFull() throws IOException {
        if (length >= FULL) {
            flush();
        }
    }

    /**
     * Hands on what has gathered.
     *
     * @throws IOException when the stream behind cannot be written
     */
    public void flush() throws IOException {
        out.write(bytes, 0, length);
        out.flush();
        length = 0;
    }

    /** {@return how many bytes have gathered} */
    public int length() {
        return length;
    }

    /** {@return the array whose first {@link #length()} bytes have gathered; valid until the next call of another method} */
    public byte[] array() {
        return bytes;
    }

    /** Takes back what was appended after the first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** Takes back what was appended after the first {@code newLength} bytes, and of a character that they cut all of it. */
    void truncateText(int newLength) {
        int end = newLength;
        while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        length = end;
    }

    /** {@return the text from byte {@code from} on} */
    String tail(int from) {
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }

    /** Appends {@code count} spaces. */
    TextBuffer spaces(int count) {
        for (int i = 0; i < count; i++) {
            ascii(' ');
        }
        return this;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void ensure(int count) {
        if (count > bytes.length - length) {
            grow(count);
        }
    }

    private void grow(int count) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
}
