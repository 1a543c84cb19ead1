package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.Latencies;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures how long each step of a handshake took, from its moments. Used once for each flow. */
final class LatencyReader {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);
    private static final Duration LEAST = LONGEST.negated();

    private final boolean is13;
    private @Nullable Duration syn;
    private @Nullable Duration synAck;
    private @Nullable Duration established;
    private @Nullable Duration clientHello;
    private @Nullable Duration answer;
    private @Nullable Duration serverFlight;
    private @Nullable Duration clientFlight;
    private @Nullable Duration serverFinished;
    private @Nullable Duration clientFinished;
    private @Nullable Duration clientData;
    private @Nullable Duration serverData;
    private boolean isAnswered;
    private long flightFrame;

    private LatencyReader(boolean is13) {
        this.is13 = is13;
    }

    /**
     * {@return the latencies of a flow}
     *
     * @param is13 whether its version is TLS 1.3, in which data and what is encrypted of the handshake look alike
     */
    static Latencies read(List<Moment> moments, boolean is13) {
        LatencyReader reader = new LatencyReader(is13);
        for (Moment moment : moments) {
            if (moment instanceof Moment.Segment segment) {
                reader.take(segment);
            } else if (moment instanceof Moment.Message message) {
                reader.take(message);
            }
        }
        return reader.latencies();
    }

    private void take(Moment.Segment segment) {
        if (segment.isSyn() && synAck == null) {
            syn = segment.since(); // of several the last is the one that is answered, RFC 6298 3
        } else if (segment.isSynAck() && synAck == null) {
            synAck = segment.since();
        } else if (established == null && synAck != null && segment.by() == Party.CLIENT && !segment.isRst()) {
            established = segment.since();
        }
    }

    private void take(Moment.Message message) {
        boolean isClient = message.by() == Party.CLIENT;
        if (isClient && message.is(MessageType.CLIENT_HELLO)) {
            clientHello = clientHello == null ? message.since() : clientHello;
        } else if (!isClient && clientHello != null && clientFlight == null) {
            answer = answer == null ? message.since() : answer;
            isAnswered |= message.is(MessageType.SERVER_HELLO);
            serverFlight = message.since();
        } else if (isClient && isAnswered && clientFlight == null) {
            boolean isCompatibility = is13 && message.content() == ContentType.CHANGE_CIPHER_SPEC;
            clientFlight = isCompatibility ? null : message.since();
            clientFinished = clientFlight;
            flightFrame = message.frame();
        } else if (isClient && clientFlight != null) {
            takeLater(message, true);
        } else if (clientFlight != null) {
            takeLater(message, false);
        }
    }

    private void takeLater(Moment.Message message, boolean isClient) {
        boolean isData = message.content() == ContentType.APPLICATION_DATA;
        if (isData && isClient && message.frame() == flightFrame) {
            clientFinished = message.since();
        } else if (isData && isClient) {
            clientData = clientData == null ? message.since() : clientData;
        } else if (isData) {
            serverData = serverData == null && clientData != null ? message.since() : serverData;
        } else if (isClient) {
            clientFinished = clientData == null ? message.since() : clientFinished;
        } else if (serverFinished == null && !message.isAlert()) {
            serverFinished = message.since();
        }
    }

    private Latencies latencies() {
        return new Latencies(
                between(syn, synAck),
                between(synAck, established),
                between(established, clientHello),
                between(clientHello, answer),
                isAnswered ? between(answer, serverFlight) : null,
                between(serverFlight, clientFlight),
                is13 ? null : between(clientFinished, serverFinished),
                between(is13 || serverFinished == null ? clientFinished : serverFinished, clientData),
                between(clientData, serverData));
    }

    /** Clocks lie: what is further apart than can be added and told in nanoseconds is as far apart as can be. */
    private static @Nullable Duration between(@Nullable Duration from, @Nullable Duration to) {
        if (from == null || to == null) {
            return null;
        }
        Duration span = to.minus(from);
        return span.compareTo(LONGEST) > 0 ? LONGEST : span.compareTo(LEAST) < 0 ? LEAST : span;
    }
}
