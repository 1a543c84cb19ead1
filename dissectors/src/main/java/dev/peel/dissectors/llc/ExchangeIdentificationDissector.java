package dev.peel.dissectors.llc;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** What a station can do, in LLC's basic format: ISO/IEC 8802-2 section 5.4.1.1.2. */
final class ExchangeIdentificationDissector implements Dissector {
    private static final Field FORMAT =
            Field.uint("basicxid.llc.xid.format", 8, "XID Format").hex().values(Values.of(0x81, "LLC basic format"));
    private static final Field TYPES = Field.uint("basicxid.llc.xid.types", 8, "LLC Types/Classes")
            .hex()
            .mask(0x1f)
            .values(NamedValues.of("llc-identification-types.tsv"));
    private static final Field WINDOW =
            Field.uint("basicxid.llc.xid.wsize", 8, "Receive Window Size").mask(0xfe);
    private static final Protocol IDENTIFICATION = Protocol.of(
                    "basicxid", "Basic Format XID", "Logical-Link Control Basic Format XID", FORMAT, TYPES, WINDOW)
            .uncounted();

    @Override
    public Protocol protocol() {
        return IDENTIFICATION;
    }

    @Override
    public void register(Registrar registrar) {
        // Only logical link control leads here.
    }

    @Override
    public void dissect(Dissection d) {
        d.u8(FORMAT);
        int types = d.u8(TYPES);
        int window = d.u8(WINDOW);
        if (d.summarizing()) {
            Values names = NamedValues.of("llc-identification-types.tsv");
            d.summary("LLC", "Basic Format; " + names.name(types & 0x1f, "Unknown") + "; Window Size " + (window >> 1));
        }
    }
}
