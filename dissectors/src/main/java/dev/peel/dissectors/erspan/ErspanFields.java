package dev.peel.dissectors.erspan;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;
import java.util.stream.Stream;

/** The fields of all types of ERSPAN. */
final class ErspanFields {
    static final int FRAME_TYPE_IP = 2; // draft-foschiano-erspan 4.3

    static final Field VERSION =
            Field.uint("erspan.version", 16, "Version").mask(0xf000).values(NamedValues.of("erspan-versions.tsv"));
    static final Field VLAN = Field.uint("erspan.vlan", 16, "Vlan").mask(0x0fff);
    static final Field CLASS = Field.uint("erspan.cos", 16, "COS").mask(0xe000);
    static final Field ENCAPSULATION =
            Field.uint("erspan.encap", 16, "Encap").mask(0x1800).values(NamedValues.of("erspan-encapsulations.tsv"));
    static final Field INTEGRITY = Field.uint("erspan.bso", 16, "Bad/Short/Oversized")
            .mask(0x1800)
            .values(NamedValues.of("erspan-frame-integrity.tsv"));
    static final Field TRUNCATED = Field.uint("erspan.truncated", 16, "Truncated")
            .mask(0x0400)
            .values(Values.of(0, "Not truncated", 1, "Truncated"));
    static final Field SESSION = Field.uint("erspan.spanid", 16, "SpanID").mask(0x03ff);
    static final Field RESERVED = Field.uint("erspan.reserved", 32, "Reserved").mask(0xfff00000L);
    static final Field INDEX = Field.uint("erspan.index", 32, "Index").mask(0x000fffff);
    static final Field TIMESTAMP = Field.uint("erspan.timestamp", 32, "Timestamp");
    static final Field SECURITY_GROUP = Field.uint("erspan.sgt", 16, "Security Group Tag");
    static final Field HAS_PDU = Field.uint("erspan.p", 16, "Has Ethernet PDU").mask(0x8000);
    static final Field FRAME_TYPE =
            Field.uint("erspan.ft", 16, "Frame Type").mask(0x7c00).values(NamedValues.of("erspan-frame-types.tsv"));
    static final Field HARDWARE = Field.uint("erspan.hw", 16, "Hardware ID").mask(0x03f0);
    static final Field DIRECTION = Field.flag("erspan.direction", 16, 0x0008, "Direction");
    static final Field GRANULARITY = Field.uint("erspan.gra", 16, "Timestamp granularity")
            .mask(0x0006)
            .values(NamedValues.of("erspan-granularities.tsv"));
    static final Field OPTIONAL =
            Field.uint("erspan.o", 16, "Optional Sub headers").mask(0x0001);
    static final Protocol ERSPAN = Protocol.of(
                    "erspan", "ERSPAN", "Encapsulated Remote Switch Packet ANalysis", fields())
            .withPayload();

    private ErspanFields() {}

    private static Field[] fields() {
        Field[] own = {
            VERSION,
            VLAN,
            CLASS,
            ENCAPSULATION,
            INTEGRITY,
            TRUNCATED,
            SESSION,
            RESERVED,
            INDEX,
            TIMESTAMP,
            SECURITY_GROUP,
            HAS_PDU,
            FRAME_TYPE,
            HARDWARE,
            DIRECTION,
            GRANULARITY,
            OPTIONAL
        };
        return Stream.of(own, ErspanPlatform.FIELDS).flatMap(Stream::of).toArray(Field[]::new);
    }
}
