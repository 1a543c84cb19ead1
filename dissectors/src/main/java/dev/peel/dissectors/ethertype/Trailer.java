package dev.peel.dissectors.ethertype;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;

/** What stands behind the payload of a link layer: padding up to the shortest frame, and a trailer. */
public final class Trailer {
    /** The padding, which is Ethernet's whatever link layer shows it. */
    public static final Field PADDING = Field.bytes("eth.padding", "Padding");

    private static final int SHORTEST_FRAME = 60; // bytes, IEEE 802.3 4.4.2, without the frame check sequence

    private Trailer() {}

    /** Says that the dissector notes padding and {@code trailer} behind what the dissectors of {@link Ethertype#TABLE} take. */
    public static void register(Registrar registrar, Field trailer) {
        registrar.measures(Ethertype.TABLE, PADDING, trailer);
    }

    /** Goes on with the layer behind its payload and notes what stands there as padding and {@code trailer}. */
    public static void read(Dissection d, Field trailer) {
        d.resume();
        padding(d);
        int length = d.captured();
        if (length > 0) {
            d.bytes(trailer, length);
        }
    }

    /**
     * Reads the padding, if what stands here fills the frame up to its shortest length with zeros only.
     *
     * @return whether something else stands where padding has to be
     */
    public static boolean padding(Dissection d) {
        int length = SHORTEST_FRAME - d.position();
        if (length <= 0 || length > d.captured()) {
            return false;
        }
        Bytes rest = d.rest();
        for (int i = 0; i < rest.length(); i++) {
            if (i < length && rest.u8(i) != 0) {
                return true;
            }
        }
        d.bytes(PADDING, length);
        return false;
    }
}
