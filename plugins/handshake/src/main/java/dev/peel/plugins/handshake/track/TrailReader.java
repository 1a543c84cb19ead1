package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the moments of a {@link Trail}. */
final class TrailReader {
    private static final Moment.Mark[] MARKS = new Moment.Mark[4]; // by code

    static {
        for (Moment.Mark mark : Moment.Mark.values()) {
            MARKS[mark.code()] = mark;
        }
    }

    private final byte[] bytes;
    private final int length;
    private final int client;
    private final Names names;
    private int at;
    private long frame;
    private long since;

    /**
     * Makes a reader.
     *
     * @param client the client's direction
     */
    TrailReader(Trail trail, int client, Names names) {
        bytes = trail.bytes();
        length = trail.length();
        this.client = client;
        this.names = names;
    }

    /** {@return all moments, in their order} */
    List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        while (at < length) {
            int head = octet();
            Party by = ((head & Trail.DIRECTION) == 0 ? 0 : 1) == client ? Party.CLIENT : Party.SERVER;
            frame += number();
            long difference = number();
            since += difference >>> 1 ^ -(difference & 1);
            moments.add((head & Trail.MESSAGE) == 0 ? segment(head, by) : message(by));
        }
        return moments;
    }

    private Moment segment(int head, Party by) {
        int flags = octet();
        int hops = octet();
        int size = (int) number();
        int sequence = (int) number();
        int acknowledgment = (int) number();
        int window = (int) number();
        int id = (head & Trail.HAS_ID) == 0 ? -1 : (int) number();
        Moment.Mark mark = MARKS[head >> Trail.MARK_SHIFT];
        Duration when = Duration.ofNanos(since);
        return new Moment.Segment(frame, when, by, size, flags, sequence, acknowledgment, window, hops, id, mark);
    }

    private Moment message(Party by) {
        int content = octet();
        int type = known(octet());
        int level = known(octet());
        int size = (int) number();
        String name =
                switch (content) {
                    case ContentType.HANDSHAKE -> type < 0 ? "Finished (encrypted)" : names.message(type);
                    case ContentType.ALERT -> names.alertText(type);
                    case ContentType.CHANGE_CIPHER_SPEC -> "ChangeCipherSpec";
                    case ContentType.APPLICATION_DATA -> "encrypted record";
                    case ContentType.HEARTBEAT -> "Heartbeat";
                    default -> "record of type " + content;
                };
        return new Moment.Message(frame, Duration.ofNanos(since), by, size, content, type, level, name);
    }

    private static int known(int octet) {
        return octet == Trail.UNKNOWN ? -1 : octet;
    }

    private int octet() {
        return bytes[at++] & 0xff;
    }

    private long number() {
        long value = 0;
        int shift = 0;
        int octet = octet();
        while (octet >= 0x80) {
            value |= (long) (octet & 0x7f) << shift;
            shift += 7;
            octet = octet();
        }
        return value | (long) octet << shift;
    }
}
