package dev.peel.plugins.handshake;

import java.util.List;

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
    private boolean hasClientHello;
    private boolean hasServerHello;
    private boolean hasOtherRecords;
    private int offeredVersion = Hello.UNKNOWN;
    private int version = Hello.UNKNOWN;
    private int cipher = Hello.UNKNOWN;
    private String serverName = "";
    private String alpn = "";
    private List<String> offeredAlpn = List.of();
    private String offeredSession = "";
    private boolean offersTicket;
    private boolean offersPreSharedKey;
    private boolean echoesSession;
    private boolean takesPreSharedKey;
    private boolean isRetried;
    private boolean hasKeyExchange;
    private boolean isAbbreviated;
    private boolean hasEarlyData;
    private boolean isCompleted;
    private int changed;
    private int finished;
    private int data;
    private int finishedLength;
    private int alertLength;
    private long clientEncrypted;
    private long serverEncrypted;
    private int lastClientLength;
    private int lastServerLength;
    private long helloTime;
    private long completionTime;
    private int alertLevel = Alert.ENCRYPTED;
    private int alertCode = Alert.ENCRYPTED;
    private int alertBy = FlowTracker.UNKNOWN;

    TlsTracker(FlowTracker flow) {
        this.flow = flow;
    }

    /** Takes note of a handshake message in the clear; {@code hello} holds it when it is one of the hello messages. */
    void message(int direction, long time, int type, Hello hello, Names names) {
        if (isCompleted) {
            return; // a renegotiation, RFC 5246 7.4.1.1
        }
        switch (type) {
            case CLIENT_HELLO -> clientHello(direction, time, hello);
            case SERVER_HELLO -> {
                if (hello.isRetry()) {
                    retry(direction);
                } else {
                    serverHello(direction, hello, names);
                }
            }
            case DRAFT_RETRY -> retry(direction);
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
                changed |= 1 << direction;
                if (direction != flow.client() && hasServerHello && !is13() && !hasKeyExchange) {
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
        if (isEncrypted ? hasServerHello && !isCompleted : isEnding(level, code)) {
            flow.end(FlowTracker.End.ALERT, direction, false);
        }
    }

    boolean hasClientHello() {
        return hasClientHello;
    }

    boolean hasServerHello() {
        return hasServerHello;
    }

    /** {@return whether there were records of TLS, besides alerts, which servers send to whomever} */
    boolean hasRecords() {
        return hasOtherRecords || hasClientHello || hasServerHello;
    }

    boolean isCompleted() {
        return isCompleted;
    }

    boolean is13() {
        return Versions.is13(version);
    }

    /** {@return the version chosen, {@link Hello#UNKNOWN} before that} */
    int version() {
        return version;
    }

    /** {@return the highest version offered, {@link Hello#UNKNOWN} before that} */
    int offeredVersion() {
        return offeredVersion;
    }

    /** {@return the cipher suite chosen, {@link Hello#UNKNOWN} before that} */
    int cipher() {
        return cipher;
    }

    String serverName() {
        return serverName;
    }

    /** {@return the application protocol chosen in the clear, empty where there is none} */
    String alpn() {
        return alpn;
    }

    List<String> offeredAlpn() {
        return offeredAlpn;
    }

    boolean isRetried() {
        return isRetried;
    }

    boolean hasEarlyData() {
        return hasEarlyData;
    }

    Resumption resumption() {
        if (!hasServerHello) {
            return Resumption.NONE;
        }
        if (is13()) {
            return takesPreSharedKey ? Resumption.PSK : offersPreSharedKey ? Resumption.REFUSED : Resumption.NONE;
        }
        if (isAbbreviated) {
            return offersTicket ? Resumption.TICKET : echoesSession ? Resumption.SESSION_ID : Resumption.NONE;
        }
        // RFC 8446 D.4: a client that offers TLS 1.3 makes up a session id, which then is no wish to resume.
        boolean offersSession = !offeredSession.isEmpty() && !Versions.is13(offeredVersion);
        return hasKeyExchange && (offersTicket || offersSession || offersPreSharedKey)
                ? Resumption.REFUSED
                : Resumption.NONE;
    }

    /** {@return from the first ClientHello to the completion, in nanoseconds; negative when these were not seen} */
    long time() {
        return hasClientHello && completionTime != 0 ? completionTime - helloTime : FlowTracker.UNKNOWN;
    }

    /** {@return how many bytes the client sent encrypted since the ServerHello of TLS 1.3} */
    long clientEncrypted() {
        return clientEncrypted;
    }

    /** {@return whether that is less than the client's Finished takes} */
    boolean isTooShortForFinished() {
        return clientEncrypted < finishedLength;
    }

    /** {@return whether the last record in {@code direction} is encrypted and as long as an alert of TLS 1.3 is} */
    boolean endsWithAlertLength(int direction) {
        return is13() && alertLength == (direction == flow.client() ? lastClientLength : lastServerLength);
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

    private void clientHello(int direction, long time, Hello hello) {
        flow.isTlsClient(direction);
        if (!hasClientHello) {
            helloTime = time;
        }
        hasClientHello = true;
        offeredVersion = hello.version();
        serverName = hello.serverName();
        offeredAlpn = hello.protocols();
        offeredSession = hello.sessionId();
        offersTicket = hello.hasTicket();
        offersPreSharedKey |= hello.hasPreSharedKey();
        flow.reach(Step.CLIENT_HELLO);
    }

    private void retry(int direction) {
        flow.isTlsClient(1 - direction);
        isRetried = true;
        flow.reach(Step.HRR);
    }

    private void serverHello(int direction, Hello hello, Names names) {
        flow.isTlsClient(1 - direction);
        hasServerHello = true;
        version = hello.version();
        cipher = hello.cipher();
        finishedLength = names.finishedLength(cipher);
        alertLength = names.alertLength(cipher);
        echoesSession = !offeredSession.isEmpty() && offeredSession.equals(hello.sessionId());
        takesPreSharedKey = hello.hasPreSharedKey();
        alpn = hello.protocols().isEmpty() ? "" : hello.protocols().get(0);
        flow.reach(Step.SERVER_HELLO);
    }

    private void finished(int direction, long time) {
        if (!hasServerHello || isCompleted) {
            return;
        }
        finished |= 1 << direction;
        flow.reach(direction == flow.client() ? Step.FINISHED_C : Step.FINISHED_S);
        if (finished == 0b11) {
            isCompleted = true;
            completionTime = time;
        }
    }

    private void applicationData(int direction, long time, int length) {
        boolean isClient = direction == flow.client();
        if (!hasServerHello) {
            hasEarlyData |= hasClientHello && isClient;
            if (!hasClientHello) {
                flow.reach(Step.APPDATA);
            }
        } else if (is13()) {
            encrypted(isClient, time, length);
        } else {
            data |= 1 << direction;
            isCompleted |= data == 0b11; // whatever the capture lost of the handshake
            if (isCompleted) {
                flow.reach(Step.APPDATA);
            }
        }
    }

    /** An encrypted record of TLS 1.3: only its length tells what it may hold. */
    private void encrypted(boolean isClient, long time, int length) {
        if (!isClient) {
            serverEncrypted += length;
            lastServerLength = length;
            if (serverEncrypted >= finishedLength) {
                flow.reach(Step.SERVER_FLIGHT);
            }
            return;
        }
        clientEncrypted += length;
        lastClientLength = length;
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

    private static boolean isEnding(int level, int code) {
        return level == Alert.FATAL || code == Alert.CLOSE_NOTIFY;
    }
}
