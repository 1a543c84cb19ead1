package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Certificates;
import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.ContentType;
import dev.peel.plugins.handshake.ExtensionType;
import dev.peel.plugins.handshake.MessageType;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Versions;
import dev.peel.plugins.handshake.certificate.Staple;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of the TLS handshake in one flow, up to its completion, RFC 5246 7.3 and RFC 8446 2.
 *
 * <p>Directions are those of the {@link FlowTracker}. Not thread-safe.
 */
final class TlsTracker {
    // Hot path: no allocation per record.

    private static final int ENCRYPTED_RECORDS = 12; // of each direction that are noted

    private final FlowTracker flow;
    private @Nullable ClientHello offer;
    private @Nullable ClientHello secondOffer;
    private @Nullable ServerHello retry;
    private @Nullable ServerHello choice;
    private @Nullable Certificates serverCertificates;
    private @Nullable Staple staple;
    private @Nullable Certificates clientCertificates;
    private int curve = FlowTracker.UNKNOWN;
    private int primeLength = FlowTracker.UNKNOWN;
    private long ticket;
    private long ticketLifetime = FlowTracker.UNKNOWN;
    private long earlyBytes;
    private byte retries;
    private int signature = FlowTracker.UNKNOWN;
    private long renegotiationFrame;
    private byte renegotiatedBy;
    private boolean isRenegotiationAnswered;
    private long falseHeartbeat;
    private byte firstRecords; // encrypted ones that were noted
    private byte secondRecords;
    private boolean hasOtherRecords;
    private boolean hasKeyExchange;
    private boolean isAbbreviated;
    private boolean isCompleted;
    private byte changed; // a bit for each direction, as in the next two
    private byte finished;
    private byte data;
    private byte completedData;
    private int finishedLength;
    private int alertLength;
    private int clientEncrypted; // bytes, as in the next two; no more than can be counted
    private int serverEncrypted;
    private int answered;
    private int flightLength;
    private long helloTime;
    private long completionTime;
    private int alertLevel = Alert.ENCRYPTED;
    private int alertCode = Alert.ENCRYPTED;
    private int alertBy = FlowTracker.UNKNOWN;
    private long brokenFrame;

    TlsTracker(FlowTracker flow) {
        this.flow = flow;
    }

    /** {@return whether messages of {@code type} are hello messages, and of interest} */
    boolean isHello(int type) {
        return !isCompleted
                && (type == MessageType.CLIENT_HELLO
                        || type == MessageType.SERVER_HELLO
                        || type == MessageType.HELLO_RETRY_REQUEST);
    }

    /** Takes note of a ClientHello. */
    void offers(int direction, long time, ClientHello hello) {
        note(direction, time, MessageType.CLIENT_HELLO, hello.size());
        flow.isTlsClient(direction);
        if (offer == null) {
            helloTime = time;
            offer = hello;
        } else if (retry != null && secondOffer == null) {
            secondOffer = hello;
        }
        flow.reach(Step.CLIENT_HELLO);
    }

    /** Takes note of a HelloRetryRequest. */
    void retries(int direction, long time, ServerHello hello) {
        note(direction, time, MessageType.HELLO_RETRY_REQUEST, hello.size());
        flow.isTlsClient(1 - direction);
        retries = (byte) Math.min(retries + 1, Byte.MAX_VALUE);
        retry = retry == null ? hello : retry;
        flow.reach(Step.HRR);
    }

    /** Takes note of a ServerHello. */
    void chooses(int direction, long time, ServerHello hello, Names names) {
        note(direction, time, MessageType.SERVER_HELLO, hello.size());
        flow.isTlsClient(1 - direction);
        choice = hello;
        finishedLength = names.finishedLength(hello.suite());
        alertLength = names.alertLength(hello.suite());
        flow.reach(Step.SERVER_HELLO);
    }

    /** Takes note of a Certificate message in the clear; {@link #message} is told of it, too. */
    void certificates(int direction, Certificates certificates) {
        if (isCompleted) {
            return;
        }
        if (direction == flow.client()) {
            clientCertificates = certificates;
        } else {
            serverCertificates = certificates;
        }
    }

    /** Takes note of what a CertificateStatus message in the clear says; of several answers, the first is that of the server itself. */
    void staples(Staple newStaple) {
        staple = staple == null && !isCompleted ? newStaple : staple;
    }

