package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** key_share in its three forms: shares offered, the one chosen, and the group asked for; RFC 8446 4.2.8. */
final class KeyShares {
    private static final int SELECTED_LENGTH = 2; // bytes, RFC 8446 4.2.8

    private static final Field HEADING = Field.heading("tls.handshake.extensions_key_share", "Key Share extension");
    private static final Field LENGTH =
            Field.uint("tls.handshake.extensions_key_share_client_length", 16, "Client Key Share Length");
    private static final Field ENTRY = Field.heading("tls.handshake.extensions_key_share_entry", "Key Share Entry");
    private static final Field GROUP =
            Field.uint("tls.handshake.extensions_key_share_group", 16, "Group").values(GroupExtensions.GROUPS);
    private static final Field KEY_LENGTH =
            Field.uint("tls.handshake.extensions_key_share_key_exchange_length", 16, "Key Exchange Length");
    private static final Field KEY = Field.bytes("tls.handshake.extensions_key_share_key_exchange", "Key Exchange");
    private static final Field SELECTED = Field.uint(
                    "tls.handshake.extensions_key_share_selected_group", 16, "Selected Group")
            .values(GroupExtensions.GROUPS);
    static final Field[] FIELDS = {HEADING, LENGTH, ENTRY, GROUP, KEY_LENGTH, KEY, SELECTED};

    private KeyShares() {}

    static void read(Dissection d, Extensions.Place place) {
        if (d.remaining() == 0) {
            return;
        }
        int mark = d.open(HEADING, d.remaining());
        switch (place) {
            case CLIENT_HELLO -> {
                int end = Vectors.length(d, LENGTH, 2);
                end += d.position();
                while (d.position() < end) {
                    readEntry(d);
                }
            }
            case HELLO_RETRY_REQUEST -> d.u16(SELECTED);
            default -> {
                if (d.remaining() == SELECTED_LENGTH) {
                    d.u16(SELECTED);
                } else {
                    readEntry(d);
                }
            }
        }
        d.close(mark);
    }

    /** Reads a group and a public key of it. */
    static void readEntry(Dissection d) {
        int mark = d.open(ENTRY);
        if (d.labelling()) {
            String group = GroupExtensions.GROUPS.name(d.peekU16(0), "Unknown (" + d.peekU16(0) + ")");
            d.label(mark, "Key Share Entry: Group: " + group + ", Key Exchange length: " + d.peekU16(2));
        }
        d.u16(GROUP);
        Vectors.bytes(d, KEY_LENGTH, 2, KEY);
        d.close(mark);
    }
}
