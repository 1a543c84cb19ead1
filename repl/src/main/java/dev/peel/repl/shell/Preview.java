package dev.peel.repl.shell;

import dev.peel.core.filter.Filter;
import dev.peel.core.filter.FilterException;
import dev.peel.core.tap.EmptyTap;
import dev.peel.core.tap.FilteredPackets;
import dev.peel.core.tap.Tap;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts, beside the typing, the packets that a filter holds for.
 *
 * <p>A count ends with the capture, after a number of packets, after a time, or when another filter is asked for.
 */
final class Preview implements Closeable {
    private static final int MOST_PACKETS = 200_000;
    private static final long MOST_TIME = 500_000_000; // nanoseconds
    private static final long PAUSE = 150; // milliseconds without typing before a count starts

    private final Session session;
    private final Thread thread;
    private String wanted = "";
    private String counted = "";
    private String result = "";
    private Runnable listener = () -> {};
    private boolean isClosed;

    Preview(Session session) {
        this.session = session;
        thread = new Thread(this::work, "preview");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sets what is called, by a thread of its own, when a count has ended. */
    synchronized void onResult(Runnable newListener) {
        listener = newListener;
    }

    /** {@return how many packets {@code filter} holds for, in words; empty where that is not known yet} */
    synchronized String of(String filter) {
        if (!wanted.equals(filter)) {
            wanted = filter;
            notifyAll();
        }
        return counted.equals(filter) ? result : "";
    }

    /** Forgets the filter: nothing is being typed, or another capture is open. */
    synchronized void forget() {
        wanted = "";
        counted = "";
        result = "";
    }

    private synchronized boolean isWanted(String filter) {
        return wanted.equals(filter) && !isClosed;
    }

    private void work() {
        try {
            while (true) {
                String filter = next();
                if (filter == null) {
                    return;
                }
                Thread.sleep(PAUSE);
                if (isWanted(filter)) {
                    finish(filter, count(filter));
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable String next() throws InterruptedException {
        while (!isClosed && (wanted.isEmpty() || wanted.equals(counted))) {
            wait();
        }
        return isClosed ? null : wanted;
    }

    private void finish(String filter, String found) {
        Runnable told;
        synchronized (this) {
            if (!wanted.equals(filter)) {
                return;
            }
            counted = filter;
            result = found;
            told = listener;
        }
        told.run();
    }

    private String count(String text) {
        Opened opened = session.openedOrNull();
        if (opened == null) {
            return "";
        }
        try {
            Filter filter = session.filter(text);
            long end = System.nanoTime() + MOST_TIME;
            CountingTap matching = new CountingTap(new EmptyTap());
            CountingTap seen = new CountingTap(new FilteredPackets(matching, filter, session.registry()));
            Tap bounded = new BoundedTap(
                    seen, () -> seen.packets() < MOST_PACKETS && System.nanoTime() < end && isWanted(text));
            opened.capture().scan(bounded.demand(session.registry()), bounded);
            boolean isWhole = seen.packets() == opened.capture().frames();
            return Numbers.grouped(matching.packets())
                    + (isWhole ? " of " : " of the first ")
                    + Numbers.count(seen.packets(), "packet");
        } catch (FilterException | IOException noCount) {
            return "";
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}
