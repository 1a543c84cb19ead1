package dev.peel.plugins.handshake;

import dev.peel.plugins.handshake.certificate.Staple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
 * @param endFrame the frame that ended it; 0 where none did
 * @param alert the alert that says most: one that ended something, else an encrypted one, else a warning; null where none was seen
 * @param preamble what was said in the clear before TLS
 * @param tls what its messages say
 * @param note what else the outcome rests on, a few words; empty where nothing else does
 * @param clientSide what the client sent
 * @param serverSide what the server sent
 * @param tcpTime from the SYN that was answered to the client's first ACK; null where these were not seen
 * @param tlsTime from the first ClientHello to the last Finished; null where these were not seen
 * @param latencies how long each step took
 * @param lasted from its first packet to its last; negative where the clock went back
 * @param pause the last long time in which nobody sent anything, before more was sent; null where there was none
 * @param faults what is wrong with its capture
 * @param moments its notable segments and messages, in the order of the capture; as many as there was room for
 * @param completeness which parts of a connection were seen, the bits of Wireshark's {@code tcp.completeness}: SYN 1, SYN-ACK 2, ACK 4,
 *     data 8, FIN 16, RST 32
 * @param zeek the flow in Zeek's words
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
        long endFrame,
        @Nullable Alert alert,
        Preamble preamble,
        Tls tls,
        String note,
        Side clientSide,
        Side serverSide,
        @Nullable Duration tcpTime,
        @Nullable Duration tlsTime,
        Latencies latencies,
        Duration lasted,
        @Nullable Pause pause,
        Faults faults,
        List<Moment> moments,
        int completeness,
        Zeek zeek) {

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
     * A time of at least {@link #LENGTH} in which nobody sent anything.
     *
     * @param length how long it was
     * @param before the last frame before it
     * @param after the first frame after it
     * @param by who sent that
     * @param isAnswered whether the other side sent anything but resets since then
     */
    public record Pause(Duration length, long before, long after, Party by, boolean isAnswered) {
        /** How long it is at least. */
        public static final Duration LENGTH = Duration.ofMinutes(1);
    }

    /**
     * A second handshake on a connection, RFC 5246 7.4.1.1.
     *
     * @param by who began it
     * @param frame the frame of its first message
     * @param isAnswered whether the other side went along with it
     */
    public record Renegotiation(Party by, long frame, boolean isAnswered) {}

    /**
     * What the messages of TLS say.
     *
     * @param offer the first ClientHello; null where none was seen
     * @param secondOffer the ClientHello after a HelloRetryRequest; null where none was seen
     * @param retry the first HelloRetryRequest; null where none was seen
     * @param choice the ServerHello; null where none was seen
     * @param version the version chosen, such as {@code TLS 1.3}; null before a ServerHello
     * @param offeredVersion the highest version offered; null before a ClientHello
     * @param cipher the cipher suite chosen; null before a ServerHello
     * @param serverName the name the client asked for; null where it named none
     * @param alpn the application protocol chosen; null where none was or, as in TLS 1.3, it is encrypted
     * @param offeredAlpn the application protocols offered, in the client's order; often empty
     * @param resumption whether an earlier session was taken up; null before that can be told
     * @param retries how many HelloRetryRequests there were
     * @param earlyBytes how many bytes of data the client sent before the ServerHello; whether they were accepted is encrypted
     * @param serverCertificates what the server showed in the clear; null where it showed none
     * @param staple what an authority says of the server's certificate, where the server sends that along in the clear; null where it
     *     does not
     * @param clientCertificates what the client showed in the clear; null where it was not asked, or that is encrypted
     * @param curve the curve of the ServerKeyExchange; -1 where there is none
     * @param primeLength the length of its prime, in bytes; -1 where there is none
     * @param ticket a number that equal tickets share, of the ticket that the server gave in the clear; 0 where it gave none
     * @param ticketLifetime for how many seconds that may be used; -1 where there is none
     * @param signature the signature algorithm of the ServerKeyExchange, RFC 5246 7.4.1.4.1; -1 where there is none
     * @param renegotiation how a second handshake was begun on the connection; null where none was seen
     * @param falseHeartbeat the frame of the first heartbeat in the clear that claims more payload than it has; 0 where there is none
     * @param hasData whether application data was sent after the handshake
     * @param finishedLength how long the encrypted record is at least that holds a Finished message of TLS 1.3, in bytes
     * @param brokenFrame the first frame in which bytes are no record where one has to be; 0 where there is none
     * @param alertLength how long the encrypted record is that holds an alert of TLS 1.3, in bytes
     */
    public record Tls(
            @Nullable ClientHello offer,
            @Nullable ClientHello secondOffer,
            @Nullable ServerHello retry,
            @Nullable ServerHello choice,
            @Nullable String version,
            @Nullable String offeredVersion,
            @Nullable String cipher,
            @Nullable String serverName,
            @Nullable String alpn,
            List<String> offeredAlpn,
            @Nullable Resumption resumption,
            int retries,
            long earlyBytes,
            @Nullable Certificates serverCertificates,
            @Nullable Staple staple,
            @Nullable Certificates clientCertificates,
            int curve,
            int primeLength,
            long ticket,
            long ticketLifetime,
            int signature,
            @Nullable Renegotiation renegotiation,
            long falseHeartbeat,
            boolean hasData,
            int finishedLength,
            long brokenFrame,
            int alertLength) {
        /** Nothing was seen. */
        public static final Tls UNSEEN = new Tls(
                null, null, null, null, null, null, null, null, null, List.of(), null, 0, 0, null, null, null, -1, -1,
                0, -1, -1, null, 0, false, 0, 0, 0);

        /** {@return whether a ClientHello was seen} */
        public boolean hasClientHello() {
            return offer != null;
        }

        /** {@return whether a ServerHello was seen} */
        public boolean hasServerHello() {
            return choice != null;
        }

        /** {@return whether the server chose TLS 1.3} */
        public boolean is13() {
            return choice != null && Versions.is13(choice.chosenVersion());
        }
    }

    /**
     * {@return whether the TLS handshake was completed; null where nothing was tried that failed, or the capture does not show enough of
     * it to tell}
     */
    public @Nullable Boolean isOk() {
        return switch (outcome) {
            case COMPLETED -> true;
            case FAILED -> false;
            case NO_HELLO -> isQuiet() ? null : false;
            case NOT_TLS, UNFINISHED, UNSEEN -> null;
        };
    }

    /** {@return whether the connection was opened, and then closed or left alone in good order} */
    private boolean isQuiet() {
        boolean isOrderly = ending instanceof Ending.Finish || ending instanceof Ending.Silence;
        return isOrderly && step == Step.TCP_EST;
    }

    /** {@return what {@code party} sent} */
    public Side side(Party party) {
        return party == Party.SERVER ? serverSide : clientSide;
    }

    /** {@return the notable segments, in the order of the capture} */
    public Stream<Moment.Segment> segments() {
        return moments.stream().filter(Moment.Segment.class::isInstance).map(Moment.Segment.class::cast);
    }

    /** {@return the TLS messages, in the order of the capture} */
    public Stream<Moment.Message> messages() {
        return moments.stream().filter(Moment.Message.class::isInstance).map(Moment.Message.class::cast);
    }

    /** {@return the ICMP errors that quote the flow, in the order of the capture} */
    public Stream<Moment.IcmpError> errors() {
        return moments.stream().filter(Moment.IcmpError.class::isInstance).map(Moment.IcmpError.class::cast);
    }
}
