package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** The addresses of a frame and what they are the addresses of, IEEE 802.11 9.3.1 to 9.3.3. */
final class Addressing {
    private static final int ADDRESS_LENGTH = 6; // bytes
    private static final int DURATION_LENGTH = 2; // bytes
    private static final int SEQUENCE_CONTROL_LENGTH = 2; // bytes
    private static final int POWER_SAVE_POLL = 10; // subtype
    private static final int CONTENTION_FREE_END = 14; // subtype

    private static final Field RECEIVER = Field.ether("wlan.ra", "Receiver address");
    private static final Field TRANSMITTER = Field.ether("wlan.ta", "Transmitter address");
    static final Field DESTINATION = Field.ether("wlan.da", "Destination address");
    static final Field SOURCE = Field.ether("wlan.sa", "Source address");
    private static final Field NETWORK = Field.ether("wlan.bssid", "BSS Id");
    private static final Field STATION = Field.ether("wlan.staa", "STA address");
    private static final Field ADDRESS = Field.ether("wlan.addr", "Hardware address");
    private static final Field FRAGMENT =
            Field.uint("wlan.frag", 16, "Fragment number").mask(0x000f);
    private static final Field SEQUENCE =
            Field.uint("wlan.seq", 16, "Sequence number").mask(0xfff0);
    static final Field[] FIELDS = {
        RECEIVER, TRANSMITTER, DESTINATION, SOURCE, NETWORK, STATION, ADDRESS, FRAGMENT, SEQUENCE
    };

    private Addressing() {}

    /**
     * {@return whether the QoS control behind the addresses, if it was captured, says that the frame has many units}
     *
     * @param flags the flags of a data frame whose duration is next
     */
    static boolean isAggregateAhead(Dissection d, int flags) {
        int addresses = FrameControl.isRelayed(flags) ? 4 : 3;
        int at = DURATION_LENGTH + addresses * ADDRESS_LENGTH + SEQUENCE_CONTROL_LENGTH;
        return at < d.captured() && (d.peekU8(at) & QualityOfService.AGGREGATE) != 0;
    }

    /** Reads what a control frame of {@code subtype} has of addresses. */
    static void readControl(Dissection d, int subtype) {
        address(d, RECEIVER, 0);
        if (subtype == POWER_SAVE_POLL) {
            address(d, NETWORK, 0);
        }
        any(d, 0);
        d.skip(ADDRESS_LENGTH);
        if (hasTransmitter(subtype)) {
            address(d, subtype == CONTENTION_FREE_END ? NETWORK : TRANSMITTER, 0);
            any(d, 0);
            d.skip(ADDRESS_LENGTH);
        }
    }

    /** Whether two addresses are there: not in the answers clear to send, acknowledgment and what is no frame of its own. */
    private static boolean hasTransmitter(int subtype) {
        return switch (subtype) {
            case 2, 3, 4, 5, 8, 9, POWER_SAVE_POLL, 11, CONTENTION_FREE_END, 15 -> true;
            default -> false;
        };
    }

    /**
     * Reads the three addresses of a frame that no distribution system has part in, as of each management frame, and the sequence
     * control.
     *
     * @return the sequence control
     */
    static int readDirect(Dissection d) {
        readLink(d);
        d.etherDestination(address(d, DESTINATION, 0));
        d.etherSource(address(d, SOURCE, ADDRESS_LENGTH));
        address(d, NETWORK, 2 * ADDRESS_LENGTH);
        any(d, 2 * ADDRESS_LENGTH);
        d.skip(3 * ADDRESS_LENGTH);
        return readSequenceControl(d);
    }

    /**
     * Reads the addresses of a data frame, and the sequence control between the third and the fourth of them.
     *
     * @param flags the frame's flags, which say whether the distribution system sends or receives it
     * @param isAggregate whether the frame has many units, each with a destination and a source of its own
     * @return the sequence control
     */
    static int readData(Dissection d, int flags, boolean isAggregate) {
        return switch (flags & (FrameControl.TO_DISTRIBUTION | FrameControl.FROM_DISTRIBUTION)) {
            case FrameControl.TO_DISTRIBUTION -> readInbound(d, isAggregate);
            case FrameControl.FROM_DISTRIBUTION -> readOutbound(d, isAggregate);
            case 0 -> readDirect(d);
            default -> readRelayed(d, isAggregate);
        };
    }

    private static int readInbound(Dissection d, boolean isAggregate) {
        readLink(d);
        if (!isAggregate) {
            d.etherDestination(address(d, DESTINATION, 2 * ADDRESS_LENGTH));
            any(d, 2 * ADDRESS_LENGTH);
        }
        d.etherSource(address(d, SOURCE, ADDRESS_LENGTH));
        address(d, NETWORK, 0);
        address(d, STATION, ADDRESS_LENGTH);
        d.skip(3 * ADDRESS_LENGTH);
        return readSequenceControl(d);
    }

    private static int readOutbound(Dissection d, boolean isAggregate) {
        readLink(d);
        d.etherDestination(address(d, DESTINATION, 0));
        if (!isAggregate) {
            d.etherSource(address(d, SOURCE, 2 * ADDRESS_LENGTH));
            any(d, 2 * ADDRESS_LENGTH);
        }
        address(d, NETWORK, ADDRESS_LENGTH);
        address(d, STATION, 0);
        d.skip(3 * ADDRESS_LENGTH);
        return readSequenceControl(d);
    }

    private static int readRelayed(Dissection d, boolean isAggregate) {
        int fourth = 3 * ADDRESS_LENGTH + SEQUENCE_CONTROL_LENGTH;
        readLink(d);
        if (isAggregate) {
            d.etherDestination(number(d, 0));
            d.etherSource(number(d, ADDRESS_LENGTH));
            address(d, NETWORK, 2 * ADDRESS_LENGTH);
            address(d, NETWORK, fourth);
        } else {
            d.etherDestination(address(d, DESTINATION, 2 * ADDRESS_LENGTH));
            d.etherSource(address(d, SOURCE, fourth));
        }
        any(d, 2 * ADDRESS_LENGTH);
        any(d, fourth);
        d.skip(3 * ADDRESS_LENGTH);
        int sequence = readSequenceControl(d);
        d.skip(ADDRESS_LENGTH);
        return sequence;
    }

    private static void readLink(Dissection d) {
        address(d, RECEIVER, 0);
        any(d, 0);
        address(d, TRANSMITTER, ADDRESS_LENGTH);
        any(d, ADDRESS_LENGTH);
    }

    private static int readSequenceControl(Dissection d) {
        int control = d.peekU8(1) << 8 | d.peekU8(0);
        d.part(FRAGMENT, SEQUENCE_CONTROL_LENGTH, control);
        d.part(SEQUENCE, SEQUENCE_CONTROL_LENGTH, control);
        d.skip(SEQUENCE_CONTROL_LENGTH);
        return control;
    }

    /** Notes the address {@code ahead} bytes from here, which may be that of several things, as {@code field}. */
    private static long address(Dissection d, Field field, int ahead) {
        long address = number(d, ahead);
        d.closeDerived(d.openPart(field, ahead, ADDRESS_LENGTH, address));
        return address;
    }

    private static void any(Dissection d, int ahead) {
        d.hiddenAt(ADDRESS, ahead, ADDRESS_LENGTH, number(d, ahead));
    }

    private static long number(Dissection d, int ahead) {
        return (long) d.peekU16(ahead) << 32 | d.peekU32(ahead + 2);
    }
}
