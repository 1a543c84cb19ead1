package dev.peel.core.index;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.StoredCapture;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.RunReport;
import dev.peel.core.flow.Transport;
import dev.peel.core.tap.PacketTest;
import dev.peel.core.tap.Scan;
import dev.peel.core.tap.Tap;
import dev.peel.core.tap.Taps;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture that is opened to be explored: an index of its frames, by which any of them can be shown in full.
 *
 * <p>Frame numbers are Wireshark's, from 1. The index takes some 44 bytes a frame, and 8 more for each flow beyond the first that a
 * frame belongs to.
 *
 * <p>Thread-safe. Passes may run at the same time in several threads; packets are made for one thread at a time. A thread that is
 * interrupted ends what it does with {@link InterruptedIOException}; the capture can still be used.
 */
public final class IndexedCapture implements Closeable {
    private static final long MEGABYTE = 1024L * 1024; // bytes

    private final StoredCapture capture;
    private final Opening opening;
    private final FrameColumns columns;
    private final LinkTable links;
    private final CaptureContent content;
    private final Overview overview;
    private @Nullable Replay replay;
    private boolean isHandedOn;

    private IndexedCapture(
            StoredCapture capture,
            Opening opening,
            FrameColumns columns,
            LinkTable links,
            CaptureContent content,
            Overview overview) {
        this.capture = capture;
        this.opening = opening;
        this.columns = columns;
        this.links = links;
        this.content = content;
        this.overview = overview;
    }

    /**
     * Opens the capture in {@code file}, in one pass; one that is packed or a pipe is copied into a temporary file first.
     *
     * @throws dev.peel.core.capture.CaptureException when there is no such file, it is no capture that peel reads, or a copy would be
     *     larger than {@link Limit#COPIED_MEGABYTES}
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the medium fails
     */
    public static IndexedCapture open(Path file, Opening opening) throws IOException {
        return index(StoredCapture.of(file, opening.captureLimits(), copyLimit(opening), copying(opening)), opening);
    }

    /**
     * Opens the capture that {@code stream} gives, which is read to its end, closed and copied into a temporary file.
     *
     * @param name what the capture is called in messages
     * @throws dev.peel.core.capture.CaptureException when it is no capture that peel reads, or larger than
     *     {@link Limit#COPIED_MEGABYTES}
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the medium fails
     */
    public static IndexedCapture open(InputStream stream, String name, Opening opening) throws IOException {
        return index(
                StoredCapture.of(stream, name, opening.captureLimits(), copyLimit(opening), copying(opening)), opening);
    }

    /**
     * {@return the same capture, opened in another way by a pass over what is here already}
     *
     * <p>The new one takes over the file, so that this one is of no use any more and its {@link #close} does nothing; where the pass fails,
     * this one stays as it is.
     *
     * @throws dev.peel.core.capture.CaptureException when the file changed since it was opened
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the medium fails
     */
    public synchronized IndexedCapture reindexed(Opening newOpening) throws IOException {
        capture.checkUnchanged();
        IndexedCapture next = pass(capture, newOpening);
        isHandedOn = true;
        replay = null;
        return next;
    }

    private static long copyLimit(Opening opening) {
        return opening.limits().get(Limit.COPIED_MEGABYTES) * MEGABYTE;
    }

    private static StoredCapture.CopyProgress copying(Opening opening) {
        return (bytes, total) -> opening.progress().at(Progress.Stage.COPY, bytes, total);
    }

    private static IndexedCapture index(StoredCapture capture, Opening opening) throws IOException {
        try {
            return pass(capture, opening);
        } catch (IOException | RuntimeException | Error failed) {
            capture.close();
            throw failed;
        }
    }

    private static IndexedCapture pass(StoredCapture capture, Opening opening) throws IOException {
        FrameColumns columns = new FrameColumns(opening.captureLimits().noteBytes());
        int frameLimit = opening.limits().get(Limit.OPENED_FRAMES);
        IndexTap tap = new IndexTap(opening.registry(), columns, frameLimit, opening.progress(), capture.size());
        LinkRecorder recorder = new LinkRecorder();
        List<Tap> taps = new ArrayList<>(opening.taps());
        taps.add(tap);
        Tap all = Taps.of(taps);
        Engine engine = new Engine(opening.registry(), all.demand(opening.registry()), opening.limits(), recorder);
        try (CaptureReader reader = capture.reader()) {
            new Scan(reader, engine, all).run(opening.threads());
            List<String> remarks = new ArrayList<>(RunReport.lines(engine, opening.limits()));
            if (tap.isFull()) {
                remarks.add(RunReport.reached(Limit.OPENED_FRAMES, opening.limits(), 1));
            }
            if (columns.leftOut() > 0) {
                remarks.add("the comments of " + columns.leftOut() + " frames were not kept, they are too long");
            }
            LinkTable links = recorder.table(columns.size());
            Overview overview = new Overview(
                    columns.size(),
                    tap.bytes(),
                    tap.wireBytes(),
                    tap.first(),
                    tap.last(),
                    tap.protocols(),
                    links.count(Link.TCP),
                    links.count(Link.UDP),
                    remarks,
                    reader.fault());
            return new IndexedCapture(capture, opening, columns, links, tap.content(), overview);
        }
    }

