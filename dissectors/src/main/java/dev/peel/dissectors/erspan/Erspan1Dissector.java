package dev.peel.dissectors.erspan;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.ethertype.Ethertype;

/** ERSPAN type I: mirrored frames without a header, draft-foschiano-erspan section 4.1. */
public final class Erspan1Dissector implements Dissector {
    private static final int WITHOUT_HEADER = 0x1_88be;

    @Override
    public Protocol protocol() {
        return ErspanFields.ERSPAN;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.bind("gre.proto", WITHOUT_HEADER, this);
    }

    @Override
    public void dissect(Dissection d) {
        if (d.labelling()) {
            d.labelLayer("Encapsulated Remote Switch Packet ANalysis Type I");
        }
        if (d.summarizing()) {
            d.summary(ErspanFields.ERSPAN, "ERSPAN:");
        }
        d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
    }
}
