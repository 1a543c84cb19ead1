package dev.peel.core.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes captures for tests, field by field. */
final class CaptureBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean bigEndian;

    private CaptureBytes(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    static CaptureBytes littleEndian() {
        return new CaptureBytes(false);
    }

    static CaptureBytes bigEndian() {
        return new CaptureBytes(true);
    }

    /** {@return the bytes of hexadecimal digits; white space and what follows # on a line do not count} */
    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] frame(int length) {
        byte[] frame = new byte[length];
        for (int i = 0; i < length; i++) {
            frame[i] = (byte) (i * 7 + length);
        }
        return frame;
    }

    CaptureBytes pcapHeader(int linkType) {
        return u32(0xa1b2c3d4).u16(2).u16(4).u32(0).u32(0).u32(65_535).u32(linkType);
    }

    CaptureBytes record(long seconds, long fraction, byte[] frame) {
        return u32(seconds).u32(fraction).u32(frame.length).u32(frame.length).raw(frame);
    }

    CaptureBytes record(long captured, long original) {
        return u32(1).u32(2).u32(captured).u32(original);
    }

    CaptureBytes section(byte[]... options) {
        return block(0x0a0d0d0a, nested().u32(0x1a2b3c4d).u16(1).u16(0).u64(-1).raw(options));
    }

    CaptureBytes interfaceOf(int linkType, byte[]... options) {
        return block(1, nested().u16(linkType).u16(0).u32(0).raw(options));
    }

    CaptureBytes interfaceWithSnapLength(long snapLength) {
        return block(1, nested().u16(1).u16(0).u32(snapLength));
    }

    CaptureBytes enhanced(int interfaceId, long stamp, byte[] frame, byte[]... options) {
        return enhanced(interfaceId, stamp, frame.length, frame, options);
    }

    CaptureBytes enhanced(int interfaceId, long stamp, long original, byte[] frame, byte[]... options) {
        return block(
                6,
                nested().u32(interfaceId)
                        .u32(stamp >>> 32)
                        .u32(stamp)
                        .u32(frame.length)
                        .u32(original)
                        .raw(frame)
                        .pad()
                        .raw(options));
    }

    CaptureBytes simple(long original, byte[] frame) {
        return block(3, nested().u32(original).raw(frame));
    }

    CaptureBytes block(int type, CaptureBytes content) {
        content.pad();
        int length = content.bytes.size() + 12;
        return u32(type).u32(length).raw(content.toBytes()).u32(length);
    }

    byte[] option(int code, byte[] value) {
        return nested().u16(code).u16(value.length).raw(value).pad().toBytes();
    }

    byte[] option(int code, String value) {
        return option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return an empty capture of the same byte order} */
    CaptureBytes nested() {
        return new CaptureBytes(bigEndian);
    }

    CaptureBytes u16(int value) {
        return number(value, 2);
    }

    CaptureBytes u32(long value) {
        return number(value, 4);
    }

    CaptureBytes u64(long value) {
        return number(value, 8);
    }

    CaptureBytes raw(byte[]... parts) {
        bytes.writeBytes(concat(parts));
        return this;
    }

    CaptureBytes text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    CaptureBytes pad() {
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private CaptureBytes number(long value, int length) {
        for (int i = 0; i < length; i++) {
            bytes.write((int) (value >>> (8 * (bigEndian ? length - 1 - i : i))));
        }
        return this;
    }
}
