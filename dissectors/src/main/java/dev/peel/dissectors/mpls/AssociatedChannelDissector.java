package dev.peel.dissectors.mpls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;

/**
 * The header of a channel beside a pseudowire or a label-switched path, RFC 4385 section 5 and RFC 5586.
 *
 * <pre>
 *  1 (4 bits) | version (4 bits) | reserved (8 bits) | channel type (16 bits)
 * </pre>
 */
final class AssociatedChannelDissector implements Dissector {
    private static final int IPV4 = 0x0021; // RFC 4385 8.3
    private static final int IPV6 = 0x0057; // RFC 4385 8.3

    private static final Field VERSION =
            Field.uint("pwach.ver", 8, "Channel Version").mask(0x0f);
    private static final Field RESERVED = Field.uint("pwach.res", 8, "Reserved").hex();
    private static final Field TYPE =
            Field.uint("pwach.channel_type", 16, "Channel Type").hex().values(NamedValues.of("pw-channel-types.tsv"));
    private static final Protocol CHANNEL =
            Protocol.of("pwach", "PW Associated Channel", "PW Associated Channel Header", VERSION, RESERVED, TYPE);
    private static final Table CHANNELS = Table.of("pwach.channel_type");

    @Override
    public Protocol protocol() {
        return CHANNEL;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(CHANNELS);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.summarizing()) {
            d.summary(CHANNEL, "PW Associated Channel");
        }
        d.u8(VERSION);
        d.u8(RESERVED);
        int type = d.u16(TYPE);
        switch (type) {
            case IPV4 -> d.next(Ethertype.TABLE, Ethertype.IPV4);
            case IPV6 -> d.next(Ethertype.TABLE, Ethertype.IPV6);
            default -> d.next(CHANNELS, type);
        }
    }
}
