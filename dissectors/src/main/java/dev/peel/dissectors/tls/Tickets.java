package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.dissectors.values.SpanText;

/** NewSessionTicket, RFC 5077 3.3 and RFC 8446 4.6.1. */
final class Tickets {
    private static final Field HEADING = Field.heading("tls.handshake.session_ticket_message", "TLS Session Ticket");
    private static final Field LIFETIME =
            Field.uint("tls.handshake.session_ticket_lifetime_hint", 32, "Session Ticket Lifetime Hint");
    private static final Field AGE_ADD =
            Field.uint("tls.handshake.session_ticket_age_add", 32, "Session Ticket Age Add");
    private static final Field NONCE_LENGTH =
            Field.uint("tls.handshake.session_ticket_nonce_length", 8, "Session Ticket Nonce Length");
    private static final Field NONCE = Field.bytes("tls.handshake.session_ticket_nonce", "Session Ticket Nonce");
    private static final Field LENGTH = Field.uint("tls.handshake.session_ticket_length", 16, "Session Ticket Length");
    private static final Field TICKET = Field.bytes("tls.handshake.session_ticket", "Session Ticket");
    static final Field[] FIELDS = {HEADING, LIFETIME, AGE_ADD, NONCE_LENGTH, NONCE, LENGTH, TICKET};

    private Tickets() {}

    static void read(Dissection d) {
        boolean is13 = TlsSession.of(d).is13();
        int mark = d.open(HEADING, d.remaining());
        long lifetime = d.u32(LIFETIME);
        if (d.labelling()) {
            d.label(LIFETIME.label() + ": " + lifetime + " seconds (" + SpanText.of(lifetime) + ")");
        }
        if (is13) {
            d.u32(AGE_ADD);
            Vectors.bytes(d, NONCE_LENGTH, 1, NONCE);
        }
        Vectors.bytes(d, LENGTH, 2, TICKET);
        if (is13) {
            Extensions.read(d, Extensions.Place.NEW_SESSION_TICKET);
        }
        d.close(mark);
    }
}
