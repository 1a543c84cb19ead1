package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import java.util.stream.Stream;

/**
 * A frame of IEEE 802.11, section 9.2, as a tunnel carries it: without what the radio says of it and without a checksum.
 *
 * <pre>
 *  frame control (2) | duration or identifier (2) | address 1 (6) | [address 2 (6)] | [address 3 (6)]
 *  [sequence control (2)] | [address 4 (6)] | [QoS control (2)] | [HT control (4)] | body
 * </pre>
 */
public final class WlanDissector implements Dissector {
    private static final int BINDING = 1; // RFC 5415 4.3
    private static final int SWAPPED_BINDING = 0x1_0001; // no binding's number is that large
    private static final int FIRST_ARUBA_TUNNEL = 0x8200;
    private static final int LAST_ARUBA_TUNNEL = 0x8370;
    private static final int ARUBA_TUNNEL_STEP = 0x10;

    private static final int QUALITY_OF_SERVICE = 0x8; // of a data frame's subtype, 9.2.4.1.3
    private static final int WITHOUT_BODY = 0x4; // of a data frame's subtype, 9.2.4.1.3
    private static final int POWER_SAVE_POLL = 10; // subtype of a control frame
    private static final int FRAGMENT_MASK = 0x000f; // of the sequence control, 9.2.4.4
    private static final int SNAP = 0xaaaa; // RFC 1042
    private static final int UNNUMBERED_INFORMATION = 0x03; // RFC 1042
    private static final int IDENTIFIER = 0x8000; // of the duration, 9.2.4.2

    private static final Field DURATION =
            Field.uint("wlan.duration", 16, "Duration").mask(0x7fff);
    private static final Field ASSOCIATION =
            Field.uint("wlan.aid", 16, "Association ID").mask(0x3fff);
    private static final Field THROUGHPUT_CONTROL =
            Field.uint("wlan.htc", 32, "HT Control (+HTC)").hex();
    static final Protocol WLAN = Protocol.of("wlan", "802.11", "IEEE 802.11 wireless LAN", fields());
    private static final Table BODIES = Table.of("wlan.fc.subtype");

    private final AggregateDissector aggregate = new AggregateDissector();
    private final boolean isSwapped;

    /** Makes a dissector of frames as they are in the air. */
    public WlanDissector() {
        this(false);
    }

    private WlanDissector(boolean isSwapped) {
        this.isSwapped = isSwapped;
    }

