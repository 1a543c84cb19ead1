package dev.peel.core.capture;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip, RFC 1952: one member after another. Everything before damage or a missing end is given first.
 *
 * <p>Zeros after the last member are padding, as for the gzip program.
 */
final class GzipInput implements ByteInput {
    private static final int BUFFER = 64 * 1024; // bytes
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 1 << 1; // flags
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;
    private static final String CUT_SHORT = "it is cut short, within its gzip compression";

    private final ByteInput source;
    private final byte[] buffer = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int at;
    private int end;
    private boolean inMember;
    private boolean started;
    private boolean ended;
    private @Nullable String damage;

    GzipInput(ByteInput source) {
        this.source = source;
    }

    /** {@return whether a file that starts like this is compressed with gzip} */
    static boolean isMagic(byte[] start) {
        return start.length >= 2 && ((start[0] & 0xff) | ((start[1] & 0xff) << 8)) == MAGIC;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (damage != null) {
            throw new DamageException(damage);
        }
        try {
            while (!ended) {
                if (!inMember && !beginMember()) {
                    ended = true;
                    break;
                }
                int count = inflate(target, offset, length);
                if (count > 0) {
                    return count;
                }
            }
            return -1;
        } catch (DamageException found) {
            damage = found.reason();
            throw found;
        }
    }

    /** {@return how many bytes were decompressed, 0 at the end of a member} */
    private int inflate(byte[] target, int offset, int length) throws IOException {
        while (true) {
            if (inflater.finished()) {
                at = end - inflater.getRemaining();
                endMember();
                return 0;
            }
            if (inflater.needsInput()) {
                if (!fill()) {
                    throw new DamageException(CUT_SHORT);
                }
                inflater.setInput(buffer, at, end - at);
                at = end;
            }
            long before = inflater.getBytesWritten();
            int count;
            try {
                count = inflater.inflate(target, offset, length);
            } catch (DataFormatException broken) {
                damage = "its gzip compression is damaged (" + broken.getMessage() + ")";
                count = (int) (inflater.getBytesWritten() - before);
                if (count == 0) {
                    throw new DamageException(damage);
                }
            }
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.needsDictionary()) {
                throw new DamageException("its gzip compression asks for a dictionary");
            }
        }
    }

    /** {@return whether there is another member} */
    private boolean beginMember() throws IOException {
        int first = next();
        if (started) {
            while (first == 0) {
                first = next();
            }
        }
        if (first < 0) {
            return false;
        }
        if (first != (MAGIC & 0xff) || next() != MAGIC >> 8) {
            throw new DamageException("what follows its gzip compression is something else");
        }
        if (required() != DEFLATE) {
            throw new DamageException("its gzip compression is of an unknown method");
        }
        int flags = required();
        if ((flags & RESERVED) != 0) {
            throw new DamageException("its gzip compression has unknown flags");
        }
        skip(6); // time, extra flags, system
        if ((flags & EXTRA) != 0) {
            skip(required() | (required() << 8));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        at = end;
        checksum.reset();
        inMember = true;
        started = true;
        return true;
    }

    private void endMember() throws IOException {
        inMember = false;
        if (number() != (int) checksum.getValue()) {
            throw new DamageException("its gzip compression is damaged (checksum does not match)");
        }
        if (number() != (int) inflater.getBytesWritten()) {
            throw new DamageException("its gzip compression is damaged (length does not match)");
        }
    }

    private int number() throws IOException {
        return required() | (required() << 8) | (required() << 16) | (required() << 24);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int one = required();
        while (one != 0) {
            one = required();
        }
    }

    private int required() throws IOException {
        int one = next();
        if (one < 0) {
            throw new DamageException(CUT_SHORT);
        }
        return one;
    }

    private int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        int count = source.read(buffer, 0, BUFFER);
        at = 0;
        end = Math.max(0, count);
        return count > 0;
    }

    @Override
    public boolean ready() throws IOException {
        return ended || damage != null || (inMember ? inflater.getRemaining() > 0 : at < end) || source.ready();
    }

    @Override
    public long position() {
        return source.position();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        source.close();
    }
}
