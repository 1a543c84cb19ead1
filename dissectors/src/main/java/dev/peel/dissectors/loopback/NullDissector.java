package dev.peel.dissectors.loopback;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/**
 * The header of BSD's loopback, www.tcpdump.org LINKTYPE_NULL: the address family in the byte order of whoever captured. Some write
 * an EtherType instead, some to one half of the number only, and some a PPP frame.
 *
 * <pre>
 *  family (4)
 * </pre>
 */
public final class NullDissector implements Dissector {
    private static final int PPP_ADDRESS_AND_CONTROL = 0xff03; // RFC 1662 3.1
    private static final int MIN_TYPE = 1536; // IEEE 802.3 3.2.6
    private static final int MAX_FAMILY = 0xff;

    @Override
    public Protocol protocol() {
        return LoopbackFamily.NULL;
    }

    @Override
    public void register(Registrar registrar) {
        LoopbackFamily.register(registrar);
        registrar.bind("wtap_encap", 15, this);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.peekU16(0) == PPP_ADDRESS_AND_CONTROL) {
            d.next(LoopbackFamily.ENCAPSULATIONS, LoopbackFamily.PPP);
            return;
        }
        long number = d.peekU32(0);
        int familyOrType = familyOrType(number);
        if (familyOrType > MAX_FAMILY) {
            LoopbackFamily.nextByType(d, familyOrType);
        } else {
            LoopbackFamily.nextByFamily(d, familyOrType);
        }
    }

    /** What {@code number} means: a family up to 255, or a type. */
    static int familyOrType(long number) {
        int high = (int) (number >> 16);
        int low = (int) (number & 0xffff);
        if (high != 0 && low != 0) {
            return low;
        }
        int half = high == 0 ? low : swapped(high);
        return half < MIN_TYPE && (half & 0xff) == 0 ? half >> 8 : half;
    }

    private static int swapped(int half) {
        return half >> 8 | (half & 0xff) << 8;
    }
}
