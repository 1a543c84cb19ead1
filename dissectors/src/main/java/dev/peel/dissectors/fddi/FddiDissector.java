package dev.peel.dissectors.fddi;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * The Fiber Distributed Data Interface, ISO 9314-2. Of the frames of its own management the payload is bytes.
 *
 * <pre>
 *  frame control (1) | destination (6) | source (6) | by frame control
 * </pre>
 */
public final class FddiDissector implements Dissector {
    private static final int MANAGEMENT = 0x4; // the upper half of the frame control
    private static final int ASYNCHRONOUS_LLC = 0x5;
    private static final int ACCESS_CONTROL = 0xc;
    private static final int SYNCHRONOUS_LLC = 0xd;
    private static final int ADDRESS_LENGTH = 6; // bytes

    private static final Values CLASSES = Values.of(
            0x0,
            "Void",
            MANAGEMENT,
            "SMT",
            ASYNCHRONOUS_LLC,
            "Async LLC",
            0x6,
            "Implementor Async",
            0x8,
            "Nonrestricted Token",
            ACCESS_CONTROL,
            "MAC",
            SYNCHRONOUS_LLC,
            "Sync LLC",
            0xe,
            "Implementor Sync");
    private static final Field CONTROL =
            Field.uint("fddi.fc", 8, "Frame Control").hex();
    private static final Field CLASS =
            Field.uint("fddi.fc.clf", 8, "Class/Length/Format").mask(0xf0).hex().values(CLASSES);
    private static final Field PRIORITY =
            Field.uint("fddi.fc.prio", 8, "Priority").mask(0x07);
    private static final Field MANAGEMENT_TYPE = Field.uint("fddi.fc.smt_subtype", 8, "SMT Subtype")
            .mask(0x0f)
            .values(Values.of(1, "Info", 15, "Next Station Address"));
    private static final Field ACCESS_TYPE =
            Field.uint("fddi.fc.mac_subtype", 8, "MAC Subtype").mask(0x0f).values(Values.of(2, "Beacon", 3, "Claim"));
    private static final Field[] PLAIN_PARTS = {CLASS};
    private static final Field[] PRIORITY_PARTS = {CLASS, PRIORITY};
    private static final Field[] MANAGEMENT_PARTS = {CLASS, MANAGEMENT_TYPE};
    private static final Field[] ACCESS_PARTS = {CLASS, ACCESS_TYPE};
    private static final String EITHER = "Source or Destination Address";
    private static final Field DESTINATION =
            Field.ether("fddi.dst", "Destination").also("fddi.addr", EITHER);
    private static final Field SOURCE = Field.ether("fddi.src", "Source").also("fddi.addr", EITHER);
    private static final Protocol FDDI = Protocol.of(
            "fddi",
            "FDDI",
            "Fiber Distributed Data Interface",
            CONTROL,
            CLASS,
            PRIORITY,
            MANAGEMENT_TYPE,
            ACCESS_TYPE,
            DESTINATION,
            SOURCE);

    @Override
    public Protocol protocol() {
        return FDDI;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.BY_LENGTH);
        registrar.bind("wtap_encap", 6, this);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.peekU8(0) >> 4;
        if (d.labelling()) {
            d.labelLayer(FDDI.field().label() + ", " + describe(d.peekU8(0)));
        }
        if (d.summarizing()) {
            d.summary(FDDI, describe(d.peekU8(0)));
        }
        d.bits(CONTROL, parts(type));
        long destination = readAddress(d, DESTINATION);
        d.etherDestination(destination);
        long source = readAddress(d, SOURCE);
        d.etherSource(source);
        if (type == ASYNCHRONOUS_LLC || type == SYNCHRONOUS_LLC) {
            d.next(Ethertype.BY_LENGTH, Ethertype.LLC);
        } else {
            d.data();
        }
    }

    private static String describe(int control) {
        int type = control >> 4;
        String name = CLASSES.name(type, "Unknown") + " frame";
        return type == ASYNCHRONOUS_LLC ? name + ", priority " + (control & 0x07) : name;
    }

    private static Field[] parts(int type) {
        return switch (type) {
            case MANAGEMENT -> MANAGEMENT_PARTS;
            case ASYNCHRONOUS_LLC -> PRIORITY_PARTS;
            case ACCESS_CONTROL -> ACCESS_PARTS;
            default -> PLAIN_PARTS;
        };
    }

    private static long readAddress(Dissection d, Field field) {
        long sent = (long) d.peekU16(0) << 32 | d.peekU32(2);
        // Captures have each byte as it was sent, with the bit that counts most first.
        long address = Long.reverseBytes(Long.reverse(sent));
        d.value(field, ADDRESS_LENGTH, address);
        return address;
    }
}
