package dev.peel.dissectors.geneve;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Generic network virtualization encapsulation, RFC 8926.
 *
 * <pre>
 *  version (2 bits) | options' length (6 bits) | flags (8) | protocol type (16) | network (24) | reserved (8) | options
 * </pre>
 */
public final class GeneveDissector implements Dissector {
    private static final int LENGTH_UNIT = 4; // bytes, RFC 8926 3.4
    private static final int LENGTH_MASK = 0x3f;

    private static final Field VERSION =
            Field.uint("geneve.version", 8, "Version").mask(0xc0);
    private static final Field FLAGS = Field.uint("geneve.flags", 8, "Flags").hex();
    private static final Field MANAGEMENT =
            Field.flag("geneve.flags.oam", 8, 0x80, "Operations, Administration and Management Frame");
    private static final Field CRITICAL = Field.flag("geneve.flags.critical", 8, 0x40, "Critical Options Present");
    private static final Field RESERVED_FLAGS = Field.flag("geneve.flags.reserved", 8, 0x3f, "Reserved");
    private static final Field[] FLAG_PARTS = {MANAGEMENT, CRITICAL, RESERVED_FLAGS};
    private static final Field PROTOCOL_TYPE =
            Field.uint("geneve.proto_type", 16, "Protocol Type").hex().values(Ethertype.NAMES);
    private static final Field NETWORK =
            Field.uint("geneve.vni", 24, "Virtual Network Identifier (VNI)").base(Base.HEX_DEC);
    private static final Field RESERVED =
            Field.uint("geneve.reserved", 8, "Reserved").hex();
    private static final Protocol GENEVE =
            Protocol.of("geneve", "Geneve", "Generic Network Virtualization Encapsulation", fields());

    private static Field[] fields() {
        Field[] own = {VERSION, FLAGS, MANAGEMENT, CRITICAL, RESERVED_FLAGS, PROTOCOL_TYPE, NETWORK, RESERVED};
        return Stream.of(own, GeneveOptions.FIELDS).flatMap(Stream::of).toArray(Field[]::new);
    }

    @Override
    public Protocol protocol() {
        return GENEVE;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.bind("udp.port", 6081, this);
    }

    @Override
    public void dissect(Dissection d) {
        int options = (d.peekU8(0) & LENGTH_MASK) * LENGTH_UNIT;
        d.peek(VERSION);
        GeneveOptions.length(d, options);
        d.bits(FLAGS, FLAG_PARTS);
        int type = d.u16(PROTOCOL_TYPE);
        int network = d.u24(NETWORK);
        d.hidden(RESERVED, 1, d.u8());
        if (d.labelling()) {
            d.labelLayer(
                    String.format(Locale.ROOT, "Generic Network Virtualization Encapsulation, VNI: 0x%06x", network));
        }
        if (d.summarizing()) {
            d.summary(
                    GENEVE,
                    "Encapsulated " + Ethertype.NAMES.name(type, String.format(Locale.ROOT, "0x%04x (unknown)", type)));
        }
        if (options > 0) {
            d.group(GeneveOptions.OPTIONS, options, GeneveOptions::read);
        }
        d.next(Ethertype.TABLE, type);
    }
}
