package dev.peel.dissectors.providerbridge;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/**
 * A provider backbone bridge's service tag, IEEE 802.1ah.
 *
 * <pre>
 *  priority, drop, flags (8 bits) | service (24 bits) | customer's destination (6) | customer's source (6) | type (2)
 * </pre>
 */
public final class BackboneBridgeDissector implements Dissector {
    @Override
    public Protocol protocol() {
        return BackboneFields.BACKBONE_BRIDGE;
    }

    @Override
    public void register(Registrar registrar) {
        BackboneFields.register(registrar);
        registrar.bind("ethertype", BackboneFields.SERVICE_TAG, this);
    }

    @Override
    public void dissect(Dissection d) {
        BackboneFields.serviceTag(d, "");
        BackboneFields.next(d);
    }
}
