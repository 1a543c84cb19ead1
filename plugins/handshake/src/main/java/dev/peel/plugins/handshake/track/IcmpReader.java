package dev.peel.plugins.handshake.track;

import dev.peel.core.packet.Tape;

/** The ICMP error at hand, around the copy of a segment that it quotes. Reused for every packet: do not keep. */
final class IcmpReader {
    private static final int NONE = -1;
    private static final int UNREACHABLE = 3; // RFC 792
    private static final int TIME_EXCEEDED = 11;
    private static final int UNREACHABLE_6 = 1; // RFC 4443 3.1
    private static final int TOO_BIG_6 = 2; // RFC 4443 3.2
    private static final int TIME_EXCEEDED_6 = 3; // RFC 4443 3.3
    private static final int FRAGMENTATION_NEEDED = 4; // code of RFC 1191 4

    private boolean isThere;
    private boolean isVersion6;
    private int type;
    private int code;
    private long mtu;
    private int reporterEntry;

    /** Forgets the packet before. */
    void clear() {
        isThere = false;
        mtu = NONE;
        code = 0;
    }

    /**
     * Takes entry {@code i} of {@code tape}, which is {@code part} of the error.
     *
     * @param sourceEntry the tape's entry of the error's source address, negative where there is none
     */
    void take(Part part, Tape tape, int i, int sourceEntry) {
        switch (part) {
            case ICMP_TYPE, ICMPV6_TYPE -> {
                isThere = true;
                isVersion6 = part == Part.ICMPV6_TYPE;
                type = (int) tape.value(i);
                reporterEntry = sourceEntry;
            }
            case ICMP_CODE, ICMPV6_CODE -> code = (int) tape.value(i);
            case ICMP_MTU, ICMPV6_MTU -> mtu = tape.value(i);
            default -> throw new IllegalArgumentException(part + " is no part of an ICMP error");
        }
    }

    /** {@return whether there is an error that says that a packet did not arrive} */
    boolean isError() {
        return isThere
                && (isVersion6
                        ? type >= UNREACHABLE_6 && type <= TIME_EXCEEDED_6
                        : type == UNREACHABLE || type == TIME_EXCEEDED);
    }

    /** {@return the tape's entry of the source address, negative where there is none} */
    int reporterEntry() {
        return reporterEntry;
    }

    /** {@return the error, about a segment of {@code direction}} */
    IcmpNote note(CurrentSegment quoted, int direction, String reporter) {
        return new IcmpNote(
                quoted.frame(),
                quoted.time(),
                direction,
                reporter,
                isVersion6,
                type,
                code,
                mtu,
                quoted.sequence() & 0xffffffffL,
                name());
    }

    private String name() {
        if (isVersion6) {
            return switch (type) {
                case TOO_BIG_6 -> "packet too big";
                case TIME_EXCEEDED_6 -> "hop limit exceeded";
                default -> unreachable6();
            };
        }
        return type == TIME_EXCEEDED ? "time to live exceeded" : unreachable();
    }

    private String unreachable() {
        return switch (code) {
            case 0 -> "network unreachable";
            case 1 -> "host unreachable";
            case 3 -> "port unreachable";
            case FRAGMENTATION_NEEDED -> "fragmentation needed";
            case 9 -> "network administratively prohibited";
            case 10 -> "host administratively prohibited";
            case 13 -> "communication administratively prohibited";
            default -> "destination unreachable (code " + code + ")";
        };
    }

    private String unreachable6() {
        return switch (code) {
            case 0 -> "no route to destination";
            case 1 -> "communication administratively prohibited";
            case 3 -> "address unreachable";
            case 4 -> "port unreachable";
            case 5 -> "source address failed ingress policy";
            case 6 -> "reject route to destination";
            default -> "destination unreachable (code " + code + ")";
        };
    }
}