    private static Field[] fields() {
        Field[] own = {DURATION, ASSOCIATION, THROUGHPUT_CONTROL};
        return Stream.of(
                        FrameControl.FIELDS,
                        own,
                        Addressing.FIELDS,
                        QualityOfService.FIELDS,
                        Protection.FIELDS,
                        FixedParameters.FIELDS,
                        Elements.FIELDS)
                .flatMap(Stream::of)
                .toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return WLAN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.BY_LENGTH);
        registrar.table(BODIES);
        registrar.calls(aggregate);
        if (isSwapped) {
            return;
        }
        registrar.bind("capwap.header.wbid", BINDING, this);
        registrar.bind("capwap.header.wbid", SWAPPED_BINDING, new WlanDissector(true));
        for (int tunnel = FIRST_ARUBA_TUNNEL; tunnel <= LAST_ARUBA_TUNNEL; tunnel += ARUBA_TUNNEL_STEP) {
            registrar.bind("gre.proto", tunnel, this);
        }
        for (int subtype : FixedParameters.SUBTYPES) {
            registrar.bind("wlan.fc.subtype", subtype, new ManagementDissector(subtype));
        }
    }

    @Override
    public void dissect(Dissection d) {
        int control = FrameControl.read(d, isSwapped);
        if (FrameControl.version(control) != 0) {
            if (d.summarizing()) {
                d.summary(WLAN, "Unknown protocol version: " + FrameControl.version(control));
            }
            d.data();
            return;
        }
        summarize(d, control);
        switch (FrameControl.type(control)) {
            case FrameControl.MANAGEMENT -> readManagement(d, control);
            case FrameControl.CONTROL -> readControl(d, FrameControl.subtype(control));
            case FrameControl.DATA -> readData(d, control);
            default -> readDuration(d);
        }
    }

    private static void summarize(Dissection d, int control) {
        if (d.labelling()) {
            d.labelLayer("IEEE 802.11 " + FrameControl.name(control) + ", Flags: " + FrameControl.letters(control));
        }
        if (d.summarizing()) {
            d.summary(WLAN, FrameControl.name(control) + ", Flags=" + FrameControl.letters(control));
        }
    }

    private static void summarize(Dissection d, int control, int sequence) {
        if (d.summarizing()) {
            d.summary(
                    WLAN,
                    FrameControl.name(control) + ", SN=" + (sequence >> 4) + ", FN=" + (sequence & FRAGMENT_MASK)
                            + ", Flags=" + FrameControl.letters(control));
        }
    }

    private static void readDuration(Dissection d) {
        int duration = (int) d.uintLe(DURATION, 2);
        if (d.labelling()) {
            int value = duration & ~IDENTIFIER;
            if ((duration & IDENTIFIER) != 0) {
                d.label("Duration/ID: " + (value == 0 ? IDENTIFIER : (value & 0x3fff) + " (reserved)"));
            } else {
                d.label(BitText.of(duration, 0x7fff) + " = Duration: " + value + " microseconds");
            }
        }
    }

    private static void readControl(Dissection d, int subtype) {
        if (subtype == POWER_SAVE_POLL) {
            d.uintLe(ASSOCIATION, 2);
        } else {
            readDuration(d);
        }
        Addressing.readControl(d, subtype);
    }

    private static void readManagement(Dissection d, int control) {
        int flags = FrameControl.flags(control);
        readDuration(d);
        int sequence = Addressing.readDirect(d);
        if ((flags & FrameControl.ORDER) != 0) {
            d.uintLe(THROUGHPUT_CONTROL, 4);
        }
        summarize(d, control, sequence);
        if ((flags & FrameControl.PROTECTED) != 0) {
            Protection.read(d);
        } else if ((flags & FrameControl.MORE_FRAGMENTS) != 0) {
            fragment(d);
        } else if (d.isBound(BODIES, FrameControl.subtype(control))) {
            d.next(BODIES, FrameControl.subtype(control));
        }
    }

    private void readData(Dissection d, int control) {
        int flags = FrameControl.flags(control);
        int subtype = FrameControl.subtype(control);
        boolean hasService = (subtype & QUALITY_OF_SERVICE) != 0;
        boolean isAggregate = hasService && hasBody(subtype) && Addressing.isAggregateAhead(d, flags);
        readDuration(d);
        int sequence = Addressing.readData(d, flags, isAggregate);
        boolean isMesh = false;
        if (hasService) {
            isMesh = QualityOfService.isMesh(flags, QualityOfService.read(d, subtype, flags));
            if ((flags & FrameControl.ORDER) != 0) {
                d.uintLe(THROUGHPUT_CONTROL, 4);
            }
        }
        summarize(d, control, sequence);
        if (!hasBody(subtype)) {
            return;
        }
        if ((flags & FrameControl.PROTECTED) != 0) {
            Protection.read(d);
        } else if (isFragment(d, flags, sequence)) {
            fragment(d);
        } else if (isMesh) {
            d.data();
        } else if (isAggregate) {
            d.next(aggregate);
        } else {
            d.next(Ethertype.BY_LENGTH, Ethertype.LLC);
        }
    }

    private static boolean hasBody(int subtype) {
        return (subtype & WITHOUT_BODY) == 0;
    }

    /** Some access points give whole units a fragment number; what a unit starts with tells them from last fragments. */
    private static boolean isFragment(Dissection d, int flags, int sequence) {
        if ((flags & FrameControl.MORE_FRAGMENTS) != 0) {
            return true;
        }
        return (sequence & FRAGMENT_MASK) != 0
                && !(d.captured() > 2 && d.peekU16(0) == SNAP && d.peekU8(2) == UNNUMBERED_INFORMATION);
    }

    private static void fragment(Dissection d) {
        if (d.summarizing()) {
            d.summary(WLAN, "Fragmented IEEE 802.11 frame");
        }
        d.data();
    }
}
