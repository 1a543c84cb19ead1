package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Ending;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Handshake.Pause;
import dev.peel.plugins.handshake.Handshake.Renegotiation;
import dev.peel.plugins.handshake.Handshake.Tls;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Opening;
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
        boolean isRefused = tls != null && EncryptedAlerts.isRefusal(flow, tls, client);
        Alert alert = isRefused ? encrypted(Party.SERVER) : alert(flow, tls, client);
        Duration quiet = Duration.ofNanos(Math.max(0, captureEnd - flow.lastProgress()));
        Ending ending = ending(flow, client, alert, quiet);
        Outcome outcome = isRefused ? Outcome.FAILED : outcome(flow, tls, client, ending);
        List<Moment> moments = moments(flow, client);
        return new Handshake(
                flow.stream(),
                Instant.ofEpochSecond(Math.floorDiv(flow.start(), SECOND), Math.floorMod(flow.start(), SECOND)),
                flow.endpoint(client),
                flow.endpoint(1 - client),
                flow.role(),
                isRefused ? Step.FINISHED_C : flow.step(),
                outcome,
                ending,
                flow.endFrame(),
                alert,
                flow.preamble(),
                tls == null ? Tls.UNSEEN : tls(tls, client),
                note(flow, tls, client, outcome, alert),
                flow.side(client).side(),
                flow.side(1 - client).side(),
                span(flow.tcpTime()),
                tls == null ? null : span(tls.time()),
                LatencyReader.read(moments, tls != null && tls.is13()),
                Duration.ofNanos(flow.lastTime() - flow.start()),
                pause(flow.pauses(), client),
                flow.faults()
                        .faults(
                                !flow.hasStart(),
                                flow.missingDirection() == FlowTracker.UNKNOWN
                                        ? null
                                        : party(flow.missingDirection(), client),
                                flow.trail().omitted()),
                moments,
                flow.completeness(),
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

    private static @Nullable Pause pause(PauseTracker pauses, int client) {
        return pauses.length() == 0
                ? null
                : new Pause(
                        Duration.ofNanos(pauses.length()),
                        pauses.before(),
                        pauses.after(),
                        party(pauses.direction(), client),
                        pauses.isAnswered());
    }

    private Tls tls(TlsTracker tls, int client) {
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
                tls.staple(),
                tls.clientCertificates(),
                tls.curve(),
                tls.primeLength(),
                tls.ticket(),
                tls.ticketLifetime(),
                tls.signature(),
                tls.renegotiationFrame() == 0
                        ? null
                        : new Renegotiation(
                                party(tls.renegotiatedBy(), client),
                                tls.renegotiationFrame(),
                                tls.isRenegotiationAnswered()),
                tls.falseHeartbeat(),
                tls.hasData(),
                tls.finishedLength(),
                tls.brokenFrame(),
                tls.alertLength());
    }

    private @Nullable String version(int number) {
        return number < 0 ? null : names.version(number);
    }

    private @Nullable Alert alert(FlowTracker flow, @Nullable TlsTracker tls, int client) {
        if (tls == null) {
            return null;
        }
        if (tls.alertBy() == FlowTracker.UNKNOWN) {
            return EncryptedAlerts.isByClient(flow, tls, client) ? encrypted(Party.CLIENT) : null;
        }
        return new Alert(party(tls.alertBy(), client), tls.alertLevel(), tls.alertCode(), names.alert(tls.alertCode()));
    }

    private static Alert encrypted(Party by) {
        return new Alert(by, Alert.ENCRYPTED, Alert.ENCRYPTED, null);
    }

    private static Ending ending(FlowTracker flow, int client, @Nullable Alert alert, Duration quiet) {
        if (alert != null && alert.isEncrypted() && flow.end() != FlowTracker.End.NONE) {
            TlsTracker tls = flow.tls();
            if (tls != null && tls.alertBy() == FlowTracker.UNKNOWN || tls != null && tls.is13()) {
                return new Ending.Alerted(alert);
            }
        }
        Party by = party(flow.endedBy(), client);
        return switch (flow.end()) {
            case FIN -> new Ending.Finish(by);
            case RST -> new Ending.Reset(by, flow.endHasAck());
            case ALERT -> alert == null ? new Ending.Open() : new Ending.Alerted(alert);
            case NONE -> unended(flow, client, quiet);
        };
    }

    private static Ending unended(FlowTracker flow, int client, Duration quiet) {
        if (flow.step() == Step.TCP_SYN
                && !flow.errors().isEmpty()
                && flow.side(1 - client).packets() == 0) {
            IcmpNote error = flow.errors().get(0);
            boolean isServer = error.reporter().equals(flow.endpoint(1 - client).address());
            return new Ending.Unreachable(isServer ? Party.SERVER : Party.MIDDLE, error.name());
        }
        TlsTracker tls = flow.tls();
        boolean isInUse = tls != null && tls.isCompleted();
        return isInUse || quiet.compareTo(SILENCE) < 0 ? new Ending.Open() : new Ending.Silence(quiet);
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
        boolean isOpen = ending instanceof Ending.Open;
        // A ClientHello that never became whole makes no message.
        boolean begins = flow.side(client).opening() == Opening.TLS_HANDSHAKE;
        if (hasHello || begins) {
            return isOpen ? Outcome.UNFINISHED : Outcome.FAILED;
        }
        if (flow.isRefusedBeforeTls()) {
            return isOpen ? Outcome.UNFINISHED : Outcome.FAILED;
        }
        if (flow.bytes(client) > 0) {
            return Outcome.NOT_TLS;
        }
        return isOpen ? Outcome.UNFINISHED : Outcome.NO_HELLO;
    }

    private static String note(
            FlowTracker flow, @Nullable TlsTracker tls, int client, Outcome outcome, @Nullable Alert alert) {
        if (outcome == Outcome.UNSEEN) {
            int missing = flow.missingDirection();
            return missing != FlowTracker.UNKNOWN
                    ? party(missing, client).label() + "'s side is not in the capture"
                    : flow.hasStart() ? "ClientHello is not in the capture" : "started before the capture";
        }
        boolean isInferred = tls != null && tls.alertBy() == FlowTracker.UNKNOWN && alert != null;
        return isInferred ? "by size" : "";
    }

    private static Party party(int direction, int client) {
        return direction == FlowTracker.UNKNOWN ? Party.NOBODY : direction == client ? Party.CLIENT : Party.SERVER;
    }

    private static @Nullable Duration span(long nanoseconds) {
        return nanoseconds < 0 ? null : Duration.ofNanos(nanoseconds);
    }
}
