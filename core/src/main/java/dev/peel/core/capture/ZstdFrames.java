package dev.peel.core.capture;

import java.io.IOException;
import java.io.InputStream;

/**
 * The compressed bytes of one zstd frame after another, RFC 8878 section 3: what is fed to the decompressor, whole blocks only.
 *
 * <p>The decompressor holds back as much as a window until the frame's end, and gives nothing of it after an error. So where a file
 * is cut short, an empty last block ends the frame; and the checksum is kept from the decompressor, for us to check.
 */
final class ZstdFrames extends InputStream {
    private static final int MAGIC = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50; // to ..5f
    private static final int SINGLE_SEGMENT = 1 << 5;
    private static final int CHECKSUM = 1 << 2;
    private static final int RESERVED = 1 << 3;
    private static final int BLOCK_HEADER = 3; // bytes
    private static final int RUN = 1; // block type: one byte, repeated
    private static final int LARGEST_BLOCK = 128 * 1024; // bytes
    private static final byte[] EMPTY_LAST_BLOCK = {1, 0, 0};
    private static final String CUT_SHORT = "it is cut short, within its zstd compression";

    private final ByteInput source;
    private final int windowLimit;
    private final byte[] element = new byte[BLOCK_HEADER + LARGEST_BLOCK];
    private int at;
    private int end;
    private boolean lastBlock = true;
    private boolean hasChecksum;
    private boolean cutShort;

    ZstdFrames(ByteInput source, int windowLimit) {
        this.source = source;
        this.windowLimit = windowLimit;
    }

    /** {@return whether a file that starts like this is compressed with zstd} */
    static boolean isMagic(byte[] start) {
        if (start.length < Integer.BYTES) {
            return false;
        }
        int magic = Window.int32(start, 0, false);
        return magic == MAGIC || isSkippable(magic);
    }

    private static boolean isSkippable(int magic) {
        return (magic & ~0xf) == SKIPPABLE;
    }

    /**
     * Goes to the next frame's start.
     *
     * @return false when there are no more frames
     */
    boolean nextFrame() throws IOException {
        while (true) {
            int count = fill(0, Integer.BYTES);
            if (count == 0) {
                return false;
            }
            if (count < Integer.BYTES) {
                throw new DamageException(CUT_SHORT);
            }
            int magic = Window.int32(element, 0, false);
            if (isSkippable(magic)) {
                skipFrame();
            } else if (magic == MAGIC) {
                readHeader();
                return true;
            } else {
                throw new DamageException("what follows its zstd compression is something else");
            }
        }
    }

    private void skipFrame() throws IOException {
        require(0, Integer.BYTES);
        long left = Window.int32(element, 0, false) & 0xffffffffL;
        while (left > 0) {
            int part = (int) Math.min(left, element.length);
            require(0, part);
            left -= part;
        }
    }

    private void readHeader() throws IOException {
        int position = Integer.BYTES;
        require(position, 1);
        int descriptor = element[position] & 0xff;
        boolean single = (descriptor & SINGLE_SEGMENT) != 0;
        int sizeCode = descriptor >> 6;
        int sizeLength = sizeCode == 0 ? single ? 1 : 0 : 1 << sizeCode;
        int dictionaryLength = new int[] {0, 1, 2, 4}[descriptor & 3];
        int length = 1 + (single ? 0 : 1) + dictionaryLength + sizeLength;
        require(position + 1, length - 1);
        if ((descriptor & RESERVED) != 0) {
            throw new DamageException("its zstd compression has unknown flags");
        }
        if (dictionaryLength > 0) {
            throw new DamageException("its zstd compression needs a dictionary; decompress it first, with zstd -d -D");
        }
        long window = single
                ? number(position + length - sizeLength, sizeLength) + (sizeCode == 1 ? 256 : 0)
                : windowOf(element[position + 1] & 0xff);
        if (window < 0 || window > windowLimit) {
            throw new DamageException("its zstd compression needs a window of " + Long.toUnsignedString(window)
                    + " bytes, more than the limit of " + windowLimit
                    + "; decompress it first, with zstd -d --long=31");
        }
        hasChecksum = (descriptor & CHECKSUM) != 0;
        element[position] = (byte) (descriptor & ~CHECKSUM);
        at = 0;
        end = position + length;
        lastBlock = false;
    }

    private static long windowOf(int descriptor) {
        long base = 1L << (10 + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }

    private long number(int position, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | (element[position + i] & 0xff);
        }
        return number;
    }

    /** {@return whether the file ended within the frame} */
    boolean isCutShort() {
        return cutShort;
    }

    /** {@return what a file that ends within a frame is said to be} */
    static DamageException cutShort() {
        return new DamageException(CUT_SHORT);
    }

    /** {@return the checksum at the frame's end, 32 bits, -1 where it has none} */
    long checksum() throws IOException {
        if (!hasChecksum) {
            return -1;
        }
        require(0, Integer.BYTES);
        return Window.int32(element, 0, false) & 0xffffffffL;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Reads of the current frame, -1 at its end. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (at == end) {
            if (lastBlock) {
                return -1;
            }
            readBlock();
        }
        int count = Math.min(length, end - at);
        System.arraycopy(element, at, target, offset, count);
        at += count;
        return count;
    }

    private void readBlock() throws IOException {
        at = 0;
        end = BLOCK_HEADER;
        cutShort = fill(0, BLOCK_HEADER) < BLOCK_HEADER;
        if (!cutShort) {
            int header = (int) number(0, BLOCK_HEADER);
            lastBlock = (header & 1) != 0;
            int size = ((header >> 1) & 3) == RUN ? 1 : header >> 3;
            if (size > LARGEST_BLOCK) {
                throw new DamageException("its zstd compression is damaged (a block of " + size + " bytes)");
            }
            cutShort = fill(BLOCK_HEADER, size) < size;
            end += size;
        }
        if (cutShort) {
            System.arraycopy(EMPTY_LAST_BLOCK, 0, element, 0, BLOCK_HEADER);
            end = BLOCK_HEADER;
            lastBlock = true;
        }
    }

    private void require(int position, int count) throws IOException {
        if (fill(position, count) < count) {
            throw cutShort();
        }
    }

    /** {@return how many bytes were read into {@code element}; fewer than {@code count} only at the file's end} */
    private int fill(int position, int count) throws IOException {
        int read = 0;
        while (read < count) {
            int more = source.read(element, position + read, count - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }
}
