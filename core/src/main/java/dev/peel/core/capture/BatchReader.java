package dev.peel.core.capture;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads large pieces into the batch's own array, where frames stay; only the record that a batch cuts in two is copied. */
final class BatchReader implements CaptureReader {
    // Hot path: no allocation per frame; watched by CaptureReaderBenchmark.
    // Between two calls, the bytes read but not consumed are in `carry`, since the batch may be with somebody else.

    private static final int PIECE = 128 * 1024; // bytes read at once at most, so that they are parsed while in cache
    private static final int USEFUL = 4 * 1024; // bytes; a batch with less room is handed out instead of filled up
    private static final int FIRST = 64 * 1024; // bytes that a batch without room is given

    private final ByteInput input;
    private final RecordFormat format;
    private final boolean compressed;
    private final Window window = new Window();
    private byte[] carry = new byte[0];
    private int carried;
    private long frames;
    private boolean ended;
    private @Nullable CaptureFault fault;

    BatchReader(ByteInput input, RecordFormat format, boolean compressed) {
        this.input = input;
        this.format = format;
        this.compressed = compressed;
    }

    @Override
    public boolean read(FrameBatch batch) throws IOException {
        batch.reset(frames + 1);
        if (ended) {
            return false;
        }
        if (batch.frameCapacity() == 0) {
            throw new IllegalArgumentException("a batch without room for a frame");
        }
        window.moveTo(batch.ensureBytes(carried), carry, carried);
        try {
            fill(batch);
        } catch (DamageException damage) {
            end(damage.reason(), batch);
        } catch (IOException failed) {
            // Frames at hand come first; if the medium still fails, the next call says so.
            if (batch.count() == 0) {
                throw failed;
            }
        } finally {
            frames += batch.count();
            keepRest();
        }
        return batch.count() > 0;
    }

    private void fill(FrameBatch batch) throws IOException {
        while (true) {
            if (!window.isSkipping()) {
                batch.origin(window.base());
                format.consume(window, batch);
            }
            if (batch.count() == batch.frameCapacity()) {
                return;
            }
            if (batch.count() > 0 && (room() < Math.max(missing(), leastRoom()) || !input.ready())) {
                return;
            }
            if (!more(batch)) {
                return;
            }
        }
    }

    /** {@return whether there were more bytes} */
    private boolean more(FrameBatch batch) throws IOException {
        if (batch.count() == 0 && room() < missing()) {
            window.compact();
        }
        if (room() == 0) {
            // Grows with what really comes, not with what a length field promises.
            window.bytes = batch.ensureBytes(Math.max(FIRST, window.end + 1));
        }
        int count = input.read(window.bytes, window.end, Math.min(room(), PIECE));
        if (count < 0) {
            if (window.isWithinRecord()) {
                end(cutShort(), batch);
            }
            ended = true;
            return false;
        }
        window.grow(count);
        return true;
    }

    private String cutShort() {
        return window.isSkipping()
                ? "it is cut short, within a block"
                : "it is cut short, only " + window.held() + " of at least " + window.needed + " bytes are there";
    }

    private void end(String reason, FrameBatch batch) {
        ended = true;
        fault = new CaptureFault(window.position(), frames + batch.count(), compressed, reason);
    }

    private int room() {
        return window.bytes.length - window.end;
    }

    private int missing() {
        return Math.max(1, window.needed - window.held());
    }

    private int leastRoom() {
        return Math.min(USEFUL, window.bytes.length / 4);
    }

    private void keepRest() {
        carried = ended ? 0 : window.held();
        if (carried > carry.length) {
            carry = new byte[Math.max(carried, 2 * carry.length)];
        }
        System.arraycopy(window.bytes, window.start, carry, 0, carried);
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return Collections.unmodifiableList(format.interfaces());
    }

    @Override
    public List<CaptureNote> notes() {
        return Collections.unmodifiableList(format.notes());
    }

    @Override
    public Optional<CaptureFault> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public long position() {
        return input.position();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
