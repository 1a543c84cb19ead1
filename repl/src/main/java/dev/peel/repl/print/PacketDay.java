package dev.peel.repl.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.time.Instant;
import java.time.LocalDate;

/** The time of a packet as the formats need it beside its fields. Reused for every packet. */
final class PacketDay {
    /** The field that has to be asked for. */
    static final String FIELD = "frame.time";

    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long MILLION = 1_000_000; // nanoseconds a millisecond
    private static final long DAY = 86_400; // seconds

    private final int time;
    private long lastDay = Long.MIN_VALUE;
    private String lastIndex = "";

    PacketDay(Registry registry) {
        time = registry.fields(FIELD).get(0).id();
    }

    /** {@return the name of the index that Elasticsearch keeps the packets of a day in} */
    String index(Packet packet) {
        long day = Math.floorDiv(seconds(packet), DAY);
        if (day != lastDay) {
            lastDay = day;
            long known = Math.max(LocalDate.MIN.toEpochDay(), Math.min(LocalDate.MAX.toEpochDay(), day));
            lastIndex = "packets-" + LocalDate.ofEpochDay(known);
        }
        return lastIndex;
    }

    /** {@return milliseconds since 1970} */
    long milliseconds(Packet packet) {
        int entry = packet.find(time);
        if (entry >= 0 && packet.tape().object(entry) instanceof Instant instant) {
            return instant.getEpochSecond() * 1000 + instant.getNano() / MILLION;
        }
        return entry < 0 ? 0 : Math.floorDiv(packet.tape().value(entry), MILLION);
    }

    private long seconds(Packet packet) {
        Tape tape = packet.tape();
        int entry = packet.find(time);
        if (entry < 0) {
            return 0;
        }
        return tape.object(entry) instanceof Instant instant
                ? instant.getEpochSecond()
                : Math.floorDiv(tape.value(entry), BILLION);
    }
}
