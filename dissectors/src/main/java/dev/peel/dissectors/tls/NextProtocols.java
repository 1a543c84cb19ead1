package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/** Next Protocol Negotiation, what was before ALPN; draft-agl-tls-nextprotoneg. */
final class NextProtocols {
    private static final Field NAME_LENGTH =
            Field.uint("tls.handshake.extensions_npn_str_len", 8, "Protocol string length");
    private static final Field NAME = Field.text("tls.handshake.extensions_npn", "Next Protocol");
    private static final Field SELECTED_LENGTH =
            Field.uint("tls.handshake.npn_selected_protocol_len", 8, "Selected Protocol Length");
    private static final Field SELECTED = Field.text("tls.handshake.npn_selected_protocol", "Selected Protocol");
    private static final Field PADDING_LENGTH = Field.uint("tls.handshake.npn_padding_len", 8, "Padding Length");
    private static final Field PADDING = Field.bytes("tls.handshake.npn_padding", "Padding");
    static final Field[] FIELDS = {NAME_LENGTH, NAME, SELECTED_LENGTH, SELECTED, PADDING_LENGTH, PADDING};

    private NextProtocols() {}

    /** Reads next_protocol_negotiation; a client's is empty. */
    static void read(Dissection d) {
        while (d.remaining() > 0) {
            d.text(NAME, Vectors.length(d, NAME_LENGTH, 1));
        }
    }

    /** Reads the message NextProtocol. */
    static void readSelected(Dissection d) {
        d.text(SELECTED, Vectors.length(d, SELECTED_LENGTH, 1));
        Vectors.bytes(d, PADDING_LENGTH, 1, PADDING);
    }
}
