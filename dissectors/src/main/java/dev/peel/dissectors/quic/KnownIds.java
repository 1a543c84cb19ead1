package dev.peel.dissectors.quic;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.flow.Slot;

/**
 * The connection IDs that both sides want to be addressed by: short headers do not say how long they are, RFC 9000 17.3.1.
 *
 * @param forward the ID that the sender in direction 0 chose, one char a byte; empty before it is heard
 * @param backward the same for direction 1
 */
record KnownIds(String forward, String backward) {
    private static final Slot<KnownIds> SLOT = Slot.of("quic.ids");
    private static final KnownIds NONE = new KnownIds("", "");

    /** {@return how long the known ID is that the bytes at the cursor start with, 0 where they do not start with it} */
    static int lengthHere(Dissection d) {
        KnownIds known = of(d);
        String id = d.direction() == 0 ? known.backward : known.forward;
        return isHere(d, id) ? id.length() : 0;
    }

    /** Remembers the ID at the cursor, {@code length} bytes, as the one that the sender wants to be addressed by. */
    static void remember(Dissection d, int length) {
        KnownIds known = of(d);
        boolean isForward = d.direction() == 0;
        String before = isForward ? known.forward : known.backward;
        if (d.isQuoted() || length > d.captured() || length == before.length() && isHere(d, before)) {
            return;
        }
        StringBuilder id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append((char) d.peekU8(i));
        }
        d.state(
                SLOT,
                isForward ? new KnownIds(id.toString(), known.backward) : new KnownIds(known.forward, id.toString()));
    }

    private static boolean isHere(Dissection d, String id) {
        if (id.length() > d.captured()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (d.peekU8(i) != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static KnownIds of(Dissection d) {
        KnownIds known = d.state(SLOT);
        return known == null ? NONE : known;
    }
}
