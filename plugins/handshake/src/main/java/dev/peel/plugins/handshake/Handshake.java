package dev.peel.plugins.handshake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a capture tells of one flow's way to a TLS connection.
 *
 * @param flow the flow's number, {@code tcp.stream}
 * @param time when its first packet was captured
 * @param client who opened the connection
 * @param server who was connected to
 * @param role how it is known which of the two is the client
 * @param step the last step that was reached; null where none was seen
 * @param outcome what became of the handshake
 * @param ending how the flow ended
 * @param alert the alert that says most: one that ended something, else an encrypted one, else a warning; null where none was seen
 * @param tls what the hello messages say
 * @param note what else the outcome rests on, a few words; empty where nothing else does
 * @param clientBytes how many bytes of payload the client sent, each counted once
 * @param serverBytes how many bytes of payload the server sent, each counted once
 * @param tcpTime from the SYN that was answered to the client's first ACK; null where these were not seen
 * @param tlsTime from the first ClientHello to the last Finished; null where these were not seen
 */
public record Handshake(
        int flow,
        Instant time,
        Endpoint client,
        Endpoint server,
        Role role,
        @Nullable Step step,
        Outcome outcome,
        Ending ending,
        @Nullable Alert alert,
        Tls tls,
        String note,
        long clientBytes,
        long serverBytes,
        @Nullable Duration tcpTime,
        @Nullable Duration tlsTime) {

    /**
     * One side of the connection.
     *
     * @param address the IP address as text; IPv6 as RFC 5952 writes it
     * @param port the TCP port
     */
    public record Endpoint(String address, int port) {
        @Override
        public String toString() {
            return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
        }
    }

    /**
     * What the hello messages say.
     *
     * @param hasClientHello whether a ClientHello was seen
     * @param hasServerHello whether a ServerHello was seen
     * @param version the version chosen, such as {@code TLS 1.3}; null before a ServerHello
     * @param offeredVersion the highest version offered; null before a ClientHello
     * @param cipher the cipher suite chosen; null before a ServerHello
     * @param serverName the name the client asked for; null where it named none
     * @param alpn the application protocol chosen; null where none was or, as in TLS 1.3, it is encrypted
     * @param offeredAlpn the application protocols offered, in the client's order; often empty
     * @param resumption whether an earlier session was taken up; null before that can be told
     * @param retried whether the server asked for a second ClientHello
     * @param earlyData whether the client sent data before the ServerHello; whether it was accepted is encrypted
     */
    public record Tls(
            boolean hasClientHello,
            boolean hasServerHello,
            @Nullable String version,
            @Nullable String offeredVersion,
            @Nullable String cipher,
            @Nullable String serverName,
            @Nullable String alpn,
            List<String> offeredAlpn,
            @Nullable Resumption resumption,
            boolean retried,
            boolean earlyData) {
        /** Nothing was seen. */
        static final Tls UNSEEN = new Tls(false, false, null, null, null, null, null, List.of(), null, false, false);
    }

    /**
     * {@return whether the TLS handshake was completed; null where TLS was not tried, or the capture does not show enough of it to
     * tell}
     */
    public @Nullable Boolean isOk() {
        return switch (outcome) {
            case COMPLETED -> true;
            case FAILED, NO_HELLO -> false;
            case NOT_TLS, UNFINISHED, UNSEEN -> null;
        };
    }
}
