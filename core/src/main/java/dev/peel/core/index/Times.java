package dev.peel.core.index;

import java.time.Instant;

/** Frames' times as people's calendars have them. */
final class Times {
    private Times() {}

    /** {@return the time of {@code frame}, the nearest that can be told} */
    static Instant of(FrameColumns frames, int frame) {
        long seconds = Math.max(
                Instant.MIN.getEpochSecond() / 2, Math.min(Instant.MAX.getEpochSecond() / 2, frames.seconds(frame)));
        return Instant.ofEpochSecond(seconds, frames.nanoseconds(frame));
    }
}
