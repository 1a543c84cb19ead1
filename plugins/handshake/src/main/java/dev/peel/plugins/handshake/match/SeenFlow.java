package dev.peel.plugins.handshake.match;

import dev.peel.plugins.handshake.Handshake.Endpoint;
import org.jspecify.annotations.Nullable;

/** A TCP flow as one capture shows it. Not thread-safe. */
final class SeenFlow {
    private final int number;
    private final Endpoint client;
    private final Endpoint server;
    private int first = SeenPackets.NONE;
    private int last = SeenPackets.NONE;
    private int count;
    private @Nullable Integer clientStart;
    private @Nullable Integer serverStart;
    private @Nullable SynOptions clientOptions;
    private @Nullable SynOptions serverOptions;
    private long random;
    private long hello;
    private String serverName = "";

    SeenFlow(int number, Endpoint client, Endpoint server) {
        this.number = number;
        this.client = client;
        this.server = server;
    }

    /** Notes a SYN or SYN-ACK; of several, the first counts. */
    void opens(Segment segment, boolean isToServer) {
        if (isToServer && clientStart == null) {
            clientStart = segment.sequence;
            clientOptions = SynOptions.of(segment);
        } else if (!isToServer && serverStart == null) {
            serverStart = segment.sequence;
            serverOptions = SynOptions.of(segment);
        }
    }

    /** Adds the segment at {@code i}. */
    void add(SeenPackets packets, int i) {
        if (first == SeenPackets.NONE) {
            first = i;
        } else {
            packets.link(last, i);
        }
        last = i;
        count++;
    }

    /** Notes the ClientHello; of several, the first counts. */
    void says(long newRandom, long newHello) {
        if (random == 0) {
            random = newRandom;
            hello = newHello;
        }
    }

    /** Notes the name that the first ClientHello asks for. */
    void names(String name) {
        serverName = serverName.isEmpty() ? name : serverName;
    }

    int number() {
        return number;
    }

    Endpoint client() {
        return client;
    }

    Endpoint server() {
        return server;
    }

    /** {@return the index of its first segment} */
    int first() {
        return first;
    }

    /** {@return how many segments it has} */
    int count() {
        return count;
    }

    /** {@return the initial sequence number of the client or the server; null where its SYN was not seen} */
    @Nullable
    Integer start(boolean isToServer) {
        return isToServer ? clientStart : serverStart;
    }

    /** {@return what the SYN of the client or the server offers; null where it was not seen} */
    @Nullable
    SynOptions options(boolean isToServer) {
        return isToServer ? clientOptions : serverOptions;
    }

    /** {@return a number that equal randoms of ClientHellos share; 0 where none was seen} */
    long random() {
        return random;
    }

    /** {@return a number that equal ClientHellos share; 0 where none was seen} */
    long hello() {
        return hello;
    }

    /** {@return the name that the ClientHello asks for; empty where there is none} */
    String serverName() {
        return serverName;
    }

    @Override
    public String toString() {
        return client + " to " + server;
    }
}
