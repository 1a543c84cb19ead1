package dev.peel.plugins.handshake.rule;

import static dev.peel.plugins.handshake.Confidence.HIGH;
import static dev.peel.plugins.handshake.Confidence.MEDIUM;

import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Verdict;
import dev.peel.plugins.handshake.Verdict.Kind;
import dev.peel.plugins.handshake.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How connections end once they were open: H-90 to H-92, H-94 and H-95. */
final class ClosingRules {
    private static final int RECORD_HEADER = 5; // bytes, RFC 8446 5.1

    private static final Advice NO_FAREWELL = Advice.of("H-90", Kind.WARNING)
            .causes(
                    "a program that leaves close_notify out, which many do",
                    "the program broke down or was stopped",
                    "somebody cut the data short")
            .next(
                    "does the protocol inside say how long its messages are? Then nothing can be missing unnoticed",
                    "the log of the other side: OpenSSL 3 reports an unexpected end of file")
            .rfc("RFC 5246 7.2.1", "RFC 8446 6.1");
    private static final Advice LATE_RESET = Advice.of("H-91", Kind.NOTE)
            .causes("the program had closed its socket when the other side's last bytes came, which is usual")
            .next("nothing, unless data is missing")
            .rfc("RFC 9293 3.6.1", "RFC 8446 6.1");
    private static final Advice DATA_LOST = Advice.of("H-92", Kind.WARNING)
            .causes(
                    "a program that closed its socket with data in it that it had not read",
                    "a program that broke down or was stopped",
                    "a program that closes with a reset on purpose (SO_LINGER 0)")
            .next("the log of the side that reset the connection, at that time")
            .rfc("RFC 9293 3.6.1", "RFC 1122 4.2.2.13");
    private static final Advice TOGETHER = Advice.of("H-94", Kind.NOTE)
            .causes("both programs were done at the same time, which is normal")
            .next("nothing")
            .rfc("RFC 9293 3.6");
    private static final Advice IN_RECORD = Advice.of("H-95", Kind.FAILURE)
            .forAll()
            .causes(
                    "the program broke down or was stopped while it was sending",
                    "a limit on size or time, or somebody who cut the data short")
            .next("the log of the side that closed, at that time", "does it always end after as many bytes?")
            .rfc("RFC 8446 5.1", "RFC 8446 6.1");

    static final List<Rule> ALL = List.of(
            NO_FAREWELL.when(ClosingRules::noFarewell),
            LATE_RESET.when(ClosingRules::lateReset),
            DATA_LOST.when(ClosingRules::dataLost),
            TOGETHER.when(ClosingRules::together),
            IN_RECORD.when(ClosingRules::inRecord));

    private ClosingRules() {}

    private static @Nullable Verdict noFarewell(Case flow) {
        Handshake handshake = flow.handshake();
        Party by = closer(handshake.ending());
        boolean isSeen = flow.isCompleted() && handshake.tls().hasData() && flow.isWhole();
        if (!isSeen || by == Party.NOBODY || farewell(flow, by) > 0 || looseBytes(handshake.side(by)) > 0) {
            return null;
        }
        long answered = farewell(flow, by.other());
        if (answered > 0 && answered <= flow.end()) {
            return null;
        }
        boolean is13 = handshake.tls().is13();
        return NO_FAREWELL.verdict(
                by == Party.SERVER ? Kind.WARNING : Kind.NOTE,
                is13 ? MEDIUM : HIGH,
                "The " + by.label() + (handshake.ending() instanceof Ending.Reset ? " reset" : " closed")
                        + " the connection without close_notify"
                        + (is13 ? " (by size: its last record is not as short as one)" : "")
                        + ": the " + by.other().label() + " cannot tell whether data is missing.",
                handshake.side(by).lastRecordFrame(),
                flow.end());
    }

    private static @Nullable Verdict lateReset(Case flow) {
        Moment.Segment reset = flow.reset();
        if (reset == null || !flow.isCompleted()) {
            return null;
        }
        long own = goodbye(flow, reset.by(), reset.frame());
        long others = goodbye(flow, reset.by().other(), reset.frame());
        return own + others == 0
                ? null
                : LATE_RESET.verdict(
                        HIGH,
                        "The " + reset.by().label() + " reset the connection after "
                                + (others > 0
                                        ? "the " + reset.by().other().label() + " had closed it"
                                        : "it had closed it itself")
                                + ": usual, and no failure.",
                        others > 0 ? others : own,
                        reset.frame());
    }

