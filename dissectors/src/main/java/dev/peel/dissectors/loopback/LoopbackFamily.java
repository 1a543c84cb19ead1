package dev.peel.dissectors.loopback;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;

/** The fields of the loopback headers, and how they lead on. */
final class LoopbackFamily {
    static final Table ENCAPSULATIONS = Table.of("wtap_encap");
    static final int PPP = 4;

    private static final int HEADER_LENGTH = 4; // bytes
    private static final int INET = 2; // everywhere
    private static final int INET6_NETBSD = 24; // OpenBSD, too
    private static final int INET6_FREEBSD = 28;
    private static final int INET6_MACOS = 30;

    private static final Field TYPE = Field.uint("null.type", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Values FAMILIES = NamedValues.of("null-families.tsv");
    private static final Field FAMILY = Field.uint("null.family", 32, "Family").values(FAMILIES);
    static final Protocol NULL = Protocol.of("null", "Null", "Null/Loopback", TYPE, FAMILY);
    private static final Table FAMILY_TABLE = Table.of("null.type");

    private LoopbackFamily() {}

    static void register(Registrar registrar) {
        registrar.table(ENCAPSULATIONS);
        registrar.table(FAMILY_TABLE);
        registrar.table(Ethertype.TABLE);
    }

    static void nextByType(Dissection d, int type) {
        d.value(TYPE, HEADER_LENGTH, type);
        if (d.summarizing()) {
            d.summary(NULL, "");
        }
        d.next(Ethertype.TABLE, type);
    }

    static void nextByFamily(Dissection d, long family) {
        d.value(FAMILY, HEADER_LENGTH, family);
        if (d.summarizing()) {
            d.summary(NULL, FAMILIES.name(family, "Unknown (" + family + ")"));
        }
        if (family == INET) {
            d.next(Ethertype.TABLE, Ethertype.IPV4);
        } else if (family == INET6_NETBSD || family == INET6_FREEBSD || family == INET6_MACOS) {
            d.next(Ethertype.TABLE, Ethertype.IPV6);
        } else {
            d.next(FAMILY_TABLE, family);
        }
    }
}
