package dev.peel.repl.live;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureWriter;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.FrameWriter;
import dev.peel.core.tap.Tap;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the packets that came last in temporary files, at least half of what it may keep.
 *
 * <p>Two files take turns: when the younger is full the older is emptied, so nothing is copied while packets come.
 */
public final class KeptPackets implements Tap, Closeable {
    private static final String APPLICATION = "peel";
    private static final int FRAME_OVERHEAD = 48; // bytes that pcapng adds to a frame, about

    private final long most;
    private @Nullable Path older;
    private @Nullable Path younger;
    private @Nullable FrameWriter writer;
    private long written;
    private long olderPackets;
    private long youngerPackets;
    private long lost;

    /**
     * Keeps packets.
     *
     * @param bytes how much is kept at most, at least 1
     */
    public KeptPackets(long bytes) {
        most = Math.max(1, bytes / 2);
    }

    /** {@return none} */
    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        FrameWriter current = writer;
        if (current == null || written >= most) {
            current = turn();
        }
        current.packet(packet);
        written += FRAME_OVERHEAD + packet.frames().capturedLength(packet.frameIndex());
        youngerPackets++;
        return true;
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        close();
    }

    /** {@return how many packets are no longer kept} */
    public long lost() {
        return lost;
    }

    /**
     * Moves what is kept to one file, which is removed when the process ends.
     *
     * @return the file, a pcapng capture; none where no packet came
     */
    public Optional<Path> file() throws IOException {
        close();
        Path last = younger;
        if (last == null) {
            return Optional.empty();
        }
        Path all = last;
        if (older != null) {
            all = older;
            try (OutputStream out = Files.newOutputStream(all, StandardOpenOption.APPEND)) {
                Files.copy(last, out);
            }
            Files.delete(last);
        }
        older = null;
        younger = null;
        return Optional.of(all);
    }

    private FrameWriter turn() throws IOException {
        close();
        if (older != null) {
            lost += olderPackets;
            Files.delete(older);
        }
        older = younger;
        olderPackets = youngerPackets;
        youngerPackets = 0;
        written = 0;
        Path next = temporary();
        younger = next;
        FrameWriter opened = new FrameWriter(
                CaptureWriter.Format.PCAPNG, () -> new BufferedOutputStream(Files.newOutputStream(next)), APPLICATION);
        opened.begin();
        writer = opened;
        return opened;
    }

    private static Path temporary() throws IOException {
        Path file = Files.createTempFile("peel-live-", ".pcapng");
        file.toFile().deleteOnExit();
        return file;
    }

    /** Ends the file that is written. */
    @Override
    public void close() throws IOException {
        FrameWriter current = writer;
        writer = null;
        if (current != null) {
            current.close();
        }
    }
}
