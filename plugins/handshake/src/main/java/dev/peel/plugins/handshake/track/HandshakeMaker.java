package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Tls;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Outcome;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Zeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Handshake} of a flow that was followed to the capture's end. */
final class HandshakeMaker {
    /** A flow that nobody ended is silent when nothing was sent for so long before the capture's end. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final long SECOND = 1_000_000_000L; // nanoseconds

    private final Names names;
    private final TlsPorts ports;
    private final long captureEnd;

    /**
     * Prepares for a capture.
     *
     * @param captureEnd when its last frame was captured, in nanoseconds since 1970
     */
    HandshakeMaker(Names names, TlsPorts ports, long captureEnd) {
        this.names = names;
        this.ports = ports;
        this.captureEnd = captureEnd;
    }

    Handshake of(FlowTracker flow) {
        int client = ports.client(flow);
        TlsTracker tls = flow.tls();
        Alert alert = alert(tls, client);
        Duration quiet = Duration.ofNanos(Math.max(0, captureEnd - flow.lastTime()));
        Ending ending = ending(flow, client, alert, quiet);
        Outcome outcome = outcome(flow, tls, client, ending);
        List<Moment> moments = moments(flow, client);
        return new Handshake(
                flow.stream(),
                Instant.ofEpochSecond(Math.floorDiv(flow.start(), SECOND), Math.floorMod(flow.start(), SECOND)),
                flow.endpoint(client),
                flow.endpoint(1 - client),
                flow.role(),
                flow.step(),
                outcome,
                ending,
                flow.endFrame(),
                alert,
                tls == null ? Tls.UNSEEN : tls(tls),
                note(flow, tls, client, outcome),
                flow.side(client).side(),
                flow.side(1 - client).side(),
                span(flow.tcpTime()),
                tls == null ? null : span(tls.time()),
                LatencyReader.read(moments, tls != null && tls.is13()),
                quiet,
                flow.faults()
                        .faults(
                                !flow.hasStart(),
                                flow.missingDirection() == FlowTracker.UNKNOWN
                                        ? null
                                        : party(flow.missingDirection(), client),
                                flow.trail().omitted()),
                moments,
                new Zeek(
                        flow.history().connState(flow.bytes(0) + flow.bytes(1) == 0),
                        flow.history().history(),
                        TlsHistory.of(moments)));
    }

    private List<Moment> moments(FlowTracker flow, int client) {
        List<Moment> moments = new TrailReader(flow.trail(), client, names).moments();
        for (IcmpNote error : flow.errors()) {
            Moment.IcmpError moment = error.moment(flow.start(), party(error.direction(), client));
            int at = 0;
            while (at < moments.size() && moments.get(at).frame() <= moment.frame()) {
                at++;
            }
            moments.add(at, moment);
        }
        return Collections.unmodifiableList(moments);
    }

    private Tls tls(TlsTracker tls) {
        ClientHello offer = tls.offer();
        ServerHello choice = tls.choice();
        return new Tls(
                offer,
                tls.secondOffer(),
                tls.retry(),
                choice,
                choice == null ? null : version(choice.chosenVersion()),
                offer == null ? null : version(offer.highestVersion()),
                choice == null || choice.suite() < 0 ? null : names.cipher(choice.suite()),
                offer == null || offer.serverName().isEmpty() ? null : offer.serverName(),
                choice == null || choice.protocols().isEmpty()
                        ? null
                        : choice.protocols().get(0),
                offer == null ? List.of() : offer.protocols(),
                tls.resumption(),
                tls.retries(),
                tls.earlyBytes(),
                tls.serverCertificates(),
                tls.clientCertificates(),
                tls.curve(),
                tls.primeLength(),
                tls.ticket(),
                tls.ticketLifetime(),
                tls.isRenegotiated());
    }

    private @Nullable String version(int number) {
        return number < 0 ? null : names.version(number);
    }

    private @Nullable Alert alert(@Nullable TlsTracker tls, int client) {
        if (tls == null || tls.alertBy() == FlowTracker.UNKNOWN) {
            return null;
        }
        return new Alert(party(tls.alertBy(), client), tls.alertLevel(), tls.alertCode(), names.alert(tls.alertCode()));
    }

    private Ending ending(FlowTracker flow, int client, @Nullable Alert alert, Duration quiet) {
        Party by = party(flow.endedBy(), client);
        return switch (flow.end()) {
            case FIN -> new Ending.Finish(by);
            case RST -> new Ending.Reset(by, flow.endHasAck());
            case ALERT -> alert == null ? new Ending.Open() : new Ending.Alerted(alert);
            case NONE -> quiet.compareTo(SILENCE) < 0 ? new Ending.Open() : new Ending.Silence(quiet);
        };
    }

    private static Outcome outcome(FlowTracker flow, @Nullable TlsTracker tls, int client, Ending ending) {
        if (tls != null && tls.isCompleted()) {
            return Outcome.COMPLETED;
        }
        boolean isTls = tls != null && tls.hasRecords();
        boolean isHalf = flow.missingDirection() != FlowTracker.UNKNOWN;
        boolean hasHello = tls != null && tls.hasHello();
        if (isHalf || isTls && !hasHello || !isTls && !flow.hasStart()) {
            return Outcome.UNSEEN;
        }
        if (hasHello) {
            return ending instanceof Ending.Open ? Outcome.UNFINISHED : Outcome.FAILED;
        }
        if (flow.bytes(client) > 0) {
            return Outcome.NOT_TLS;
        }
        return ending instanceof Ending.Open ? Outcome.UNFINISHED : Outcome.NO_HELLO;
    }

    private static String note(FlowTracker flow, @Nullable TlsTracker tls, int client, Outcome outcome) {
        if (outcome == Outcome.UNSEEN) {
            int missing = flow.missingDirection();
            return missing != FlowTracker.UNKNOWN
                    ? party(missing, client).label() + "'s side is not in the capture"
                    : flow.hasStart() ? "ClientHello is not in the capture" : "started before the capture";
        }
        if (tls == null || !tls.is13()) {
            return "";
        }
        if (outcome == Outcome.FAILED && tls.clientEncrypted() > 0 && tls.isTooShortForFinished()) {
            return tls.clientEncrypted() + " encrypted bytes by client, too few for Finished";
        }
        boolean isUnused = outcome == Outcome.COMPLETED && !flow.hasReached(Step.APPDATA);
        return isUnused && flow.endedBy() == 1 - client && tls.answersWithAlertLength()
                ? "server answers Finished with the length of an alert"
                : "";
    }

    private static Party party(int direction, int client) {
        return direction == FlowTracker.UNKNOWN ? Party.NOBODY : direction == client ? Party.CLIENT : Party.SERVER;
    }

    private static @Nullable Duration span(long nanoseconds) {
        return nanoseconds < 0 ? null : Duration.ofNanos(nanoseconds);
    }
}
