package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.NamedValues;

/** Extensions that name somebody or something: server_name, ALPN, application_settings, srp. */
final class NameExtensions {
    private static final Field SERVER_NAMES =
            Field.heading("tls.handshake.extensions_server_name_indication", "Server Name Indication extension");
    private static final Field SERVER_NAMES_LENGTH =
            Field.uint("tls.handshake.extensions_server_name_list_len", 16, "Server Name list length");
    private static final Field SERVER_NAME_TYPE = Field.uint(
                    "tls.handshake.extensions_server_name_type", 8, "Server Name Type")
            .values(NamedValues.of("tls-server-name-types.tsv"));
    private static final Field SERVER_NAME_LENGTH =
            Field.uint("tls.handshake.extensions_server_name_len", 16, "Server Name length");
    private static final Field SERVER_NAME = Field.text("tls.handshake.extensions_server_name", "Server Name");
    private static final Field ALPN_LENGTH =
            Field.uint("tls.handshake.extensions_alpn_len", 16, "ALPN Extension Length");
    private static final Field ALPN_LIST = Field.group("tls.handshake.extensions_alpn_list", "ALPN Protocol");
    private static final Field ALPN_NAME_LENGTH =
            Field.uint("tls.handshake.extensions_alpn_str_len", 8, "ALPN string length");
    private static final Field ALPN_NAME = Field.text("tls.handshake.extensions_alpn_str", "ALPN Next Protocol");
    private static final Field SETTINGS_LENGTH =
            Field.uint("tls.handshake.extensions_alps_len", 16, "ALPS Extension Length");
    private static final Field SETTINGS_LIST =
            Field.group("tls.handshake.extensions_alps_alpn_list", "Supported ALPN List");
    private static final Field SETTINGS_NAME_LENGTH =
            Field.uint("tls.handshake.extensions_alps_alpn_str_len", 8, "Supported ALPN Length");
    private static final Field SETTINGS_NAME = Field.text("tls.handshake.extensions_alps_alpn_str", "Supported ALPN");
    private static final Field SETTINGS = Field.bytes("tls.handshake.extensions_alps.settings", "ALPN Opaque Settings");
    private static final Field USER_LENGTH = Field.uint("tls.handshake.extensions_srp_len", 8, "SRP username length");
    private static final Field USER = Field.text("tls.handshake.extensions_srp_username", "SRP username");
    static final Field[] FIELDS = {
        SERVER_NAMES,
        SERVER_NAMES_LENGTH,
        SERVER_NAME_TYPE,
        SERVER_NAME_LENGTH,
        SERVER_NAME,
        ALPN_LENGTH,
        ALPN_LIST,
        ALPN_NAME_LENGTH,
        ALPN_NAME,
        SETTINGS_LENGTH,
        SETTINGS_LIST,
        SETTINGS_NAME_LENGTH,
        SETTINGS_NAME,
        SETTINGS,
        USER_LENGTH,
        USER
    };

    private NameExtensions() {}

    /** Reads server_name, RFC 6066 3; a server's is empty. */
    static void readServerNames(Dissection d) {
        if (d.remaining() == 0) {
            return;
        }
        int mark = d.open(SERVER_NAMES, d.remaining());
        int end = Vectors.length(d, SERVER_NAMES_LENGTH, 2);
        end += d.position();
        while (d.position() < end) {
            d.u8(SERVER_NAME_TYPE);
            int length = Vectors.length(d, SERVER_NAME_LENGTH, 2);
            d.text(SERVER_NAME, length);
        }
        d.close(mark);
    }

    /** Reads application_layer_protocol_negotiation, RFC 7301 3.1. */
    static void readApplicationProtocols(Dissection d, Extensions.Place place) {
        if (place.isAnswer() && d.wantsAny(ApplicationData.FIELDS)) {
            CarriedProtocol.choose(d, d.rest());
        }
        readNames(d, ALPN_LENGTH, ALPN_LIST, ALPN_NAME_LENGTH, ALPN_NAME);
    }

    /** Reads application_settings, draft-vvv-tls-alps. */
    static void readApplicationSettings(Dissection d, Extensions.Place place) {
        if (place == Extensions.Place.ENCRYPTED_EXTENSIONS) {
            d.bytes(SETTINGS, d.remaining());
        } else {
            readNames(d, SETTINGS_LENGTH, SETTINGS_LIST, SETTINGS_NAME_LENGTH, SETTINGS_NAME);
        }
    }

    /** Reads srp, RFC 5054 2.8.1. */
    static void readSrpUser(Dissection d) {
        d.text(USER, Vectors.length(d, USER_LENGTH, 1));
    }

    private static void readNames(Dissection d, Field listLength, Field list, Field nameLength, Field name) {
        int length = Vectors.length(d, listLength, 2);
        int end = d.position() + length;
        int mark = d.open(list, length);
        while (d.position() < end) {
            d.text(name, Vectors.length(d, nameLength, 1));
        }
        d.close(mark);
    }
}
