package dev.peel.core.dissect;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a dissector does not come back from a frame, which nothing in Java can stop: looks at the engines now and then, from a
 * thread of its own, so that the dissectors pay nothing for it. Thread-safe.
 */
public final class Supervisor {
    private static final int LOOKS = 5; // in the time that a dissector has for a frame

    private final Alarm alarm;
    private final int millisecondsOfSecond;
    private final List<Watched> watched = new ArrayList<>();
    private @Nullable Thread thread;

    /** Is told of a dissector that does not come back. */
    @FunctionalInterface
    public interface Alarm {
        /**
         * Called once for each frame that takes too long, in the supervisor's thread.
         *
         * @param protocol the abbreviation of the dissector's protocol
         * @param frame the frame's number
         * @param seconds how long it may take
         */
        void raise(String protocol, long frame, int seconds);
    }

    /** An engine, and since how many looks it is at the same frame. */
    private static final class Watched {
        private final WeakReference<Engine> engine;
        private final int seconds;
        private long turns = -1;
        private int looks;

        Watched(Engine engine, int seconds) {
            this.engine = new WeakReference<>(engine);
            this.seconds = seconds;
        }
    }

    /** Makes a supervisor that tells {@code alarm}. */
    public Supervisor(Alarm alarm) {
        this(alarm, 1000);
    }

    /** Makes a supervisor for whom a second has as many milliseconds as a test has time for. */
    Supervisor(Alarm alarm, int millisecondsOfSecond) {
        this.alarm = alarm;
        this.millisecondsOfSecond = millisecondsOfSecond;
    }

    /** Looks after {@code engine} from now on, as long as it is in use. */
    synchronized void watch(Engine engine, int seconds) {
        watched.removeIf(known -> known.engine.get() == null);
        watched.add(new Watched(engine, seconds));
        if (thread == null) {
            thread = new Thread(this::run, "peel-supervisor");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            for (int pause = look(); pause > 0; pause = look()) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return how many milliseconds later to look again, 0 where nothing is left to look at} */
    private synchronized int look() {
        watched.removeIf(known -> known.engine.get() == null);
        watched.forEach(this::look);
        if (watched.isEmpty()) {
            thread = null;
        }
        return watched.stream()
                .mapToInt(each -> (int)
                        Math.min(Integer.MAX_VALUE, Math.max(1L, (long) each.seconds * millisecondsOfSecond / LOOKS)))
                .min()
                .orElse(0);
    }

    private void look(Watched each) {
        Engine engine = each.engine.get();
        String atWork = engine == null ? null : engine.atWork();
        if (engine == null || atWork == null || engine.turns() != each.turns) {
            each.turns = engine == null ? 0 : engine.turns();
            each.looks = 0;
        } else if (++each.looks == LOOKS) {
            alarm.raise(atWork, engine.frame(), each.seconds);
        }
    }
}
