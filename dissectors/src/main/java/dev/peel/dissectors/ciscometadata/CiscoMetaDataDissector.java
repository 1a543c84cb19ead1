package dev.peel.dissectors.ciscometadata;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.ethertype.Trailer;

/**
 * Cisco MetaData: the security group tag of TrustSec.
 *
 * <pre>
 *  version (1) | length (1) | options (2) | security group tag (2) | type (2)
 * </pre>
 */
public final class CiscoMetaDataDissector implements Dissector {
    private static final Field VERSION = Field.uint("cmd.version", 8, "Version");
    private static final Field LENGTH = Field.uint("cmd.length", 8, "Length");
    private static final Field OPTIONS =
            Field.uint("cmd.options", 16, "Options").hex();
    private static final Field GROUP_TAG = Field.uint("cmd.sgt", 16, "SGT");
    private static final Field TYPE = Field.uint("cmd.type", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Field TRAILER = Field.bytes("cmd.trailer", "Trailer");
    private static final Protocol META_DATA =
            Protocol.of("cmd", "Cisco MetaData", "Cisco MetaData", VERSION, LENGTH, OPTIONS, GROUP_TAG, TYPE, TRAILER);

    @Override
    public Protocol protocol() {
        return META_DATA;
    }

    @Override
    public void register(Registrar registrar) {
        Ethertype.register(registrar);
        Trailer.register(registrar, TRAILER);
        registrar.bind("ethertype", 0x8909, this);
        registrar.bind("gre.proto", 0x8909, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.u8(VERSION);
        d.u8(LENGTH);
        d.u16(OPTIONS);
        d.u16(GROUP_TAG);
        if (d.summarizing()) {
            d.summary(META_DATA, "Cisco MetaData");
        }
        Ethertype.next(d, d.u16(TYPE));
        Trailer.read(d, TRAILER);
    }
}
