package dev.peel.dissectors.tcp;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;

/** What the flags of a segment say of its connection: that it is asked for, agreed to, finished or broken off. */
final class TcpEvents {
    private static final Field REQUEST = Field.group("tcp.connection.syn", "Connection establish request (SYN)");
    private static final Field AGREEMENT =
            Field.group("tcp.connection.synack", "Connection establish acknowledge (SYN+ACK)");
    private static final Field FINISH = Field.group("tcp.connection.fin", "Connection finish (FIN)");
    private static final Field RESET = Field.group("tcp.connection.rst", "Connection reset (RST)");
    private static final Field INITIATED =
            Field.group("tcp.connection.fin_active", "This frame initiates the connection closing");
    private static final Field UNDERGONE =
            Field.group("tcp.connection.fin_passive", "This frame undergoes the connection closing");
    static final Field[] FIELDS = {REQUEST, AGREEMENT, FINISH, RESET, INITIATED, UNDERGONE};

    private TcpEvents() {}

    /**
     * Notes what {@code flag} says, as far as it is set; the cursor stands on the two bytes of the flags.
     *
     * @param flags all that are set
     */
    static void note(Dissection d, Field flag, int flags, int source, int destination) {
        if (flag == TcpFlags.SYN_FLAG && (flags & TcpFlags.ACK) == 0) {
            note(d, REQUEST, Severity.CHAT, ": server port ", destination);
        } else if (flag == TcpFlags.SYN_FLAG) {
            note(d, AGREEMENT, Severity.CHAT, ": server port ", source);
        } else if (flag == TcpFlags.FIN_FLAG) {
            note(d, FINISH, Severity.CHAT, "", 0);
        } else if (flag == TcpFlags.RESET_FLAG) {
            note(d, RESET, Severity.WARNING, "", 0);
        }
    }

    /** Notes on which side of the end of a connection a FIN stands. */
    static void noteClosing(Dissection d, boolean isFirst) {
        Field event = isFirst ? INITIATED : UNDERGONE;
        if (d.wants(event)) {
            d.expert(event, 0, Severity.NOTE, ExpertGroup.SEQUENCE, event.label());
        }
    }

    private static void note(Dissection d, Field event, Severity severity, String more, int port) {
        if (d.wants(event)) {
            String text = more.isEmpty() ? event.label() : event.label() + more + port;
            d.expert(event, 1, severity, ExpertGroup.SEQUENCE, text);
        }
    }
}
