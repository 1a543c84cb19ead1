package dev.peel.plugins.handshake.track;

import dev.peel.plugins.handshake.Step;

/** Tells alerts of TLS 1.3 by the length of their records and their place, since all else of them is encrypted. */
final class EncryptedAlerts {
    private EncryptedAlerts() {}

    /**
     * {@return whether the client ended the handshake with an alert: after the server's flight it sent less than Finished takes, and
     * then closed}
     */
    static boolean isByClient(FlowTracker flow, TlsTracker tls, int client) {
        return tls.is13()
                && !tls.isCompleted()
                && flow.hasReached(Step.SERVER_FLIGHT)
                && tls.clientEncrypted() > 0
                && tls.isTooShortForFinished()
                && flow.endedBy() == client;
    }

    /**
     * {@return whether the server answered the client's Finished with an alert: all that it sent after it is as long as one, and then
     * it closed}
     */
    static boolean isRefusal(FlowTracker flow, TlsTracker tls, int client) {
        boolean isAlone = !flow.hasReached(Step.APPDATA) || tls.showsMoreThanFinished();
        return tls.answersWithAlertLength() && isAlone && flow.endedBy() == 1 - client;
    }
}
