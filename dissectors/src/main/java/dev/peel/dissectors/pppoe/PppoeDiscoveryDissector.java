package dev.peel.dissectors.pppoe;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/**
 * PPP over Ethernet, discovery stage, RFC 2516.
 *
 * <pre>
 *  version (4 bits) | type (4 bits) | code (1) | session (2) | length (2) | tags
 * </pre>
 */
public final class PppoeDiscoveryDissector implements Dissector {
    private static final Protocol DISCOVERY =
            Protocol.of("pppoed", "PPPoED", "PPP-over-Ethernet Discovery", PppoeTags.FIELDS);

    @Override
    public Protocol protocol() {
        return DISCOVERY;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(PppoeHeader.PPPOE);
        registrar.bind("ethertype", 0x8863, this);
    }

    @Override
    public void dissect(Dissection d) {
        int length = PppoeHeader.read(d, DISCOVERY) & 0xffff;
        if (length > 0) {
            d.group(PppoeTags.TAGS, length, PppoeTags::read);
        }
    }
}
