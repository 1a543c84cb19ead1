package dev.peel.dissectors.mpls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;

/**
 * A stack of MPLS labels, RFC 3032. What follows the last label is not said: it is told by its first four bits, RFC 4928.
 *
 * <pre>
 *  label (20 bits) | traffic class (3 bits) | bottom of the stack (1 bit) | time to live (8 bits)
 * </pre>
 */
public final class MplsDissector implements Dissector {
    private static final int BOTTOM = 0x100; // RFC 3032 2.1
    private static final int GENERIC_ASSOCIATED_CHANNEL = 13; // RFC 5586
    private static final int OAM_ALERT = 14; // RFC 3429
    private static final int PSEUDOWIRE = 0; // RFC 4385 3
    private static final int ASSOCIATED_CHANNEL = 1; // RFC 4385 5

    private static final Field LABEL = Field.uint("mpls.label", 32, "MPLS Label")
            .mask(0xfffff000L)
            .base(Base.DEC_HEX)
            .values(NamedValues.of("mpls-labels.tsv"));
    private static final Field TRAFFIC_CLASS =
            Field.uint("mpls.exp", 32, "MPLS Experimental Bits").mask(0xe00);
    private static final Field BOTTOM_OF_STACK =
            Field.uint("mpls.bottom", 32, "MPLS Bottom Of Label Stack").mask(BOTTOM);
    private static final Field TTL = Field.uint("mpls.ttl", 32, "MPLS TTL").mask(0xff);
    private static final Protocol MPLS = Protocol.of(
            "mpls", "MPLS", "MultiProtocol Label Switching Header", LABEL, TRAFFIC_CLASS, BOTTOM_OF_STACK, TTL);
    private static final Table LABELS = Table.of("mpls.label");

    private final PseudowireDissector pseudowire = new PseudowireDissector();
    private final AssociatedChannelDissector channel = new AssociatedChannelDissector();

    @Override
    public Protocol protocol() {
        return MPLS;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(LABELS);
        registrar.calls(pseudowire);
        registrar.calls(channel);
        registrar.bind("ethertype", Ethertype.MPLS, this);
        registrar.bind("ethertype", Ethertype.MPLS_UPSTREAM, this);
        registrar.bind("ip.proto", 137, this);
        registrar.bind("udp.port", 6635, this);
        registrar.bind("vxlan.next_proto", 5, this);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.summarizing()) {
            d.summary(MPLS, "MPLS Label Switched Packet");
        }
        long entry;
        do {
            d.peek(LABEL);
            d.peek(TRAFFIC_CLASS);
            d.peek(BOTTOM_OF_STACK);
            entry = d.u32(TTL);
        } while ((entry & BOTTOM) == 0);
        int label = (int) (entry >> 12);
        if (d.labelling()) {
            d.labelLayer("MultiProtocol Label Switching Header, Label: " + label + ", Exp: " + (entry >> 9 & 7)
                    + ", S: 1, TTL: " + (entry & 0xff));
        }
        if (d.remaining() == 0) {
            return;
        }
        payload(d, label);
        // What of the payload is padding the payload knows, and the link layer is told.
        d.resume();
        d.limit(0);
    }

    private void payload(Dissection d, int label) {
        if (d.isBound(LABELS, label)) {
            d.next(LABELS, label);
            return;
        }
        if (label == GENERIC_ASSOCIATED_CHANNEL) {
            d.next(channel);
            return;
        }
        int version = label == OAM_ALERT ? -1 : d.peekU8(0) >> 4;
        switch (version) {
            case 4 -> d.next(Ethertype.TABLE, Ethertype.IPV4);
            case 6 -> d.next(Ethertype.TABLE, Ethertype.IPV6);
            case PSEUDOWIRE -> d.next(pseudowire);
            case ASSOCIATED_CHANNEL -> d.next(channel);
            default -> d.data();
        }
    }
}
