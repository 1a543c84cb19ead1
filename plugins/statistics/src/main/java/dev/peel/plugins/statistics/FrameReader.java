package dev.peel.plugins.statistics;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads what statistics count of a frame: its length and its time. */
final class FrameReader {
    // Hot path: no allocation per packet.

    private static final long BILLION = 1_000_000_000; // nanoseconds a second

    private final Known length;
    private final Known time;

    FrameReader(Registry registry) {
        length = Known.of(registry, "frame.len");
        time = Known.of(registry, "frame.time_relative");
    }

    List<Field> fields() {
        return Stream.concat(length.fields().stream(), time.fields().stream()).toList();
    }

    /** {@return how many bytes the frame had on the wire} */
    long length(Packet packet) {
        int i = length.find(packet);
        return i < 0 ? 0 : packet.tape().value(i);
    }

    /** {@return when the frame came, in nanoseconds since the first; 0 where the capture does not say} */
    long time(Packet packet) {
        int i = time.find(packet);
        if (i < 0) {
            return 0;
        }
        // Spans that do not fit are objects; no table needs them to the nanosecond.
        return packet.tape().object(i) instanceof Duration span
                ? nanoseconds(span)
                : packet.tape().value(i);
    }

    private static long nanoseconds(Duration span) {
        long seconds =
                Math.max(-Long.MAX_VALUE / BILLION + 1, Math.min(Long.MAX_VALUE / BILLION - 1, span.getSeconds()));
        return seconds * BILLION + span.getNano();
    }
}