    /** {@return what the capture has in it} */
    public Overview overview() {
        return overview;
    }

    /** {@return how many frames there are} */
    public int frames() {
        return columns.size();
    }

    /** {@return what the capture says beside its frames} */
    public CaptureContent content() {
        return content;
    }

    /**
     * {@return the numbers of the frames that belong to a flow, ascending; empty where there is no such flow}
     *
     * @param stream the flow's number, {@code tcp.stream} or {@code udp.stream}
     */
    public int[] framesOf(Transport transport, int stream) {
        int[] frames = links.frames(Link.kind(transport), stream);
        for (int i = 0; i < frames.length; i++) {
            frames[i]++;
        }
        return frames;
    }

    /** {@return the flows of {@code transport}, by number, that any of {@code frames}, numbers from 1, belongs to} */
    public BitSet streamsOf(Transport transport, BitSet frames) {
        BitSet streams = new BitSet();
        int kind = Link.kind(transport);
        for (int number = frames.nextSetBit(1);
                number > 0 && number <= frames();
                number = frames.nextSetBit(number + 1)) {
            for (int i = links.start(number - 1); i < links.end(number - 1); i++) {
                if (Link.kind(links.link(i)) == kind) {
                    streams.set(Link.number(links.link(i)));
                }
            }
        }
        return streams;
    }

    /**
     * Shows frame {@code number} as a pass over the whole capture would, by repeating its conversation up to it.
     *
     * <p>Costs the more the longer the conversation is before the frame, some 4 microseconds for each frame of it; frames of one
     * conversation, asked for in their order with the same {@code demand} object, cost no more than one of them each.
     *
     * <p>The packet differs from the pass's where the pass met a limit that the conversation alone does not, or had switched off a
     * dissector that failed; in a tunnel that had more than 2,000 frames before, if what it carries changed in their midst; and where a
     * frame belongs to more than 8 flows.
     *
     * @param demand what the packet has on its tape
     * @throws IndexOutOfBoundsException when there is no such frame
     * @throws dev.peel.core.capture.CaptureException when the file changed since it was opened
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the medium fails or {@code reader} does
     */
    public synchronized void packet(long number, Demand demand, PacketReader reader) throws IOException {
        int frame = index(number);
        capture.checkUnchanged();
        int[] frames = Conversation.upTo(links, frame);
        Replay current = replay;
        if (current == null || !current.canGoOn(demand, frames)) {
            Engine engine = new Engine(opening.registry(), demand, opening.limits(), new RepeatedNumbers(links));
            current = new Replay(demand, engine, columns, new FrameLoader(capture, columns), content);
        }
        replay = null; // until it has succeeded
        current.run(frames, reader);
        replay = current;
    }

    /**
     * Makes one pass of {@code tap} over all frames.
     *
     * @param demand what the packets shown to the tap have on their tape
     * @return a line each for what was malformed, cut, beyond a limit or failed
     * @throws dev.peel.core.capture.CaptureException when the file changed since it was opened
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the medium fails or the tap does
     */
    public List<String> scan(Demand demand, Tap tap) throws IOException {
        Engine engine = new Engine(opening.registry(), demand, opening.limits());
        try (CaptureReader reader = reader()) {
            new Scan(reader, engine, tap).run(opening.threads());
        }
        return RunReport.lines(engine, opening.limits());
    }

    /**
     * {@return the numbers of the frames whose packets pass {@code test}}
     *
     * @throws dev.peel.core.capture.CaptureException when the file changed since it was opened
     * @throws InterruptedIOException when the thread is interrupted
     * @throws IOException when the medium fails
     */
    public BitSet select(PacketTest test) throws IOException {
        BitSet frames = new BitSet();
        scan(Demand.of(opening.registry(), test.fields()), new SelectingTap(test, frames));
        return frames;
    }

    /**
     * {@return a reader of the whole capture, from its start}
     *
     * @throws dev.peel.core.capture.CaptureException when the file changed since it was opened
     * @throws IOException when the medium fails
     */
    public CaptureReader reader() throws IOException {
        return capture.reader();
    }

    /** Closes the file, and deletes the temporary copy where there is one. */
    @Override
    public synchronized void close() throws IOException {
        replay = null;
        if (!isHandedOn) {
            capture.close();
        }
    }

    private int index(long number) {
        if (number < 1 || number > columns.size()) {
            throw new IndexOutOfBoundsException("frame " + number + ": the capture has frames 1 to " + columns.size());
        }
        return (int) (number - 1);
    }
}
