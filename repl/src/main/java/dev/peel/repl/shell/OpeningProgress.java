package dev.peel.repl.shell;

import dev.peel.core.index.Progress;
import java.util.Locale;
import java.util.function.Consumer;

/** How far the opening of a capture has come, at which rate, and how long it takes yet, as a line that is written over and over. */
final class OpeningProgress implements Progress {
    private static final double SECOND = 1e9; // nanoseconds
    private static final double QUIET = 0.3; // seconds in which nothing is shown

    private static final int LEAST = 1 << 20; // bytes of which a rate can be told

    private final String name;
    private final Consumer<String> line;
    private Stage stage = Stage.READ;
    private long start;

    OpeningProgress(String name, Consumer<String> line) {
        this.name = name;
        this.line = line;
        start = System.nanoTime();
    }

    @Override
    public void at(Stage newStage, long bytes, long total) {
        long now = System.nanoTime();
        if (newStage != stage && bytes == 0) {
            stage = newStage;
            start = now;
        }
        double seconds = (now - start) / SECOND;
        if (seconds >= QUIET && bytes >= LEAST) {
            line.accept(text(newStage, bytes, total, seconds));
        }
    }

    private String text(Stage newStage, long bytes, long total, double seconds) {
        double rate = bytes / seconds;
        String done = (newStage == Stage.COPY ? "unpacking " : "opening ") + name + ": ";
        String speed = Numbers.size(Math.round(rate)) + "/s";
        if (total <= 0) {
            return done + Numbers.size(bytes) + ", " + speed;
        }
        double left = rate > 0 ? (total - bytes) / rate : 0;
        return done
                + String.format(
                        Locale.ROOT,
                        "%d %% of %s, %s, %.0f s left",
                        100 * bytes / total,
                        Numbers.size(total),
                        speed,
                        left);
    }
}
