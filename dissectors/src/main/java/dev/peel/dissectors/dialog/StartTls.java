package dev.peel.dissectors.dialog;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Table;
import dev.peel.core.flow.Slot;

/**
 * How a protocol goes on in TLS: the client asks for it, and with the server's consent TLS reads the connection from there on.
 *
 * <p>What is remembered of that is the flow's; instances are immutable and safe for use by several threads.
 */
public final class StartTls {
    private static final Table STREAMS = Table.of("tcp.port");
    private static final int TLS_PORT = 443; // of HTTPS: there is nothing but TLS, RFC 2818 2.3

    private final Slot<Boolean> asked;

    private StartTls(Slot<Boolean> asked) {
        this.asked = asked;
    }

    /** {@return the way to TLS of the protocol called {@code abbreviation}} */
    public static StartTls of(String abbreviation) {
        return new StartTls(Slot.of(abbreviation + ".starttls"));
    }

    /** Declares that the dissector at hand may lead to TLS. */
    public static void register(Registrar registrar) {
        registrar.table(STREAMS);
    }

    /** Takes note of a client's command, which the server is to answer. */
    public void ask(Dissection d, boolean isForTls) {
        if (isForTls || d.state(asked) != null) {
            d.state(asked, isForTls);
        }
    }

    /** Takes note of a server's answer; begins TLS where that is what was asked for and {@code isConsent} holds. */
    public void answer(Dissection d, boolean isConsent) {
        if (Boolean.TRUE.equals(d.state(asked))) {
            d.state(asked, false);
            if (isConsent) {
                begin(d);
            }
        }
    }

    /** Says that TLS reads the connection from behind the message at hand on. */
    public static void begin(Dissection d) {
        d.handOver(STREAMS, TLS_PORT);
    }
}
