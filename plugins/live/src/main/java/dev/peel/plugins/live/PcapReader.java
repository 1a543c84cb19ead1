package dev.peel.plugins.live;

import dev.peel.core.capture.CaptureFault;
import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.CaptureNote;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.capture.LiveReader;
import dev.peel.core.capture.LiveSettings;
import dev.peel.core.capture.TimestampResolution;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapStat;

/** Fetches what libpcap has, a buffer at a time. */
final class PcapReader implements LiveReader {
    private static final int MOST = 256; // packets fetched at once, so that each shows soon
    private static final long UNKNOWN = -1; // of a count
    private static final long LAST = 3 * PcapSource.TIMEOUT * 1_000_000L; // nanoseconds after the stop
    private static final long PAUSE = 5_000_000; // nanoseconds

    private final PcapHandle handle;
    private final CaptureInterface captured;
    private long frames;
    private long bytes;
    private volatile boolean stopped;
    private boolean ended;
    private volatile long stoppedAt; // nanoseconds, as System.nanoTime tells them

    private @Nullable CaptureFault fault;
    private @Nullable CaptureNote statistics;

    PcapReader(PcapHandle handle, LiveSettings settings) {
        this.handle = handle;
        captured = new CaptureInterface(
                0,
                0,
                OptionalInt.of(0),
                linkType(handle.getDlt().value()),
                settings.snapLength(),
                settings.interfaceName(),
                "",
                settings.filter(),
                "",
                "",
                OptionalInt.empty(),
                TimestampResolution.NANOSECONDS,
                0);
    }

    /** The few of the system's own numbers that files have others for; see libpcap's pcap-linktype(7). */
    private static int linkType(int systemNumber) {
        return switch (systemNumber) {
            case 12, 14 -> 101; // raw IP
            case 11 -> 100; // ATM, RFC 1483
            default -> systemNumber;
        };
    }

    @Override
    public boolean read(FrameBatch batch) throws IOException {
        batch.reset(frames + 1);
        Filler filler = new Filler(batch);
        int most = Math.min(MOST, batch.frameCapacity());
        try {
            while (!ended && batch.count() == 0) {
                if (stopped) {
                    fetchLast(most, filler);
                } else {
                    fetch(most, filler);
                }
            }
        } catch (PcapNativeException failed) {
            ended = true;
            fault = new CaptureFault(
                    bytes, frames + batch.count(), false, "the interface stopped: " + failed.getMessage());
        } catch (NotOpenException closed) {
            ended = true;
        }
        frames += batch.count();
        return batch.count() > 0;
    }

    private void fetch(int most, Filler filler) throws PcapNativeException, NotOpenException {
        try {
            handle.dispatch(most, filler::add);
        } catch (InterruptedException broken) {
            // By stop, which libpcap tells so.
        }
    }

    /** Fetches what had come before the stop, which the system may still hold back for a while; an interface that never rests has more. */
    private void fetchLast(int most, Filler filler) throws PcapNativeException, NotOpenException {
        handle.setBlockingMode(BlockingMode.NONBLOCKING);
        fetch(most, filler);
        long waited = System.nanoTime() - stoppedAt;
        if (waited > LAST) {
            ended = true;
        } else if (filler.isEmpty()) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Copies packets into a batch. */
    private final class Filler {
        private final FrameBatch batch;
        private int used;

        Filler(FrameBatch batch) {
            this.batch = batch;
        }

        boolean isEmpty() {
            return used == 0;
        }

        void add(byte[] packet) {
            System.arraycopy(packet, 0, batch.ensureBytes(used + packet.length), used, packet.length);
            Timestamp time = handle.getTimestamp();
            batch.origin(bytes - used);
            batch.add(
                    used,
                    packet.length,
                    handle.getOriginalLength(),
                    0,
                    Math.floorDiv(time.getTime(), 1000L),
                    time.getNanos());
            used += packet.length;
            bytes += packet.length;
        }
    }

    @Override
    public void stop() {
        if (!stopped) {
            stoppedAt = System.nanoTime();
            stopped = true;
        }
        try {
            handle.breakLoop();
        } catch (NotOpenException closed) {
            // Nobody reads any more.
        }
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(captured);
    }

    @Override
    public List<CaptureNote> notes() {
        return statistics == null ? List.of() : List.of(statistics);
    }

    @Override
    public Optional<CaptureFault> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public long position() {
        return bytes;
    }

    /** Asks how many packets were dropped, and closes the interface. */
    @Override
    public void close() {
        stop(); // a thread that still waits for packets would keep the interface open
        try {
            PcapStat counted = handle.getStats();
            statistics = new CaptureNote.InterfaceStatistics(
                    0,
                    counted.getNumPacketsReceived(),
                    counted.getNumPacketsDroppedByIf(),
                    UNKNOWN,
                    counted.getNumPacketsDropped(),
                    frames);
        } catch (PcapNativeException | NotOpenException unknown) {
            statistics = new CaptureNote.InterfaceStatistics(0, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, frames);
        }
        handle.close();
    }
}
