package dev.peel.core.index;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.tap.Tap;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down where the frames of a capture are, and counts what is in them. Not thread-safe. */
final class IndexTap implements Tap {
    // Hot path: no allocation per packet.

    private static final int FRAMES_A_REPORT = 1 << 14;
    private static final int NONE = -1;

    private final FrameColumns frames;
    private final int frameLimit;
    private final Progress progress;
    private final long total;
    private final List<Protocol> protocols;
    /** By field id: the index of the protocol in {@link #protocols}, {@link #NONE} for other fields. */
    private final int[] indexes;

    private final long[] counts;
    private final int[] countedIn;
    private CaptureContent content = CaptureContent.NOTHING;
    private long bytes;
    private long wireBytes;
    private int first = NONE;
    private int last = NONE;
    private boolean isFull;

    /**
     * Makes a tap.
     *
     * @param total how many bytes the capture has
     */
    IndexTap(Registry registry, FrameColumns frames, int frameLimit, Progress progress, long total) {
        this.frames = frames;
        this.frameLimit = frameLimit;
        this.progress = progress;
        this.total = total;
        protocols = registry.protocols().stream().filter(Protocol::isCounted).toList();
        indexes = new int[Field.idCount()];
        Arrays.fill(indexes, NONE);
        for (int i = 0; i < protocols.size(); i++) {
            indexes[protocols.get(i).field().id()] = i;
        }
        counts = new long[protocols.size()];
        countedIn = new int[protocols.size()];
        Arrays.fill(countedIn, NONE);
    }

    @Override
    public List<Field> fields() {
        return protocols.stream().map(Protocol::field).toList();
    }

    @Override
    public boolean packet(Packet packet) {
        int frame = frames.size();
        if (frame >= frameLimit) {
            isFull = true;
            return false;
        }
        FrameBatch batch = packet.frames();
        int index = packet.frameIndex();
        frames.add(batch, index);
        bytes += batch.capturedLength(index);
        wireBytes += batch.length(index);
        if (batch.hasTime(index)) {
            noteTime(frame, batch.seconds(index), batch.nanoseconds(index));
        }
        countProtocols(packet, frame);
        if (frame % FRAMES_A_REPORT == 0) {
            progress.at(Progress.Stage.READ, batch.position(index), total);
        }
        return true;
    }

    private void noteTime(int frame, long seconds, int nanoseconds) {
        if (first == NONE || isBefore(seconds, nanoseconds, first)) {
            first = frame;
        }
        if (last == NONE || !isBefore(seconds, nanoseconds, last)) {
            last = frame;
        }
    }

    private boolean isBefore(long seconds, int nanoseconds, int other) {
        long otherSeconds = frames.seconds(other);
        return seconds < otherSeconds || seconds == otherSeconds && nanoseconds < frames.nanoseconds(other);
    }

    private void countProtocols(Packet packet, int frame) {
        Tape tape = packet.tape();
        for (int i = packet.from(); i < packet.to(); i++) {
            int protocol = indexes[tape.fieldId(i)];
            if (protocol != NONE && countedIn[protocol] != frame) {
                countedIn[protocol] = frame;
                counts[protocol]++;
            }
        }
    }

    @Override
    public void end(CaptureContent newContent) {
        content = newContent;
        progress.at(Progress.Stage.READ, total, total);
    }

    /** {@return what the capture says beside its frames} */
    CaptureContent content() {
        return content;
    }

    /** {@return whether there are more frames than may be kept} */
    boolean isFull() {
        return isFull;
    }

    long bytes() {
        return bytes;
    }

    long wireBytes() {
        return wireBytes;
    }

    /** {@return the earliest time, null where no frame has one} */
    @Nullable
    Instant first() {
        return first == NONE ? null : Times.of(frames, first);
    }

    /** {@return the latest time, null where no frame has one} */
    @Nullable
    Instant last() {
        return last == NONE ? null : Times.of(frames, last);
    }

    /** {@return in how many frames each protocol is, the most frequent first} */
    Map<String, Long> protocols() {
        Map<String, Long> found = new LinkedHashMap<>();
        IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> counts[i]).reversed())
                .forEach(i -> found.put(protocols.get(i).field().abbreviation(), counts[i]));
        return found;
    }
}
