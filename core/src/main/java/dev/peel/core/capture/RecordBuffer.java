package dev.peel.core.capture;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes of records on their way out, numbers little-endian; handed on in large pieces. */
final class RecordBuffer {
    // Hot path: no allocation per frame.

    private final OutputStream out;
    private final byte[] bytes = new byte[1 << 16];
    private int length;

    RecordBuffer(OutputStream out) {
        this.out = out;
    }

    RecordBuffer u16(int value) throws IOException {
        ensure(Short.BYTES);
        bytes[length++] = (byte) value;
        bytes[length++] = (byte) (value >>> 8);
        return this;
    }

    RecordBuffer u32(long value) throws IOException {
        ensure(Integer.BYTES);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    RecordBuffer u64(long value) throws IOException {
        return u32(value).u32(value >>> Integer.SIZE);
    }

    RecordBuffer raw(byte[] source, int from, int count) throws IOException {
        if (count > bytes.length - length) {
            flush();
        }
        if (count > bytes.length) {
            out.write(source, from, count);
        } else {
            System.arraycopy(source, from, bytes, length, count);
            length += count;
        }
        return this;
    }

    /** Fills {@code count} bytes up to whole words of 32 bits. */
    RecordBuffer pad(int count) throws IOException {
        for (int i = count; i < PcapngBlock.padded(count); i++) {
            ensure(1);
            bytes[length++] = 0;
        }
        return this;
    }

    /** Appends an option. */
    RecordBuffer option(int code, byte[] value) throws IOException {
        return u16(code).u16(value.length).raw(value, 0, value.length).pad(value.length);
    }

    private void ensure(int count) throws IOException {
        if (count > bytes.length - length) {
            flush();
        }
    }

    /** Hands on what has gathered. */
    void flush() throws IOException {
        out.write(bytes, 0, length);
        length = 0;
        out.flush();
    }
}
