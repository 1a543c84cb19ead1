package dev.peel.dissectors.socks;

import dev.peel.core.flow.Slot;

/**
 * What is known of a connection to a proxy.
 *
 * @param version 4 or 5, 0 before the client said it
 * @param client what comes next from the client
 * @param server what comes next from the proxy
 * @param command what the client asks for, 0 before
 * @param port the port that the client asks for, 0 before
 */
record SocksSession(int version, Step client, Step server, int command, int port) {
    static final Slot<SocksSession> SLOT = Slot.of("socks");
    static final SocksSession NEW = new SocksSession(0, Step.GREETING, Step.GREETING, 0, 0);

    /** A message, or what follows the messages. */
    enum Step {
        /** Version 5: the client's methods of authentication, and the one that the proxy chose. */
        GREETING,
        /** Version 5: name and password, and whether they are right, RFC 1929. */
        AUTHENTICATION,
        /** Where to connect to, and whether that was done. */
        REQUEST,
        /** What is neither understood nor the tunnel's: another method of authentication, or after a refusal. */
        FOREIGN,
        /** The connection that was asked for. */
        TUNNEL
    }

    Step step(boolean isServer) {
        return isServer ? server : client;
    }

    SocksSession starting(int newVersion) {
        return newVersion == 4
                ? new SocksSession(newVersion, Step.REQUEST, Step.REQUEST, command, port)
                : new SocksSession(newVersion, client, server, command, port);
    }

    SocksSession both(Step next) {
        return new SocksSession(version, next, next, command, port);
    }

    SocksSession askingFor(int newCommand, int newPort) {
        return new SocksSession(version, client, server, newCommand, newPort);
    }
}