    private static @Nullable Verdict dataLost(Case flow) {
        Moment.Segment reset = flow.reset();
        if (reset == null || !flow.isWhole()) {
            return null;
        }
        int lost = pending(flow, reset);
        Party sender = reset.by().other();
        return lost <= 0
                ? null
                : DATA_LOST.verdict(
                        MEDIUM,
                        "The " + reset.by().label() + " reset the connection before it acknowledged the last "
                                + Texts.count(lost, "byte") + " of the " + sender.label()
                                + ", as far as this capture shows.",
                        flow.last(sender),
                        reset.frame());
    }

    private static @Nullable Verdict together(Case flow) {
        Moment.Segment client = flow.segment(Party.CLIENT, Moment.Segment::isFin);
        Moment.Segment server = flow.segment(Party.SERVER, Moment.Segment::isFin);
        if (client == null || server == null) {
            return null;
        }
        boolean isTogether = client.acknowledgment() - end(server) < 0 && server.acknowledgment() - end(client) < 0;
        return isTogether
                ? TOGETHER.verdict(
                        HIGH,
                        "Both sides closed the connection at once: each sent FIN before it had seen the other's.",
                        client.frame(),
                        server.frame())
                : null;
    }

    private static @Nullable Verdict inRecord(Case flow) {
        Handshake handshake = flow.handshake();
        Party by = closer(handshake.ending());
        if (by == Party.NOBODY || !flow.isWhole()) {
            return null;
        }
        Side side = handshake.side(by);
        long loose = looseBytes(side);
        return loose <= 0
                ? null
                : IN_RECORD.verdict(
                        flow.isCompleted() ? Kind.WARNING : Kind.FAILURE,
                        HIGH,
                        "The " + by.label() + (handshake.ending() instanceof Ending.Reset ? " reset" : " closed")
                                + " the connection in the middle of a TLS record, " + Texts.count(loose, "byte")
                                + " into it.",
                        side.lastRecordFrame(),
                        flow.end());
    }

    /** {@return who ended the flow by FIN or RST, which no alert came before} */
    private static Party closer(Ending ending) {
        return ending instanceof Ending.Finish || ending instanceof Ending.Reset ? ending.by() : Party.NOBODY;
    }

    /** {@return the bytes behind the last whole record of a side that speaks TLS from its first byte} */
    private static long looseBytes(Side side) {
        if (!side.opening().isTls()) {
            return 0;
        }
        return side.lastRecordFrame() == 0 ? side.bytes() : side.loose();
    }

    /** {@return the frame of what is, or by its place and length most likely is, the close_notify of {@code party}; 0 for none} */
    private static long farewell(Case flow, Party party) {
        Handshake.Tls tls = flow.handshake().tls();
        Side side = flow.handshake().side(party);
        boolean isByLength = tls.is13()
                && side.lastRecordType() == ContentType.APPLICATION_DATA
                && side.lastRecord() == tls.alertLength();
        long last = isByLength ? side.lastRecordFrame() : 0;
        for (Moment.Message message : flow.messages(party)) {
            last = !isByLength && message.isAlert() ? message.frame() : last;
        }
        return last;
    }

    /** {@return the frame before {@code frame} in which {@code party} said that it sends no more; 0 for none} */
    private static long goodbye(Case flow, Party party, long frame) {
        long farewell = farewell(flow, party);
        long fin = flow.frame(party, Moment.Segment::isFin);
        long first = farewell == 0 || fin > 0 && fin < farewell ? fin : farewell;
        return first < frame ? first : 0;
    }

    /** {@return how many bytes the other side sent that were not acknowledged, its farewell not counted} */
    private static int pending(Case flow, Moment.Segment reset) {
        Party sender = reset.by().other();
        Side side = flow.handshake().side(sender);
        if (side.acknowledgedIn() == 0) {
            return 0;
        }
        boolean saysMore = reset.isAck() && reset.acknowledgment() - side.acknowledged() > 0;
        int pending = side.next() - (saysMore ? reset.acknowledgment() : side.acknowledged());
        boolean isFinished = flow.segment(sender, Moment.Segment::isFin) != null;
        boolean isFarewell = farewell(flow, sender) >= side.lastRecordFrame() && farewell(flow, sender) > 0;
        return pending - (isFinished ? 1 : 0) - (isFarewell ? side.lastRecord() + RECORD_HEADER : 0);
    }

    private static int end(Moment.Segment fin) {
        return fin.sequence() + fin.size() + 1;
    }
}