    /**
     * Takes note of a ServerKeyExchange message: the named curve, how many bytes the prime has, and the signature algorithm; negative
     * where it has none.
     */
    void keyExchange(int newCurve, int newPrimeLength, int newSignature) {
        curve = newCurve;
        primeLength = newPrimeLength;
        signature = newSignature;
    }

    /**
     * Takes note of a NewSessionTicket in the clear.
     *
     * @param digest a number that equal tickets share
     * @param lifetime for how many seconds it may be used
     */
    void ticket(long digest, long lifetime) {
        ticket = digest;
        ticketLifetime = lifetime;
    }

    /** Takes note of a handshake message in the clear that is no hello. */
    void message(int direction, long time, int type, int size) {
        if (isCompleted) {
            renegotiates(direction);
            return;
        }
        note(direction, time, type, size);
        switch (type) {
            case MessageType.CERTIFICATE, MessageType.SERVER_KEY_EXCHANGE ->
                hasKeyExchange |= direction != flow.client();
            case MessageType.SERVER_HELLO_DONE -> {
                hasKeyExchange = true;
                flow.reach(Step.SERVER_FLIGHT);
            }
            case MessageType.CLIENT_KEY_EXCHANGE -> flow.reach(Step.CLIENT_FLIGHT);
            case MessageType.FINISHED ->
                finished(direction, time); // in the clear where the cipher suite encrypts nothing
            default -> {} // nothing follows from the others
        }
    }

    /**
     * Takes note of a record, after the messages in it.
     *
     * @param type its content type, which is application data for whatever TLS 1.3 encrypts
     * @param length of its content, in bytes
     * @param hasMessage whether it completes a handshake message in the clear
     */
    void record(int direction, long time, int type, int length, boolean hasMessage) {
        hasOtherRecords |= type != ContentType.ALERT;
        switch (type) {
            case ContentType.CHANGE_CIPHER_SPEC -> {
                noteRecord(direction, time, type, length);
                changed |= (byte) (1 << direction);
                if (direction != flow.client() && choice != null && !is13() && !hasKeyExchange) {
                    isAbbreviated = true;
                }
            }
            case ContentType.HANDSHAKE -> {
                boolean isEncrypted = !hasMessage && (changed & 1 << direction) != 0 && !is13();
                if (isEncrypted && isCompleted) {
                    renegotiates(direction);
                } else if (isEncrypted) {
                    noteRecord(direction, time, type, length);
                    finished(direction, time);
                }
            }
            case ContentType.APPLICATION_DATA -> {
                noteData(direction, time, length);
                applicationData(direction, time, length);
            }
            default -> {} // alerts are told by alert, nothing follows from the others
        }
    }

    /** Takes note of a heartbeat in the clear that claims more payload than it has. */
    void falseHeartbeat(long frame) {
        falseHeartbeat = falseHeartbeat == 0 ? frame : falseHeartbeat;
    }

    /** Takes note of an alert; level and code are {@link Alert#ENCRYPTED} when it cannot be read. */
    void alert(int direction, long time, int level, int code, int length) {
        flow.trail().message(flow.frame(), time, direction, ContentType.ALERT, code, level, length);
        boolean isEncrypted = code == Alert.ENCRYPTED;
        boolean saysMore = alertBy == FlowTracker.UNKNOWN || rank(level, code) > rank(alertLevel, alertCode);
        if (saysMore && flow.end() != FlowTracker.End.ALERT) {
            alertLevel = level;
            alertCode = code;
            alertBy = direction;
        }
        // Once the handshake is complete, an encrypted alert is most likely the close_notify before FIN.
        if (isEncrypted ? choice != null && !isCompleted : isEnding(level, code)) {
            flow.end(FlowTracker.End.ALERT, direction, false);
        }
    }

    /** Takes note of bytes that are no record where one has to be. */
    void breaks(int direction) {
        boolean isTls = flow.side(direction).opening().isTls();
        brokenFrame = brokenFrame == 0 && isTls ? flow.frame() : brokenFrame;
    }

    /** {@return the first frame in which bytes are no record where one has to be, 0 when there is none} */
    long brokenFrame() {
        return brokenFrame;
    }

    /** {@return the first ClientHello, null when there was none} */
    @Nullable
    ClientHello offer() {
        return offer;
    }

    /** {@return the ClientHello after a HelloRetryRequest, null when there was none} */
    @Nullable
    ClientHello secondOffer() {
        return secondOffer;
    }

    /** {@return the first HelloRetryRequest, null when there was none} */
    @Nullable
    ServerHello retry() {
        return retry;
    }

