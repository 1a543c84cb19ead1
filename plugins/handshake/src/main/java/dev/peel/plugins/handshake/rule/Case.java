package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Faults;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Side;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.certificate.CertificateFinding;
import dev.peel.plugins.handshake.text.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of a flow: its handshake, and shorthands for what several of them look for, looked up once. Not thread-safe.
 */
final class Case {
    private static final long[] NO_FRAMES = {};

    private final Handshake handshake;
    private final Surroundings around;
    private final List<Moment.Segment> segments = new ArrayList<>();
    private final List<Moment.Segment> clientSegments = new ArrayList<>();
    private final List<Moment.Segment> serverSegments = new ArrayList<>();
    private final List<Moment.IcmpError> errors = new ArrayList<>(0);
    private final List<Moment.Message> messages = new ArrayList<>();
    private final List<Moment.Message> clientMessages = new ArrayList<>();
    private final List<Moment.Message> serverMessages = new ArrayList<>();
    private final long syn;
    private final long synAck;
    private final long established;
    private final long clientHello;
    private final Moment.@Nullable Segment reset;
    private @Nullable List<CertificateFinding> findings; // several rules ask, if any does; so of the next
    private @Nullable ServerFacts serverFacts;

    /**
     * Makes a case.
     *
     * @param handshake the flow
     * @param around what the other flows of the capture say
     */
    Case(Handshake handshake, Surroundings around) {
        this.handshake = handshake;
        this.around = around;
        for (Moment moment : handshake.moments()) {
            if (moment instanceof Moment.IcmpError error) {
                errors.add(error);
            } else if (moment instanceof Moment.Segment segment) {
                segments.add(segment);
                (segment.by() == Party.CLIENT ? clientSegments : serverSegments).add(segment);
            } else if (moment instanceof Moment.Message message) {
                messages.add(message);
                (message.by() == Party.CLIENT ? clientMessages : serverMessages).add(message);
            }
        }
        syn = frame(Party.CLIENT, Moment.Segment::isSyn);
        synAck = frame(Party.SERVER, Moment.Segment::isSynAck);
        established = synAck == 0 ? 0 : frame(Party.CLIENT, this::isBehindSynAck);
        clientHello = message(Party.CLIENT, MessageType.CLIENT_HELLO);
        reset = firstReset();
    }

    private Moment.@Nullable Segment firstReset() {
        for (Moment.Segment segment : segments) {
            if (segment.isRst()) {
                return segment;
            }
        }
        return null;
    }

    private boolean isBehindSynAck(Moment.Segment segment) {
        return segment.frame() > synAck && !segment.isSyn() && !segment.isRst();
    }

    /** {@return the flow} */
    Handshake handshake() {
        return handshake;
    }

    /** {@return what the other flows of the capture say} */
    Surroundings around() {
        return around;
    }

    /** {@return what the capture says of the server} */
    ServerFacts serverFacts() {
        ServerFacts known = serverFacts;
        if (known == null) {
            known = around.server(handshake.server());
            serverFacts = known;
        }
        return known;
    }

    /** {@return whether {@code step} is the last that was reached} */
    boolean isAt(Step step) {
        return handshake.step() == step;
    }

    /** {@return whether the three-way handshake was completed, and the last step} */
    boolean isJustConnected() {
        return isAt(Step.TCP_EST);
    }

    /** {@return whether neither side sent payload before the flow ended; some servers then complain of it} */
    boolean isEmpty() {
        Side server = handshake.serverSide();
        boolean isLate = handshake.endFrame() > 0 && server.openingFrame() > handshake.endFrame();
        return handshake.clientSide().bytes() == 0 && (server.bytes() == 0 || isLate);
    }

    /** {@return whether the flow was broken off by {@code party}} */
    boolean isResetBy(Party party) {
        return handshake.ending() instanceof Ending.Reset reset && reset.by() == party;
    }

    /** {@return whether the flow was closed by {@code party}} */
    boolean isClosedBy(Party party) {
        return handshake.ending() instanceof Ending.Finish finish && finish.by() == party;
    }

    /** {@return whether nobody ended the flow, and nothing new was sent for long} */
    boolean isSilent() {
        return handshake.ending() instanceof Ending.Silence;
    }

    /** {@return who sends first what ends the flow; the party that it is told of where a third one does} */
    Party endedBy() {
        return handshake.ending().by();
    }

    /** {@return whether the alert that says most is a readable one of {@code party} and has one of {@code codes}} */
    boolean hasAlert(Party party, int... codes) {
        Alert alert = handshake.alert();
        if (alert == null || alert.by() != party || alert.isEncrypted()) {
            return false;
        }
        for (int code : codes) {
            if (alert.code() == code) {
                return true;
            }
        }
        return false;
    }

    /** {@return the frame of the alert that says most; 0 where there is none} */
    long alertFrame() {
        Alert alert = handshake.alert();
        if (alert == null) {
            return 0;
        }
        int wanted = alert.code();
        return messages.stream()
                .filter(message -> message.isAlert() && message.by() == alert.by() && message.type() == wanted)
                .mapToLong(Moment::frame)
                .findFirst()
                .orElseGet(() -> handshake.side(alert.by()).lastRecordFrame());
    }

