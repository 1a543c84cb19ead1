package dev.peel.dissectors.arista;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * The time that an Arista switch puts into a frame behind its addresses; Arista's specification of EtherType 0xd28b.
 *
 * <pre>
 *  subtype (2) | version (2) | seconds (4 or 2) | nanoseconds (4) | type (2)
 * </pre>
 */
public final class AristaTimestampDissector implements Dissector {
    private static final int TIMESTAMP = 1;
    private static final int SHORT_SECONDS = 0x20; // in the version's lower byte: a time of 48 bits
    private static final int LONG_SECONDS = 0x10; // a time of 64 bits

    private static final Field SUBTYPE =
            Field.uint("avsp.sub_type", 16, "Sub Type").values(Values.of(TIMESTAMP, "timestamp"));
    private static final Field VERSION = Field.uint("avsp.ver", 16, "Version")
            .hex()
            .values(Values.of(0x10, "Version 1", 0x110, "Version 11", 0x20, "Version 2", 0x120, "Version 12"));
    private static final Field TIME_64 = Field.group("avsp.64ts", "Timestamp (TAI)");
    private static final Field SECONDS_64 = Field.uint("avsp.64sec", 32, "Seconds");
    private static final Field NANOSECONDS_64 = Field.uint("avsp.64ns", 32, "Nanoseconds");
    private static final Field TIME_48 = Field.group("avsp.48ts", "Timestamp (TAI)");
    private static final Field SECONDS_48 = Field.uint("avsp.48sec", 16, "Seconds");
    private static final Field NANOSECONDS_48 = Field.uint("avsp.48ns", 32, "Nanoseconds");
    private static final Field TYPE = Field.uint("avsp.etype", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Protocol ARISTA = Protocol.of(
            "avsp",
            "AVSP",
            "Arista Vendor Specific Protocol",
            SUBTYPE,
            VERSION,
            TIME_64,
            SECONDS_64,
            NANOSECONDS_64,
            TIME_48,
            SECONDS_48,
            NANOSECONDS_48,
            TYPE);

    @Override
    public Protocol protocol() {
        return ARISTA;
    }

    @Override
    public void register(Registrar registrar) {
        Ethertype.register(registrar);
        registrar.bind("ethertype", 0xd28b, this);
    }

    @Override
    public void dissect(Dissection d) {
        int subtype = d.u16(SUBTYPE);
        int version = d.u16(VERSION);
        if (d.summarizing()) {
            d.summary(ARISTA, "Arista timestamp");
        }
        if (subtype != TIMESTAMP) {
            return;
        }
        int form = version & 0xff;
        if (form == LONG_SECONDS) {
            int mark = d.open(TIME_64);
            d.u32(SECONDS_64);
            d.u32(NANOSECONDS_64);
            d.close(mark);
            Ethertype.next(d, d.u16(TYPE));
        } else if (form == SHORT_SECONDS) {
            int mark = d.open(TIME_48);
            d.u16(SECONDS_48);
            d.u32(NANOSECONDS_48);
            d.close(mark);
            Ethertype.next(d, d.u16(TYPE));
        }
    }
}
