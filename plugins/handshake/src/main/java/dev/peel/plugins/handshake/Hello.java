package dev.peel.plugins.handshake;

import java.util.List;

/**
 * What a ClientHello offers or a ServerHello chooses, RFC 8446 4.1. Immutable.
 *
 * @param version the version chosen, or the highest one offered; {@link #UNKNOWN} where the message is cut
 * @param cipher the cipher suite chosen, or the last one offered; {@link #UNKNOWN} where the message is cut
 * @param serverName the name asked for, empty where there is none
 * @param protocols the application protocols in their order
 * @param sessionId the session's id, one char a byte; empty where there is none
 * @param hasTicket whether there is a session ticket that is not empty
 * @param hasPreSharedKey whether pre-shared keys are offered or one is taken
 * @param isRetry whether it is a HelloRetryRequest in the form of a ServerHello
 */
record Hello(
        int version,
        int cipher,
        String serverName,
        List<String> protocols,
        String sessionId,
        boolean hasTicket,
        boolean hasPreSharedKey,
        boolean isRetry) {
    static final int UNKNOWN = -1;

    /** {@return this without what is of no use once both sides' are known} */
    Hello withoutSessionId() {
        return new Hello(version, cipher, serverName, protocols, "", hasTicket, hasPreSharedKey, isRetry);
    }

    /** {@return whether the client wants to take up an earlier session} */
    boolean resumes() {
        // RFC 8446 D.4: a client that offers TLS 1.3 makes up a session id, which then is no wish to resume.
        return hasTicket || hasPreSharedKey || !sessionId.isEmpty() && !Versions.is13(version);
    }
}