    /** {@return the first segment of {@code party} that {@code isMeant} holds for; null where there is none} */
    Moment.@Nullable Segment segment(Party party, Predicate<Moment.Segment> isMeant) {
        for (Moment.Segment segment : segments(party)) {
            if (isMeant.test(segment)) {
                return segment;
            }
        }
        return null;
    }

    /** {@return the notable segments, in the order of the capture} */
    List<Moment.Segment> segments() {
        return segments;
    }

    /** {@return those of {@code party}} */
    List<Moment.Segment> segments(Party party) {
        return party == Party.CLIENT ? clientSegments : serverSegments;
    }

    /** {@return the frame of the first segment of {@code party} that {@code isMeant} holds for; 0 where there is none} */
    long frame(Party party, Predicate<Moment.Segment> isMeant) {
        Moment.Segment found = segment(party, isMeant);
        return found == null ? 0 : found.frame();
    }

    /** {@return the frame of the first handshake message in the clear of {@code type} by {@code party}; 0 where there is none} */
    long message(Party party, int type) {
        for (Moment.Message message : messages(party)) {
            if (message.is(type)) {
                return message.frame();
            }
        }
        return 0;
    }

    /** {@return the frames of the segments of {@code party} that {@code isMeant} holds for, in the order of the capture} */
    long[] frames(Party party, Predicate<Moment.Segment> isMeant) {
        long[] frames = NO_FRAMES;
        for (Moment.Segment segment : segments(party)) {
            if (isMeant.test(segment)) {
                frames = Arrays.copyOf(frames, frames.length + 1);
                frames[frames.length - 1] = segment.frame();
            }
        }
        return frames;
    }

    /** {@return the ICMP errors that quote the flow, in the order of the capture} */
    List<Moment.IcmpError> errors() {
        return errors;
    }

    /** {@return the TLS messages, in the order of the capture} */
    List<Moment.Message> messages() {
        return messages;
    }

    /** {@return those of {@code party}} */
    List<Moment.Message> messages(Party party) {
        return party == Party.CLIENT ? clientMessages : serverMessages;
    }

    /** {@return what is remarkable about the certificates that the server shows} */
    List<CertificateFinding> findings() {
        List<CertificateFinding> known = findings;
        if (known == null) {
            known = around.findings(handshake);
            findings = known;
        }
        return known;
    }

    /** {@return the encrypted records of TLS 1.3 that the client sent after the ServerHello and before the handshake was over} */
    List<Moment.Message> clientFlight() {
        ServerHello choice = handshake.tls().choice();
        long from = choice == null ? Long.MAX_VALUE : choice.frame();
        List<Moment.Message> flight = new ArrayList<>(0);
        for (Moment.Message message : clientMessages) {
            if (message.content() == ContentType.APPLICATION_DATA && message.frame() > from) {
                flight.add(message);
            }
        }
        return flight;
    }

    /** {@return the frame that completes the first ClientHello; 0 where there is none} */
    long clientHello() {
        return clientHello;
    }

    /** {@return the frame of the last SYN before an answer; 0 where there is none} */
    long syn() {
        return syn;
    }

    /** {@return the frame of the first SYN-ACK; 0 where there is none} */
    long synAck() {
        return synAck;
    }

    /** {@return the frame of the client's first segment after the SYN-ACK; 0 where there is none} */
    long established() {
        return established;
    }

    /** {@return the first reset; null where there is none} */
    Moment.@Nullable Segment reset() {
        return reset;
    }

    /** {@return the frame that ended the flow; 0 where none did} */
    long end() {
        return handshake.endFrame();
    }

    /** {@return the last frame of {@code party}} */
    long last(Party party) {
        return handshake.side(party).lastFrame();
    }

    Side client() {
        return handshake.clientSide();
    }

    Side server() {
        return handshake.serverSide();
    }

    /** {@return when the moment in {@code frame} was, since the flow's start; null where there is none} */
    @Nullable
    Duration when(long frame) {
        for (Moment moment : handshake.moments()) {
            if (moment.frame() == frame) {
                return moment.since();
            }
        }
        return null;
    }

    /** {@return whether the TLS handshake was completed} */
    boolean isCompleted() {
        return Boolean.TRUE.equals(handshake.isOk());
    }

    /** {@return whether nothing is missing of what was captured of the flow} */
    boolean isWhole() {
        Faults faults = handshake.faults();
        return faults.missing() == null && faults.lost() == 0 && faults.cut() == 0;
    }

    /** {@return how the flow ended, in a few words that go on a sentence} */
    String endingText() {
        Ending ending = handshake.ending();
        if (ending instanceof Ending.Silence silence) {
            return "nothing new was sent for the last " + Spans.text(silence.length()) + " of the capture";
        }
        if (ending instanceof Ending.Open) {
            return "the capture ends";
        }
        if (ending instanceof Ending.Finish finish) {
            return "the " + finish.by().label() + " closed (FIN)";
        }
        if (ending instanceof Ending.Reset reset) {
            return "the " + reset.by().label() + " reset the connection";
        }
        return ending.text();
    }
}
