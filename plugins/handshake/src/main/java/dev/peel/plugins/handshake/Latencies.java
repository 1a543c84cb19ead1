package dev.peel.plugins.handshake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each step of a handshake took; null where one of its ends was not seen.
 *
 * @param synAck from the SYN that was answered to its answer: the way to the server and back, and the server's acceptance
 * @param established from that to the client's ACK: the way to the client and back
 * @param clientHello from that to the ClientHello: the client
 * @param serverHello from the ClientHello to the server's answer to it: the way to the server and back, and the server
 * @param serverFlight from the ServerHello to the last message before the client goes on
 * @param clientFlight from that to the client's next message: the way to the client and back, and the client, which checks certificates
 * @param finished from the client's flight to the server's ChangeCipherSpec or Finished, up to TLS 1.2
 * @param data from the end of the handshake to the client's first data
 * @param answer from the client's first data to the server's first
 */
public record Latencies(
        @Nullable Duration synAck,
        @Nullable Duration established,
        @Nullable Duration clientHello,
        @Nullable Duration serverHello,
        @Nullable Duration serverFlight,
        @Nullable Duration clientFlight,
        @Nullable Duration finished,
        @Nullable Duration data,
        @Nullable Duration answer) {

    private static final long SHORT = 1_000_000; // nanoseconds; round trips below say nothing of the place
    private static final int PART = 10; // a side is near when its share of the round trip is less than this part

    /** {@return the round trip between client and server when the connection was opened; null where that was not seen} */
    public @Nullable Duration roundTrip() {
        return synAck == null || established == null ? null : synAck.plus(established);
    }

    /** {@return where the flow was captured} */
    public Vantage vantage() {
        Duration whole = roundTrip();
        if (whole == null || synAck == null || established == null || whole.toNanos() < SHORT) {
            return Vantage.UNKNOWN;
        }
        if (established.toNanos() < whole.toNanos() / PART) {
            return Vantage.CLIENT;
        }
        return synAck.toNanos() < whole.toNanos() / PART ? Vantage.SERVER : Vantage.MIDDLE;
    }
}
