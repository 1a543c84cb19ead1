package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that were opened, and over which not a byte was sent: H-09, H-13 to H-16. */
final class EmptyConnectionRules {
    private static final Duration WAITING = Duration.ofSeconds(3);

    private static final Advice CLIENT_RESET = Advice.of("H-09", Kind.FAILURE)
            .causes(
                    "a security agent, filter or proxy on the client or near it, which goes by address, port, program or"
                            + " reputation",
                    "something before this capture point took the ClientHello and reset both ends: then each end's log says"
                            + " that the other one did it",
                    "the program closed at once: a port probe, a health check, or the loser of two attempts at a time",
                    "a fault of the client before its TLS library wrote anything")
            .next(
                    "capture on the client itself, and once more just outside it: does a ClientHello leave it?",
                    "does it happen to this client only, or to this server's connections only?",
                    "compare the time to live of the RST with that of the client's other packets",
                    "does it recur at a fixed interval from the same address? Then it is a check")
            .rfc("RFC 9293 3.5.2", "RFC 9293 3.6.1", "RFC 3360");
    private static final Advice SERVER_RESET = Advice.of("H-13", Kind.FAILURE)
            .causes(
                    "a service that accepts and then closes: a list of allowed addresses, a full queue",
                    "a load balancer without a backend",
                    "a device before the server")
            .next("the server's log at that time", "does it happen from another source address, too?")
            .rfc("RFC 9293 3.6.1");
    private static final Advice CLOSED = Advice.of("H-14", Kind.NOTE)
            .causes(
                    "a health check or port scan",
                    "a connection that a browser opened in case it needs it",
                    "the program closed in good order, or its idle timeout passed")
            .next("does it recur at a fixed interval from the same address?")
            .rfc("RFC 9293 3.6");
    private static final Advice SILENT = Advice.of("H-15", Kind.WARNING)
            .causes(
                    "each waits for the other to speak first: TLS begins with the client, SMTP, FTP, SSH or MySQL with the"
                            + " server",
                    "the client opened the connection in case it needs it",
                    "the client starts TLS only when it has something to send")
            .next("which protocol is expected on that port, and who speaks first in it?")
            .rfc("RFC 8446 2");
    private static final Advice FAST_OPEN = Advice.of("H-16", Kind.NOTE)
            .causes("TCP Fast Open, which is normal")
            .next("if such connections fail, compare with some that do without the option")
            .rfc("RFC 7413 3");

    static final List<Rule> ALL = List.of(
            CLIENT_RESET.when(EmptyConnectionRules::clientReset),
            SERVER_RESET.when(EmptyConnectionRules::serverReset),
            CLOSED.when(EmptyConnectionRules::closed),
            SILENT.when(EmptyConnectionRules::silent),
            FAST_OPEN.when(EmptyConnectionRules::fastOpen));

    private EmptyConnectionRules() {}

    private static @Nullable Verdict clientReset(Case flow) {
        Moment.Segment reset = flow.reset();
        boolean isSeen = flow.isJustConnected() && flow.isEmpty() && flow.isResetBy(Party.CLIENT);
        if (!isSeen || reset == null || reset.sequence() != 1) {
            return null;
        }
        return CLIENT_RESET.verdict(
                HIGH,
                "The client's side reset the connection before any ClientHello: not a byte was sent. No name and no URL can"
                        + " have been matched at this capture point, since none was on the wire here.",
                flow.established(),
                reset.frame());
    }

    private static @Nullable Verdict serverReset(Case flow) {
        boolean isSeen = flow.isJustConnected() && flow.isEmpty() && flow.isResetBy(Party.SERVER);
        return isSeen
                ? SERVER_RESET.verdict(
                        HIGH,
                        "The server accepted the connection and reset it" + after(flow) + ", before any byte was sent.",
                        flow.established(),
                        flow.end())
                : null;
    }

    private static @Nullable Verdict closed(Case flow) {
        Party by = flow.isClosedBy(Party.CLIENT) ? Party.CLIENT : Party.SERVER;
        boolean isSeen = flow.isJustConnected() && flow.isEmpty() && flow.isClosedBy(by);
        return isSeen
                ? CLOSED.verdict(
                        HIGH,
                        "The " + by.label() + " closed the connection" + after(flow)
                                + " without a byte: nothing was tried" + " that failed.",
                        flow.established(),
                        flow.end())
                : null;
    }

    private static @Nullable Verdict silent(Case flow) {
        boolean isOver = flow.isClosedBy(Party.CLIENT) && hasWaited(flow, Party.CLIENT);
        if (!flow.isJustConnected() || !flow.isEmpty() || !flow.isSilent() && !isOver) {
            return null;
        }
        return SILENT.verdict(
                isOver ? MEDIUM : HIGH,
                "Nobody said a word after the connection was opened; " + flow.endingText() + (isOver ? after(flow) : "")
                        + ".",
                flow.established(),
                flow.end());
    }

    /** Where the server has to speak first, a client that closes after a while has waited in vain. */
    private static boolean hasWaited(Case flow, Party by) {
        Duration waited = waited(flow);
        boolean isLong = waited != null && waited.compareTo(WAITING) >= 0;
        return by == Party.CLIENT && isLong && flow.serverFacts().completed() == 0;
    }

    private static @Nullable Duration waited(Case flow) {
        Duration opened = flow.when(flow.established());
        Duration ended = flow.when(flow.end());
        return opened == null || ended == null ? null : ended.minus(opened);
    }

    private static String after(Case flow) {
        Duration waited = waited(flow);
        return waited == null || waited.isNegative() ? "" : " after " + Spans.text(waited);
    }

    private static @Nullable Verdict fastOpen(Case flow) {
        Side.Options options = flow.client().options();
        Moment.Segment syn = flow.segment(Party.CLIENT, Moment.Segment::isSyn);
        if (syn == null || !options.fastOpen() && syn.size() == 0) {
            return null;
        }
        Moment.Segment answer = flow.segment(Party.SERVER, Moment.Segment::isSynAck);
        boolean isRefused = syn.size() > 0 && answer != null && answer.acknowledgment() == 1;
        return FAST_OPEN.verdict(
                HIGH,
                syn.size() == 0
                        ? "The client uses TCP Fast Open."
                        : "The client sends " + syn.size() + " bytes with its SYN (TCP Fast Open)"
                                + (isRefused ? "; the server did not take them." : "."),
                syn.frame(),
                isRefused && answer != null ? answer.frame() : 0);
    }
}
