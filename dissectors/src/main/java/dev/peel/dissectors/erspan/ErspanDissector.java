package dev.peel.dissectors.erspan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Severity;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;

/**
 * ERSPAN types II and III: mirrored frames with a header, draft-foschiano-erspan.
 *
 * <pre>
 *  II:  version (4 bits) | VLAN (12) || class (3) | encapsulation (2) | truncated (1) | session (10) || reserved (12) | index (20)
 *  III: version (4) | VLAN (12) || class (3) | integrity (2) | truncated (1) | session (10) || timestamp (32)
 *       || security group (16) || flags (16) || optional: platform (6) | of the platform (58)
 * </pre>
 */
public final class ErspanDissector implements Dissector {
    private static final int TYPE_II = 1; // draft-foschiano-erspan 4.2
    private static final int TYPE_III = 2; // draft-foschiano-erspan 4.3
    private static final Values VERSIONS = NamedValues.of("erspan-versions.tsv");

    private static final Table PAYLOADS = Table.of("erspan.frame_type");

    @Override
    public Protocol protocol() {
        return ErspanFields.ERSPAN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(PAYLOADS);
        registrar.bind("gre.proto", 0x88be, this);
        registrar.bind("gre.proto", 0x22eb, this);
    }

    @Override
    public void dissect(Dissection d) {
        int version = (int) d.peek(ErspanFields.VERSION);
        if (d.labelling()) {
            d.labelLayer("Encapsulated Remote Switch Packet ANalysis " + VERSIONS.name(version, "Unknown"));
        }
        if (d.summarizing()) {
            d.summary(ErspanFields.ERSPAN, "ERSPAN:");
        }
        if (version != TYPE_II && version != TYPE_III) {
            d.skip(2);
            d.expert(Severity.WARNING, ExpertGroup.PROTOCOL, "Unknown version");
            return;
        }
        d.u16(ErspanFields.VLAN);
        d.peek(ErspanFields.CLASS);
        d.peek(version == TYPE_II ? ErspanFields.ENCAPSULATION : ErspanFields.INTEGRITY);
        d.peek(ErspanFields.TRUNCATED);
        d.u16(ErspanFields.SESSION);
        int frameType = 0;
        if (version == TYPE_II) {
            d.peek(ErspanFields.RESERVED);
            d.u32(ErspanFields.INDEX);
        } else {
            frameType = readTypeIii(d);
        }
        if (frameType == 0) {
            d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
        } else if (frameType == ErspanFields.FRAME_TYPE_IP) {
            d.next(Ethertype.TABLE, Ethertype.IPV4);
        } else {
            d.next(PAYLOADS, frameType);
        }
    }

    private static int readTypeIii(Dissection d) {
        d.u32(ErspanFields.TIMESTAMP);
        d.u16(ErspanFields.SECURITY_GROUP);
        d.peek(ErspanFields.HAS_PDU);
        int frameType = (int) d.peek(ErspanFields.FRAME_TYPE);
        d.peek(ErspanFields.HARDWARE);
        d.peek(ErspanFields.DIRECTION);
        d.peek(ErspanFields.GRANULARITY);
        boolean hasSubheader = (d.u16(ErspanFields.OPTIONAL) & 1) != 0;
        if (hasSubheader) {
            ErspanPlatform.read(d);
        }
        return frameType;
    }
}
