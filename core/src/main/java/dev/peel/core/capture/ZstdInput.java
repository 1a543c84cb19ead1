package dev.peel.core.capture;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decompresses zstd, RFC 8878: one frame after another. Everything before a missing end is given first. */
final class ZstdInput implements ByteInput {
    private final ByteInput source;
    private final ZstdFrames frames;
    private final ZstdInputStream stream;
    private XxHash checksum = new XxHash();
    private boolean inFrame;
    private boolean ended;
    private @Nullable String damage;

    /**
     * Makes an input over compressed bytes.
     *
     * @param windowLimit the most bytes that a frame may ask to look back
     */
    ZstdInput(ByteInput source, int windowLimit) throws IOException {
        this.source = source;
        frames = new ZstdFrames(source, windowLimit);
        stream = new ZstdInputStream(frames);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (damage != null) {
            throw new DamageException(damage);
        }
        try {
            while (!ended) {
                if (!inFrame) {
                    ended = !frames.nextFrame();
                    inFrame = !ended;
                    checksum = new XxHash();
                    continue;
                }
                int count = decompress(target, offset, length);
                if (count > 0) {
                    checksum.update(target, offset, count);
                    return count;
                }
                endFrame();
            }
            return -1;
        } catch (DamageException found) {
            damage = found.reason();
            throw found;
        }
    }

    private int decompress(byte[] target, int offset, int length) throws IOException {
        // What is at hand is asked for by itself, and one byte when nothing is: an error then loses nothing that was
        // decompressed.
        int atHand = stream.available();
        try {
            return stream.read(target, offset, atHand > 0 ? Math.min(atHand, length) : 1);
        } catch (MalformedInputException | IllegalStateException | IndexOutOfBoundsException broken) {
            throw new DamageException("its zstd compression is damaged");
        }
    }

    private void endFrame() throws IOException {
        inFrame = false;
        if (frames.isCutShort()) {
            throw ZstdFrames.cutShort();
        }
        long stated = frames.checksum();
        if (stated >= 0 && stated != (checksum.value() & 0xffffffffL)) {
            throw new DamageException("its zstd compression is damaged (checksum does not match)");
        }
    }

    @Override
    public boolean ready() throws IOException {
        return ended || damage != null || stream.available() > 0 || source.ready();
    }

    @Override
    public long position() {
        return source.position();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
