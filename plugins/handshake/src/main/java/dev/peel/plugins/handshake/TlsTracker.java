package dev.peel.plugins.handshake;

import org.jspecify.annotations.Nullable;

/**
 * The state machine of the TLS handshake in one flow, up to its completion, RFC 5246 7.3 and RFC 8446 2.
 *
 * <p>Directions are those of the {@link FlowTracker}. Not thread-safe.
 */
final class TlsTracker {
    // Hot path: no allocation per record.

    private static final int CHANGE_CIPHER_SPEC = 20; // content types, RFC 8446 5.1
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    private static final int CLIENT_HELLO = 1; // handshake types, RFC 8446 4 and RFC 5246 7.4
    private static final int SERVER_HELLO = 2;
    private static final int DRAFT_RETRY = 6;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int FINISHED = 20;

    private final FlowTracker flow;
    private @Nullable Hello offer;
    private @Nullable Hello choice;
    private boolean resumes;
    private boolean hasOtherRecords;
    private boolean echoesSession;
    private boolean isRetried;
    private boolean hasKeyExchange;
    private boolean isAbbreviated;
    private boolean hasEarlyData;
    private boolean isCompleted;
    private byte changed; // a bit for each direction, as in the next two
    private byte finished;
    private byte data;
    private int finishedLength;
    private int alertLength;
    private int clientEncrypted; // bytes, as in the next two; no more than can be counted
    private int serverEncrypted;
    private int answered;
    private long helloTime;
    private long completionTime;
    private int alertLevel = Alert.ENCRYPTED;
    private int alertCode = Alert.ENCRYPTED;
    private int alertBy = FlowTracker.UNKNOWN;

    TlsTracker(FlowTracker flow) {
        this.flow = flow;
    }

    /** {@return whether messages of {@code type} are hello messages, and of interest} */
    boolean isHello(int type) {
        return !isCompleted && (type == CLIENT_HELLO || type == SERVER_HELLO || type == DRAFT_RETRY);
    }

    /** Takes note of a hello message. */
    void hello(int direction, long time, int type, Hello hello, Names names) {
        if (type == CLIENT_HELLO) {
            offers(direction, time, hello);
        } else if (type == DRAFT_RETRY || hello.isRetry()) {
            flow.isTlsClient(1 - direction);
            isRetried = true;
            flow.reach(Step.HRR);
        } else {
            chooses(direction, hello, names);
        }
    }

    /** Takes note of another handshake message in the clear. */
    void message(int direction, long time, int type) {
        if (isCompleted) {
            return; // a renegotiation, RFC 5246 7.4.1.1
        }
        switch (type) {
            case CERTIFICATE, SERVER_KEY_EXCHANGE -> hasKeyExchange |= direction != flow.client();
            case SERVER_HELLO_DONE -> {
                hasKeyExchange = true;
                flow.reach(Step.SERVER_FLIGHT);
            }
            case CLIENT_KEY_EXCHANGE -> flow.reach(Step.CLIENT_FLIGHT);
            case FINISHED -> finished(direction, time); // in the clear where the cipher suite encrypts nothing
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
        hasOtherRecords |= type != ALERT;
        switch (type) {
            case CHANGE_CIPHER_SPEC -> {
                changed |= (byte) (1 << direction);
                if (direction != flow.client() && choice != null && !is13() && !hasKeyExchange) {
                    isAbbreviated = true;
                }
            }
            case HANDSHAKE -> {
                if (!hasMessage && (changed & 1 << direction) != 0 && !is13()) {
                    finished(direction, time);
                }
            }
            case APPLICATION_DATA -> applicationData(direction, time, length);
            default -> {} // alerts are told by alert, nothing follows from the others
        }
    }

    /** Takes note of an alert; level and code are {@link Alert#ENCRYPTED} when it cannot be read. */
    void alert(int direction, int level, int code) {
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

    /** {@return the last ClientHello, null when there was none} */
    @Nullable
    Hello offer() {
        return offer;
    }

    /** {@return the ServerHello, null when there was none} */
    @Nullable
    Hello choice() {
        return choice;
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
        Hello chosen = choice;
        return chosen != null && Versions.is13(chosen.version());
    }

    boolean isRetried() {
        return isRetried;
    }

    boolean hasEarlyData() {
        return hasEarlyData;
    }

    /** {@return whether the handshake took up an earlier session, null before that can be told} */
    @Nullable
    Resumption resumption() {
        Hello chosen = choice;
        if (chosen == null || !is13() && !isAbbreviated && !hasKeyExchange) {
            return null;
        }
        if (is13() ? chosen.hasPreSharedKey() : isAbbreviated) {
            return is13() ? Resumption.PSK : byTicketOrSession();
        }
        return resumes ? Resumption.REFUSED : Resumption.NONE;
    }

    /** {@return from the first ClientHello to the completion, in nanoseconds; negative when these were not seen} */
    long time() {
        return offer != null && completionTime != 0 ? completionTime - helloTime : FlowTracker.UNKNOWN;
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

    private void offers(int direction, long time, Hello hello) {
        flow.isTlsClient(direction);
        if (offer == null) {
            helloTime = time;
        }
        offer = hello;
        resumes |= hello.resumes(); // a second ClientHello may leave out what the first offered, RFC 8446 4.1.2
        flow.reach(Step.CLIENT_HELLO);
    }

    private void chooses(int direction, Hello hello, Names names) {
        flow.isTlsClient(1 - direction);
        Hello offered = offer;
        if (offered != null) {
            echoesSession = !hello.sessionId().isEmpty() && hello.sessionId().equals(offered.sessionId());
            offer = offered.withoutSessionId();
        }
        choice = hello.withoutSessionId();
        finishedLength = names.finishedLength(hello.cipher());
        alertLength = names.alertLength(hello.cipher());
        flow.reach(Step.SERVER_HELLO);
    }

    private Resumption byTicketOrSession() {
        Hello offered = offer;
        if (offered != null && offered.hasTicket()) {
            return Resumption.TICKET;
        }
        return echoesSession ? Resumption.SESSION_ID : Resumption.NONE;
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
            hasEarlyData |= offer != null && isClient;
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