    /** {@return the ServerHello, null when there was none} */
    @Nullable
    ServerHello choice() {
        return choice;
    }

    /** {@return what the server showed, null when its certificates were not sent or are encrypted} */
    @Nullable
    Certificates serverCertificates() {
        return serverCertificates;
    }

    /** {@return what an authority says of the server's certificate, null when that was not sent or is encrypted} */
    @Nullable
    Staple staple() {
        return staple;
    }

    /** {@return what the client showed, null when its certificates were not sent or are encrypted} */
    @Nullable
    Certificates clientCertificates() {
        return clientCertificates;
    }

    /** {@return the curve of the ServerKeyExchange, negative when there was none} */
    int curve() {
        return curve;
    }

    /** {@return how many bytes the prime of the ServerKeyExchange has, negative when there was none} */
    int primeLength() {
        return primeLength;
    }

    /** {@return a number that equal tickets share, of the ticket that the server gave in the clear; 0 when it gave none} */
    long ticket() {
        return ticket;
    }

    /** {@return for how many seconds that ticket may be used, negative when there was none} */
    long ticketLifetime() {
        return ticketLifetime;
    }

    /** {@return how many bytes of data the client sent before the ServerHello} */
    long earlyBytes() {
        return earlyBytes;
    }

    /** {@return how many HelloRetryRequests there were} */
    int retries() {
        return retries;
    }

    /** {@return whether application data was sent after the handshake} */
    boolean hasData() {
        return flow.hasReached(Step.APPDATA);
    }

    /** {@return the signature algorithm of the ServerKeyExchange, negative when there was none} */
    int signature() {
        return signature;
    }

    /** {@return the frame that began a second handshake on the connection, 0 when there was none} */
    long renegotiationFrame() {
        return renegotiationFrame;
    }

    /** {@return the direction of that frame} */
    int renegotiatedBy() {
        return renegotiatedBy;
    }

    /** {@return whether the other direction went along with it} */
    boolean isRenegotiationAnswered() {
        return isRenegotiationAnswered;
    }

    /** {@return the frame of the first heartbeat that claims more payload than it has, 0 when there was none} */
    long falseHeartbeat() {
        return falseHeartbeat;
    }

    /** {@return whether a ClientHello or ServerHello was seen} */
    boolean hasHello() {
        return offer != null || choice != null;
    }

    /** {@return whether there were records of TLS, besides alerts, which servers send to whomever} */
    boolean hasRecords() {
        return hasOtherRecords || hasHello();
    }

    boolean isCompleted() {
        return isCompleted;
    }

    boolean is13() {
        ServerHello chosen = choice;
        return chosen != null && Versions.is13(chosen.chosenVersion());
    }

    /** {@return whether the handshake took up an earlier session, null before that can be told} */
    @Nullable
    Resumption resumption() {
        ServerHello chosen = choice;
        ClientHello offered = offer;
        if (chosen == null || !is13() && !isAbbreviated && !hasKeyExchange) {
            return null;
        }
        if (is13() ? chosen.has(ExtensionType.PRE_SHARED_KEY) : isAbbreviated) {
            return is13() ? Resumption.PSK : byTicketOrSession(chosen);
        }
        return offered != null && offered.resumes() ? Resumption.REFUSED : Resumption.NONE;
    }

    /** {@return from the first ClientHello to the completion, in nanoseconds; negative when these were not seen} */
    long time() {
        return offer != null && completionTime != 0 ? completionTime - helloTime : FlowTracker.UNKNOWN;
    }

    /** {@return how long the encrypted record is at least that holds a Finished message of TLS 1.3} */
    int finishedLength() {
        return finishedLength;
    }

    /** {@return how long the encrypted record is that holds an alert of TLS 1.3} */
    int alertLength() {
        return alertLength;
    }

    /** {@return whether the client sent more than Finished before the server went on, as one does that shows a certificate} */
    boolean showsMoreThanFinished() {
        return flightLength > finishedLength;
    }

    /** {@return how many bytes the client sent encrypted since the ServerHello of TLS 1.3} */
    int clientEncrypted() {
        return clientEncrypted;
    }

    /** {@return whether that is less than the client's Finished takes} */
    boolean isTooShortForFinished() {
        return clientEncrypted < finishedLength;
    }

    /** {@return whether all that the server sent after the client's Finished of TLS 1.3 is as long as one alert} */
    boolean answersWithAlertLength() {
        return answered == alertLength && isCompleted && is13();
    }

