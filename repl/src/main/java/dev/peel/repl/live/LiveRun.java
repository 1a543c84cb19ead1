package dev.peel.repl.live;

import dev.peel.core.capture.CaptureNote;
import dev.peel.core.capture.LiveReader;
import dev.peel.core.capture.LiveSettings;
import dev.peel.core.capture.LiveSource;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One capture from an interface. It ends when it is stopped, after its time, or when the process is told to end, which then waits for
 * what has come to be shown and written.
 */
public final class LiveRun implements Closeable {
    private static final Pattern DURATION = Pattern.compile("duration:([1-9][0-9]{0,8})");
    private static final long PATIENCE = 5; // seconds that the end of the process waits

    private final String name;
    private final LiveReader reader;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread lastWish = new Thread(this::endWithProcess, "peel-live-end");
    private volatile OptionalInt exitCode = OptionalInt.empty();

    private LiveRun(String name, LiveReader reader) {
        this.name = name;
        this.reader = reader;
    }

    /**
     * Begins to capture.
     *
     * @param settings the interface may also be its number in {@code peel -D}
     * @param most how long it goes on at most; zero for no end
     * @throws dev.peel.core.capture.CaptureException when that cannot be; the message says what to do
     */
    public static LiveRun begin(LiveSettings settings, Duration most) throws IOException {
        LiveSource source = LiveSources.find();
        String name = LiveSources.name(source, settings.interfaceName());
        LiveRun run = new LiveRun(name, source.open(settings.of(name)));
        Runtime.getRuntime().addShutdownHook(run.lastWish);
        if (!most.isZero()) {
            run.stopAfter(most);
        }
        return run;
    }

    /**
     * {@return how long a capture goes on that ends by itself}
     *
     * @param text such as {@code duration:10}, in seconds
     * @throws IllegalArgumentException when it is something else; the message says what was expected
     */
    public static Duration duration(String text) {
        Matcher seconds = DURATION.matcher(text);
        if (!seconds.matches()) {
            throw new IllegalArgumentException("-a " + text + ": expected duration:SECONDS");
        }
        return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    }

    /** {@return the packets; whoever reads them closes this} */
    public LiveReader reader() {
        return reader;
    }

    /**
     * {@return how much was captured, shown and dropped, for the user; once the reader is closed}
     *
     * @param captured how many packets were taken, which are fewer than came where a number of them was asked for
     * @param shown how many of these were shown
     */
    public String report(long captured, long shown) {
        long dropped = 0;
        for (CaptureNote note : reader.notes()) {
            if (note instanceof CaptureNote.InterfaceStatistics counted) {
                dropped = Math.max(0, counted.dropped()) + Math.max(0, counted.droppedBySystem());
            }
        }
        return captured + (captured == 1 ? " packet" : " packets") + " captured on " + name
                + (shown == captured ? "" : ", " + shown + " shown")
                + (dropped == 0
                        ? ""
                        : ", " + dropped
                                + " dropped before peel could fetch them; a capture filter (-f) helps, and so does a"
                                + " larger buffer (peel live -B)");
    }

    /**
     * Says how the process ends where it was told to end, by Ctrl-C say: as it would have ended otherwise, after all that came has been dealt
     * with.
     *
     * @param code the exit code
     */
    public void endProcessWith(int code) {
        exitCode = OptionalInt.of(code);
    }

    private void stopAfter(Duration time) {
        Thread timer = new Thread(
                () -> {
                    try {
                        if (!closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                            reader.stop();
                        }
                    } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                    }
                },
                "peel-live-time");
        timer.setDaemon(true);
        timer.start();
    }

    private void endWithProcess() {
        reader.stop();
        try {
            if (!closed.await(PATIENCE, TimeUnit.SECONDS)) {
                System.err.println("peel: " + name + ": the last packets may not have been shown");
            } else if (exitCode.isPresent()) {
                Runtime.getRuntime().halt(exitCode.getAsInt()); // a signal's own code would say that the capture failed
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that all that came has been dealt with. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWish);
        } catch (IllegalStateException ending) {
            // The process is ending, and the hook has its work.
        }
    }
}
