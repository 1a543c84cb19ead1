package dev.peel.dissectors.http;

import dev.peel.core.flow.Slot;

/**
 * What is remembered of a flow's messages.
 *
 * @param method the method of the last request, empty before the first
 * @param uri what it asked for
 * @param requestFrame the frame of that request, 0 before the first
 * @param requestTime when that was captured, in nanoseconds since 1970
 * @param requests how many requests there were
 * @param responses how many responses there were
 * @param tunnel whether the flow carries another protocol now
 * @param upgrade the protocol that a response switched to, empty where a tunnel was asked for or nothing changed
 */
record HttpConversation(
        String method,
        String uri,
        long requestFrame,
        long requestTime,
        int requests,
        int responses,
        boolean tunnel,
        String upgrade) {
    static final Slot<HttpConversation> SLOT = Slot.of("http");
    static final HttpConversation NEW = new HttpConversation("", "", 0, 0, 0, 0, false, "");
    static final String CONNECT = "CONNECT"; // the method that asks for a tunnel, RFC 9110 9.3.6
    static final int SWITCHING = 101; // the status that announces another protocol, RFC 9110 15.2.2
    private static final int HTTPS = 443; // the port of a tunnel that does not name one

    /** {@return whether a message of the protocol has been seen on the flow} */
    boolean isKnown() {
        return requests + responses > 0;
    }

    HttpConversation request(String newMethod, String newUri, long frame, long time) {
        return new HttpConversation(newMethod, newUri, frame, time, requests + 1, responses, false, "");
    }

    /** {@return this after a response with {@code status}, which may name in {@code newUpgrade} the protocol to come} */
    HttpConversation response(int status, String newUpgrade) {
        boolean tunnels = status == SWITCHING || HttpFraming.isTunnelled(method, status);
        String next = status == SWITCHING ? newUpgrade : "";
        return new HttpConversation(method, uri, requestFrame, requestTime, requests, responses + 1, tunnels, next);
    }

    /** {@return the port that the tunnel leads to, RFC 9110 9.3.6} */
    int tunnelPort() {
        long port = HttpFraming.number(uri.substring(uri.lastIndexOf(':') + 1));
        return port >= 0 && port <= 0xffff ? (int) port : HTTPS;
    }
}
