package dev.peel.dissectors.llc;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.ethertype.Ethertype;
import dev.peel.dissectors.values.NamedValues;
import java.util.Locale;

/**
 * The sub-network access protocol, IEEE 802: whose number names the payload, and the number.
 *
 * <pre>
 *  organization (3) | protocol (2) | payload
 * </pre>
 */
final class Snap {
    private static final int ENCAPSULATED_ETHERNET = 0x000000;
    private static final int CISCO = 0x00000c;
    private static final int IANA = 0x00005e;
    private static final int CISCO_90 = 0x0000f8;
    private static final int APPLE = 0x080007;
    private static final int BRIDGED = 0x0080c2;
    private static final int BRIDGED_ETHERNET_WITH_CHECKSUM = 0x0001; // RFC 2684 5.2
    private static final int BRIDGED_ETHERNET = 0x0007; // RFC 2684 5.2

    private static final Values ORGANIZATIONS = NamedValues.of("snap-ouis.tsv");
    private static final Field ORGANIZATION =
            Field.uint("llc.oui", 24, "Organization Code").values(ORGANIZATIONS);
    private static final Field TYPE = Field.uint("llc.type", 16, "Type").hex().values(Ethertype.NAMES);
    private static final Field PROTOCOL =
            Field.uint("llc.pid", 16, "Protocol ID").hex();
    private static final Field CISCO_PROTOCOL =
            Field.uint("llc.cisco_pid", 16, "PID").hex().values(NamedValues.of("snap-cisco-protocols.tsv"));
    private static final Field IANA_PROTOCOL =
            Field.uint("llc.iana_pid", 16, "PID").hex().values(NamedValues.of("snap-iana-protocols.tsv"));
    private static final Field APPLE_PROTOCOL =
            Field.uint("llc.apple_atalk_pid", 16, "PID").hex();
    static final Field[] FIELDS = {ORGANIZATION, TYPE, PROTOCOL, CISCO_PROTOCOL, IANA_PROTOCOL, APPLE_PROTOCOL};

    private static final Table CISCO_PROTOCOLS = Table.of("llc.cisco_pid");
    private static final Table IANA_PROTOCOLS = Table.of("llc.iana_pid");

    private Snap() {}

    static void register(Registrar registrar) {
        registrar.table(Ethertype.TABLE);
        registrar.table(CISCO_PROTOCOLS);
        registrar.table(IANA_PROTOCOLS);
    }

    /** Reads the header behind {@code control}, the kind of frame, and hands on what a frame of that kind carries. */
    static void read(Dissection d, int control) {
        int organization = d.u24(ORGANIZATION);
        int protocol = d.u16(field(organization));
        if (d.summarizing()) {
            String text = String.format(
                    Locale.ROOT,
                    "; SNAP, OUI 0x%06X (%s), PID 0x%04X",
                    organization,
                    ORGANIZATIONS.name(organization, "Unknown"),
                    protocol);
            d.summary("LLC", d.summaryText() + text);
        }
        if (control != LlcControl.UNNUMBERED_INFORMATION && control != LlcControl.NUMBERED_INFORMATION) {
            d.data();
            return;
        }
        switch (organization) {
            case ENCAPSULATED_ETHERNET, CISCO_90, APPLE -> d.next(Ethertype.TABLE, protocol);
            case CISCO -> d.next(CISCO_PROTOCOLS, protocol);
            case IANA -> d.next(IANA_PROTOCOLS, protocol);
            case BRIDGED -> bridged(d, protocol);
            default -> d.data();
        }
    }

    private static Field field(int organization) {
        return switch (organization) {
            case ENCAPSULATED_ETHERNET, CISCO_90, APPLE -> TYPE;
            case CISCO -> CISCO_PROTOCOL;
            case IANA -> IANA_PROTOCOL;
            default -> PROTOCOL;
        };
    }

    private static void bridged(Dissection d, int protocol) {
        if (protocol == BRIDGED_ETHERNET || protocol == BRIDGED_ETHERNET_WITH_CHECKSUM) {
            d.next(Ethertype.TABLE, Ethertype.TRANSPARENT_BRIDGING);
        } else {
            d.data();
        }
    }
}