    /** {@return the direction the alert came from that says most, {@link FlowTracker#UNKNOWN} when there was none} */
    int alertBy() {
        return alertBy;
    }

    int alertLevel() {
        return alertLevel;
    }

    int alertCode() {
        return alertCode;
    }

    private Resumption byTicketOrSession(ServerHello chosen) {
        ClientHello offered = offer;
        if (offered != null && offered.ticketLength() > 0) {
            return Resumption.TICKET;
        }
        boolean isEchoed = offered != null && chosen.session() != 0 && chosen.session() == offered.session();
        return isEchoed ? Resumption.SESSION_ID : Resumption.NONE;
    }

    private void note(int direction, long time, int type, int size) {
        flow.trail().message(flow.frame(), time, direction, ContentType.HANDSHAKE, type, FlowTracker.UNKNOWN, size);
    }

    private void noteRecord(int direction, long time, int content, int size) {
        if (!isCompleted) {
            int unknown = FlowTracker.UNKNOWN;
            flow.trail().message(flow.frame(), time, direction, content, unknown, unknown, size);
        }
    }

    /** Notes the first encrypted records of each direction, and the first after the handshake's completion. */
    private void noteData(int direction, long time, int length) {
        int noted = direction == 0 ? firstRecords : secondRecords;
        boolean isFirst = isCompleted && (completedData & 1 << direction) == 0;
        if (!isFirst && (isCompleted || noted >= ENCRYPTED_RECORDS)) {
            return;
        }
        completedData |= (byte) (isFirst ? 1 << direction : 0);
        firstRecords += (byte) (direction == 0 ? 1 : 0);
        secondRecords += (byte) (direction == 0 ? 0 : 1);
        int unknown = FlowTracker.UNKNOWN;
        flow.trail().message(flow.frame(), time, direction, ContentType.APPLICATION_DATA, unknown, unknown, length);
    }

    private void renegotiates(int direction) {
        if (renegotiationFrame == 0) {
            renegotiationFrame = flow.frame();
            renegotiatedBy = (byte) direction;
        } else {
            isRenegotiationAnswered |= direction != renegotiatedBy;
        }
    }

    private void finished(int direction, long time) {
        if (choice == null || isCompleted) {
            return;
        }
        finished |= (byte) (1 << direction);
        flow.reach(direction == flow.client() ? Step.FINISHED_C : Step.FINISHED_S);
        if (finished == 0b11) {
            isCompleted = true;
            completionTime = time;
        }
    }

    private void applicationData(int direction, long time, int length) {
        boolean isClient = direction == flow.client();
        if (choice == null) {
            earlyBytes += offer != null && isClient ? length : 0;
            if (offer == null) {
                flow.reach(Step.APPDATA);
            }
        } else if (is13()) {
            encrypted(isClient, time, length);
        } else {
            data |= (byte) (1 << direction);
            isCompleted |= data == 0b11; // whatever the capture lost of the handshake
            if (isCompleted) {
                flow.reach(Step.APPDATA);
            }
        }
    }

    /** An encrypted record of TLS 1.3: only its length tells what it may hold. */
    private void encrypted(boolean isClient, long time, int length) {
        if (!isClient) {
            serverEncrypted = sum(serverEncrypted, length);
            answered = sum(answered, isCompleted ? length : 0);
            if (serverEncrypted >= finishedLength) {
                flow.reach(Step.SERVER_FLIGHT);
            }
            return;
        }
        clientEncrypted = sum(clientEncrypted, length);
        if (isCompleted) {
            if (length != alertLength) {
                flow.reach(Step.APPDATA);
            }
        } else if (clientEncrypted >= finishedLength && flow.hasReached(Step.SERVER_FLIGHT)) {
            isCompleted = true;
            flightLength = clientEncrypted;
            completionTime = time;
            flow.reach(Step.FINISHED_C);
        }
    }

    /** How much an alert says: one that ends the connection most, a farewell that cannot be read least. */
    private int rank(int level, int code) {
        return code == Alert.ENCRYPTED ? isCompleted ? 0 : 2 : isEnding(level, code) ? 3 : 1;
    }

    private static int sum(int before, int length) {
        return Math.min(before, Integer.MAX_VALUE - length) + length;
    }

    private static boolean isEnding(int level, int code) {
        return level == Alert.FATAL || code == Alert.CLOSE_NOTIFY;
    }
}
