package dev.peel.dissectors.providerbridge;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;

/**
 * A provider bridge's tag, IEEE 802.1ad, with the customer's tag where that has the same type, or as the backbone tag in front of a
 * service tag.
 *
 * <pre>
 *  priority (3 bits) | drop eligible (1 bit) | VLAN (12 bits) | type (16 bits)
 * </pre>
 */
public final class ProviderBridgeDissector implements Dissector {
    private static final int PROVIDER_TAG = 0x88a8;

    private static final Field PRIORITY =
            Field.uint("ieee8021ad.priority", 16, "Priority").mask(0xe000);
    private static final Field DROP_ELIGIBLE =
            Field.uint("ieee8021ad.dei", 16, "DEI").mask(0x1000);
    private static final Field ID = Field.uint("ieee8021ad.id", 16, "ID").mask(0x0fff);
    private static final Field SERVICE_ID =
            Field.uint("ieee8021ad.svid", 16, "ID").mask(0x0fff);
    private static final Field CUSTOMER_ID =
            Field.uint("ieee8021ad.cvid", 16, "ID").mask(0x0fff);
    private static final Protocol PROVIDER_BRIDGE =
            Protocol.of("ieee8021ad", "802.1ad", "IEEE 802.1ad", PRIORITY, DROP_ELIGIBLE, ID, SERVICE_ID, CUSTOMER_ID);

    @Override
    public Protocol protocol() {
        return PROVIDER_BRIDGE;
    }

    @Override
    public void register(Registrar registrar) {
        BackboneFields.register(registrar);
        registrar.bind("ethertype", PROVIDER_TAG, this);
    }

    @Override
    public void dissect(Dissection d) {
        int type = d.peekU16(2);
        int tag = tag(d, type == PROVIDER_TAG ? SERVICE_ID : ID);
        if (d.summarizing()) {
            d.summary(PROVIDER_BRIDGE, "PRI: " + (tag >> 13) + "  DROP: " + (tag >> 12 & 1) + " ID: " + (tag & 0xfff));
        }
        if (type == PROVIDER_TAG) {
            d.skip(2);
            int customer = tag(d, CUSTOMER_ID);
            if (d.labelling()) {
                d.labelLayer("IEEE 802.1ad, S-VID: " + (tag & 0xfff) + ", C-VID: " + (customer & 0xfff));
            }
        } else if (type == BackboneFields.SERVICE_TAG) {
            d.skip(2);
            BackboneFields.serviceTag(d, "B-VID: " + (tag & 0xfff) + ", ");
        } else if (d.labelling()) {
            d.labelLayer("IEEE 802.1ad, ID: " + (tag & 0xfff));
        }
        BackboneFields.next(d);
    }

    private static int tag(Dissection d, Field id) {
        d.peek(PRIORITY);
        d.peek(DROP_ELIGIBLE);
        return d.u16(id);
    }
}
