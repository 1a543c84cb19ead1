package dev.peel.dissectors.tcp;

import dev.peel.core.flow.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a connection.
 *
 * @param forward what is known of the endpoint that sent the first packet seen
 * @param backward what is known of the other
 * @param closer the direction in which the first FIN came, {@link #OPEN} before
 */
record TcpState(Endpoint forward, Endpoint backward, int closer) {
    static final int OPEN = -1;
    static final Slot<TcpState> SLOT = Slot.of("tcp");
    static final TcpState UNKNOWN = new TcpState(Endpoint.UNKNOWN, Endpoint.UNKNOWN, OPEN);

    /**
     * One endpoint of a connection.
     *
     * @param isBased whether {@code base} is known
     * @param base its initial sequence number, or one less than the first number seen
     * @param scale its window scale, {@link #SCALE_UNKNOWN} or {@link #SCALE_UNUSED}
     */
    record Endpoint(boolean isBased, int base, int scale) {
        static final int SCALE_UNKNOWN = -1;
        static final int SCALE_UNUSED = -2;
        static final Endpoint UNKNOWN = new Endpoint(false, 0, SCALE_UNKNOWN);

        Endpoint based(int newBase) {
            return new Endpoint(true, newBase, scale);
        }

        Endpoint scaled(int newScale) {
            return newScale == scale ? this : new Endpoint(isBased, base, newScale);
        }

        /** {@return {@code sequence} counted from the initial number} */
        long relative(int sequence) {
            return (sequence - base) & 0xffffffffL;
        }
    }

    static TcpState of(@Nullable TcpState known) {
        return known == null ? UNKNOWN : known;
    }

    /** {@return whether this is the very object: an equal one costs less to store than to compare, once a frame} */
    @SuppressWarnings("ReferenceEquality")
    boolean is(TcpState other) {
        return this == other;
    }

    Endpoint sender(int direction) {
        return direction == 0 ? forward : backward;
    }

    Endpoint receiver(int direction) {
        return direction == 0 ? backward : forward;
    }

    @SuppressWarnings("ReferenceEquality") // an endpoint of which nothing new is known stays the same object
    private TcpState with(int direction, Endpoint sender, Endpoint receiver) {
        if (sender == sender(direction) && receiver == receiver(direction)) {
            return this;
        }
        return direction == 0 ? new TcpState(sender, receiver, closer) : new TcpState(receiver, sender, closer);
    }

    /** {@return the state after a FIN in {@code direction}} */
    TcpState afterFin(int direction) {
        return closer == OPEN ? new TcpState(forward, backward, direction) : this;
    }

    /** {@return the state after a segment with these numbers} */
    TcpState after(int direction, int sequence, int acknowledgment, boolean isSyn, boolean isAck) {
        boolean isAgreement = isSyn && isAck;
        if (forward.isBased() && backward.isBased() && !isAgreement) {
            return this;
        }
        Endpoint sender = sender(direction);
        Endpoint receiver = receiver(direction);
        // Each SYN,ACK says anew where its side starts: one may answer a SYN that the others do not.
        if (!sender.isBased() || isAgreement && sender.base() != sequence) {
            sender = sender.based(isSyn ? sequence : sequence - 1);
        }
        if (!receiver.isBased() && isAck) {
            // Usually the SYN,ACK; for a connection seen from its middle, as good a start as any.
            receiver = receiver.based(acknowledgment - 1);
        }
        return with(direction, sender, receiver);
    }

    /**
     * {@return the state after a SYN, RFC 7323 2.2: windows are scaled only when both sides say so; a SYN that comes again without
     * the option, as some systems send it where the first was not answered, takes nothing back}
     *
     * @param shift the SYN's window scale option, {@link Endpoint#SCALE_UNKNOWN} where it has none
     */
    TcpState afterSyn(int direction, boolean isAck, int shift) {
        Endpoint sender = sender(direction);
        Endpoint receiver = receiver(direction);
        if (shift == Endpoint.SCALE_UNKNOWN) {
            if (sender.scale() != Endpoint.SCALE_UNKNOWN) {
                return this;
            }
            sender = sender.scaled(Endpoint.SCALE_UNUSED);
            receiver = receiver.scaled(Endpoint.SCALE_UNUSED);
        } else if (isAck && receiver.scale() == Endpoint.SCALE_UNUSED) {
            sender = sender.scaled(Endpoint.SCALE_UNUSED);
        } else {
            sender = sender.scaled(shift);
        }
        return with(direction, sender, receiver);
    }
}
