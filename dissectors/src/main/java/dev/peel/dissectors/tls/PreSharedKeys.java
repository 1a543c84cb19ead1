package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** Resumption in TLS 1.3: pre_shared_key, psk_key_exchange_modes, early_data; RFC 8446 4.2.9 to 4.2.11. */
final class PreSharedKeys {
    private static final Field HEADING = Field.heading("tls.handshake.extensions.psk", "Pre-Shared Key extension");
    private static final Field IDENTITIES_LENGTH =
            Field.uint("tls.handshake.extensions.psk.identities.length", 16, "Identities Length");
    private static final Field IDENTITY_HEADING =
            Field.heading("tls.handshake.extensions.psk.identity", "PSK Identity");
    private static final Field IDENTITY_LENGTH =
            Field.uint("tls.handshake.extensions.psk.identity.identity_length", 16, "Identity Length");
    private static final Field IDENTITY = Field.bytes("tls.handshake.extensions.psk.identity.identity", "Identity");
    private static final Field TICKET_AGE =
            Field.uint("tls.handshake.extensions.psk.identity.obfuscated_ticket_age", 32, "Obfuscated Ticket Age");
    private static final Field BINDERS_LENGTH =
            Field.uint("tls.handshake.extensions.psk.binders_len", 16, "PSK Binders length");
    private static final Field BINDERS = Field.group("tls.handshake.extensions.psk.binders", "PSK Binders");
    private static final Field BINDER_LENGTH =
            Field.uint("tls.handshake.extensions.psk.binder_len", 8, "PSK Binder length");
    private static final Field BINDER = Field.bytes("tls.handshake.extensions.psk.binder", "PSK Binder");
    private static final Field SELECTED =
            Field.uint("tls.handshake.extensions.psk.identity.selected", 16, "Selected Identity");
    private static final Field MODES_LENGTH =
            Field.uint("tls.extension.psk_ke_modes_length", 8, "PSK Key Exchange Modes Length");
    private static final Field MODE = Field.uint("tls.extension.psk_ke_mode", 8, "PSK Key Exchange Mode")
            .values(NamedValues.of("tls-psk-key-exchange-modes.tsv"));
    private static final Field EARLY_DATA_SIZE =
            Field.uint("tls.early_data.max_early_data_size", 32, "Maximum Early Data Size");
    static final Field[] FIELDS = {
        HEADING,
        IDENTITIES_LENGTH,
        IDENTITY_HEADING,
        IDENTITY_LENGTH,
        IDENTITY,
        TICKET_AGE,
        BINDERS_LENGTH,
        BINDERS,
        BINDER_LENGTH,
        BINDER,
        SELECTED,
        MODES_LENGTH,
        MODE,
        EARLY_DATA_SIZE
    };

    private PreSharedKeys() {}

    static void read(Dissection d, Extensions.Place place) {
        int mark = d.open(HEADING, d.remaining());
        if (place == Extensions.Place.CLIENT_HELLO) {
            readOffered(d);
        } else {
            d.u16(SELECTED);
        }
        d.close(mark);
    }

    static void readEarlyData(Dissection d, Extensions.Place place) {
        if (place == Extensions.Place.NEW_SESSION_TICKET) {
            d.u32(EARLY_DATA_SIZE);
        } else if (place == Extensions.Place.CLIENT_HELLO) {
            // What follows is encrypted as TLS 1.3 does it, though the server has not chosen a version.
            TlsSession.of(d).withEarlyData().remember(d);
        }
    }

    static void readModes(Dissection d) {
        int length = Vectors.length(d, MODES_LENGTH, 1);
        Vectors.numbers(d, MODE, 1, d.position() + length);
    }

    private static void readOffered(Dissection d) {
        int end = Vectors.length(d, IDENTITIES_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            int mark = d.open(IDENTITY_HEADING);
            if (d.labelling()) {
                d.label(mark, "PSK Identity (length: " + d.peekU16(0) + ")");
            }
            Vectors.bytes(d, IDENTITY_LENGTH, 2, IDENTITY);
            d.u32(TICKET_AGE);
            d.close(mark);
        }
        int length = Vectors.length(d, BINDERS_LENGTH, 2);
        end = d.position() + length;
        int mark = d.open(BINDERS, length);
        while (d.position() < end) {
            Vectors.bytes(d, BINDER_LENGTH, 1, BINDER);
        }
        d.close(mark);
    }
}
