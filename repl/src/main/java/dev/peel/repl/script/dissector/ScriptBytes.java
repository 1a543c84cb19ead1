package dev.peel.repl.script.dissector;

import dev.peel.core.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.HostAccess;

/**
 * The bytes that a script judges: {@code b.length}, and reads at a place. A read beyond the end leaves the function: a length is not known
 * yet then, and content is not recognized. Reused for each call.
 */
public final class ScriptBytes {
    /** How many bytes there are. */
    @HostAccess.Export
    public int length;

    private Bytes bytes = Bytes.of(new byte[0]);

    ScriptBytes() {}

    ScriptBytes wrap(Bytes newBytes) {
        bytes = newBytes;
        length = newBytes.length();
        return this;
    }

    /** {@return the byte at {@code at}} */
    @HostAccess.Export
    public int u8(int at) {
        check(at, 1);
        return bytes.u8(at);
    }

    /** {@return the two bytes at {@code at}} */
    @HostAccess.Export
    public int u16(int at) {
        check(at, 2);
        return bytes.u16(at);
    }

    /** {@return the three bytes at {@code at}} */
    @HostAccess.Export
    public int u24(int at) {
        check(at, 3);
        return bytes.u24(at);
    }

    /** {@return the four bytes at {@code at}} */
    @HostAccess.Export
    public double u32(int at) {
        check(at, 4);
        return bytes.u32(at);
    }

    /** {@return the two bytes at {@code at}, the lowest first} */
    @HostAccess.Export
    public int u16le(int at) {
        return Short.toUnsignedInt(Short.reverseBytes((short) u16(at)));
    }

    /** {@return the four bytes at {@code at}, the lowest first} */
    @HostAccess.Export
    public double u32le(int at) {
        return u16le(at) + u16le(at + 2) * 65536.0;
    }

    /** {@return the text in UTF-8 of the {@code count} bytes at {@code at}} */
    @HostAccess.Export
    public String text(int at, int count) {
        check(at, Math.max(0, count));
        return new String(bytes.copy(at, Math.max(0, count)), StandardCharsets.UTF_8);
    }

    /** {@return whether the bytes at {@code at} are the characters of {@code text}} */
    @HostAccess.Export
    public boolean startsWith(String text, int at) {
        return bytes.startsWith(text, at);
    }

    /** {@return whether the first bytes are the characters of {@code text}} */
    @HostAccess.Export
    public boolean startsWith(String text) {
        return bytes.startsWith(text, 0);
    }

    /** {@return where {@code value} is at or after {@code from}, -1 where it is not} */
    @HostAccess.Export
    public int indexOf(int value, int from) {
        return bytes.indexOf(value, from);
    }

    private void check(int at, int width) {
        if (at < 0 || width > bytes.length() - at) {
            throw Beyond.END;
        }
    }

    /** Leaves a script's function, since there are not enough bytes. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack and cannot be suppressed into
    static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1;

        static final Beyond END = new Beyond();

        private Beyond() {
            super("there are not so many bytes", null, false, false);
        }
    }
}
