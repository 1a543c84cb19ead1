package dev.peel.plugins.statistics;

import dev.peel.core.capture.EpochTime;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.print.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what the two sides of a stream said, in order, up to a limit. */
final class FollowTap implements Statistic.Running {
    private static final int OVERHEAD = 128; // bytes that a piece takes beside its own, about
    private static final long BILLION = 1_000_000_000; // nanoseconds a second

    private final AddressKind kind;
    private final FollowWish wish;
    private final FollowMode mode;
    private final FollowRange range;
    private final StatisticContext context;
    private final EndpointReader endpoints;
    private final Known number;
    private final Known time;
    private final Known payload;
    private final Known length;
    private final Known sequence;
    private final Known acknowledgment;
    private final Known syn;
    private final Known ack;
    private final List<Piece> pieces = new ArrayList<>();
    private final FollowedSide[] sides = {
        new FollowedSide(0, pieces::add), new FollowedSide(1, pieces::add),
    };
    private @Nullable Endpoint first;
    private @Nullable Endpoint second;
    private @Nullable Packet packet;
    private long left;
    private long leftOut;

    FollowTap(AddressKind kind, FollowWish wish, FollowMode mode, FollowRange range, StatisticContext context) {
        this.kind = kind;
        this.wish = wish;
        this.mode = mode;
        this.range = range;
        this.context = context;
        Registry registry = context.registry();
        endpoints = new EndpointReader(registry, kind, this::take);
        number = Known.of(registry, "frame.number");
        time = Known.of(registry, "frame.time_epoch");
        payload = Known.of(registry, kind.layer() + ".payload");
        boolean isTcp = kind == AddressKind.TCP;
        length = Known.of(registry, isTcp ? "tcp.len" : "");
        sequence = Known.of(registry, isTcp ? "tcp.seq_raw" : "");
        acknowledgment = Known.of(registry, isTcp ? "tcp.ack_raw" : "");
        syn = Known.of(registry, isTcp ? "tcp.flags.syn" : "");
        ack = Known.of(registry, isTcp ? "tcp.flags.ack" : "");
        left = context.limits().get(Limit.FOLLOW_BYTES);
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(endpoints.fields());
        for (Known known : List.of(number, time, payload, length, sequence, acknowledgment, syn, ack)) {
            fields.addAll(known.fields());
        }
        return fields;
    }

    @Override
    public boolean packet(Packet next) {
        packet = next;
        endpoints.read(next);
        packet = null;
        return true;
    }

    private void take(Endpoint source, Endpoint destination, long stream, int layer) {
        Packet now = packet;
        if (now == null || !wish.meets(source, destination, stream)) {
            return;
        }
        if (leftOut > 0) {
            leftOut++; // What follows what was left out would look like what follows a gap.
            return;
        }
        if (first == null) {
            first = source.copy();
            second = destination.copy();
        }
        int direction = first.is(source) ? 0 : 1;
        if (kind == AddressKind.TCP) {
            takeSegment(now, direction, layer);
        } else {
            Piece datagram = piece(now, direction, payload(now.tape(), layer));
            if (datagram != null && datagram.bytes().length > 0) {
                pieces.add(datagram);
            }
        }
    }

    private void takeSegment(Packet now, int direction, int layer) {
        Tape tape = now.tape();
        int end = tape.end(layer);
        int at = sequence.find(tape, layer, end);
        int lengthAt = length.find(tape, layer, end);
        if (at < 0 || lengthAt < 0) {
            return; // The header is not whole.
        }
        boolean isSyn = isSet(tape, syn.find(tape, layer, end));
        int ackAt = acknowledgment.find(tape, layer, end);
        if (ackAt >= 0 && isSet(tape, ack.find(tape, layer, end))) {
            sides[1 - direction].acknowledge((int) tape.value(ackAt), frame(now));
        }
        int firstByte = (int) tape.value(at) + (isSyn ? 1 : 0);
        sides[direction].begin(firstByte);
        int size = (int) tape.value(lengthAt);
        if (size > 0 && sides[direction].ahead(firstByte) + size > 0) {
            Piece segment = piece(now, direction, payload(tape, layer));
            if (segment != null) {
                sides[direction].add(firstByte, size, segment);
            }
        }
    }

    private static boolean isSet(Tape tape, int i) {
        return i >= 0 && tape.value(i) != 0;
    }

    private long frame(Packet now) {
        int i = number.find(now);
        return i < 0 ? 0 : now.tape().value(i);
    }

    /** {@return the index of the layer's payload, -1 where it has none} */
    private int payload(Tape tape, int layer) {
        return payload.find(tape, layer, tape.end(layer));
    }

    /** {@return the bytes of entry {@code i} as a piece, null when there is no room for it} */
    private @Nullable Piece piece(Packet now, int direction, int i) {
        Tape tape = now.tape();
        int size = i < 0 ? 0 : tape.availableLength(i);
        if (size + OVERHEAD > left) {
            leftOut++;
            return null;
        }
        left -= size + OVERHEAD;
        byte[] bytes = {};
        if (size > 0) {
            int from = tape.sourceStart(tape.source(i)) + tape.offset(i);
            bytes = Arrays.copyOfRange(tape.sourceArray(tape.source(i)), from, from + size);
        }
        return new Piece(direction, frame(now), mode == FollowMode.YAML ? time(now) : "", bytes);
    }

    private String time(Packet now) {
        int i = time.find(now);
        if (i < 0) {
            return Piece.NO_TIME;
        }
        Object odd = now.tape().object(i);
        long nanoseconds = now.tape().value(i);
        return odd == null ? EpochTime.text(nanoseconds / BILLION, (int) (nanoseconds % BILLION)) : odd.toString();
    }

    @Override
    public void report(TextBuffer out) throws IOException {
        FollowText text = new FollowText(out, mode, range);
        if (mode == FollowMode.YAML) {
            text.appendYaml(first, second, pieces);
        } else {
            text.append(kind, wish.filter(), first, second, pieces);
        }
        context.limitReached(Limit.FOLLOW_BYTES, leftOut);
    }
}
