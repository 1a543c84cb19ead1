package dev.peel.dissectors.wlan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/**
 * The service data units that one frame carries, an A-MSDU, IEEE 802.11 9.3.2.2.2.
 *
 * <pre>
 *  destination (6) | source (6) | length (2) | unit | padding to a multiple of 4, but not behind the last
 * </pre>
 */
final class AggregateDissector implements Dissector {
    private static final int LENGTH_AT = 12; // bytes, of addresses before the length
    private static final int HEADER_LENGTH = LENGTH_AT + 2; // bytes
    private static final int ALIGNMENT = 4; // bytes

    private static final Field UNIT = Field.group("wlan_aggregate.a_mdsu.subframe", "A-MSDU Subframe");
    private static final Field LENGTH = Field.uint("wlan_aggregate.a_mdsu.length", 16, "A-MSDU Length");
    private static final Protocol AGGREGATE = Protocol.of(
                    "wlan_aggregate", "IEEE 802.11 Aggregate Data", "IEEE 802.11 Aggregate MSDU", UNIT, LENGTH)
            .uncounted();

    @Override
    public Protocol protocol() {
        return AGGREGATE;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(WlanDissector.WLAN);
        registrar.notesOnly(UNIT, LENGTH, Addressing.DESTINATION, Addressing.SOURCE);
        registrar.table(Ethertype.BY_LENGTH);
    }

    @Override
    public void dissect(Dissection d) {
        for (int number = 1; d.remaining() > 0; number++) {
            int length = d.peekU16(LENGTH_AT);
            int mark = d.open(UNIT, HEADER_LENGTH + length);
            if (d.labelling()) {
                d.label(mark, "A-MSDU Subframe #" + number);
            }
            d.ether(Addressing.DESTINATION);
            d.ether(Addressing.SOURCE);
            d.u16(LENGTH);
            d.nested(Ethertype.BY_LENGTH, Ethertype.LLC, length);
            d.close(mark);
            d.skip(Math.min(padding(HEADER_LENGTH + length), d.captured()));
        }
    }

    private static int padding(int length) {
        return -length & ALIGNMENT - 1;
    }
}
