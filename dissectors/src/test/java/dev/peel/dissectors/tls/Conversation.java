package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Limits;
import dev.peel.dissectors.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The segments of one TCP connection between a client and a server, a frame each; for tests. */
final class Conversation {
    private static final int LINK_HEADER = 14; // bytes
    private static final int IP_HEADER = 20; // bytes
    private static final int TCP_HEADER = 20; // bytes
    private static final int CLIENT_PORT = 40000;

    private final int port;
    private final List<byte[]> frames = new ArrayList<>();
    private int clientNext = 1000;
    private int serverNext = 5000;

    private Conversation(int port) {
        this.port = port;
    }

    /** {@return a connection to the port of HTTPS} */
    static Conversation https() {
        return new Conversation(443);
    }

    /** {@return a connection to {@code port}} */
    static Conversation on(int port) {
        return new Conversation(port);
    }

    /** {@return this, with a segment from the client, given in hexadecimal} */
    Conversation client(String hex) {
        return client(Packets.hex(hex));
    }

    /** {@return this, with a segment from the server, given in hexadecimal} */
    Conversation server(String hex) {
        return server(Packets.hex(hex));
    }

    /** {@return this, with a segment from the client} */
    Conversation client(byte[] payload) {
        frames.add(frame(CLIENT_PORT, port, clientNext, serverNext, payload));
        clientNext += payload.length;
        return this;
    }

    /** {@return this, with a segment from the server} */
    Conversation server(byte[] payload) {
        frames.add(frame(port, CLIENT_PORT, serverNext, clientNext, payload));
        serverNext += payload.length;
        return this;
    }

    /** {@return the frames, dissected} */
    Packets packets() {
        return Packets.linked(Packets.ETHERNET, Limits.DEFAULT, frames);
    }

    /** {@return the last frame, dissected after those before} */
    Packets last() {
        return packets().frame(frames.size());
    }

    /** {@return the last frame alone, of which only so many bytes of its payload were captured} */
    Packets cut(int captured) {
        byte[] frame = frames.get(frames.size() - 1);
        int length = LINK_HEADER + IP_HEADER + TCP_HEADER + captured;
        return Packets.cut(frame.length, HexFormat.of().formatHex(frame, 0, length));
    }

    private static byte[] frame(int from, int to, int sequence, int acknowledgment, byte[] payload) {
        boolean isClient = from == CLIENT_PORT;
        int clientAddress = 0xc0000201; // 192.0.2.1, RFC 5737
        int serverAddress = 0xc0000202;
        return ByteBuffer.allocate(LINK_HEADER + IP_HEADER + TCP_HEADER + payload.length)
                .position(12)
                .putShort((short) 0x0800)
                .putInt(0x45000000 | IP_HEADER + TCP_HEADER + payload.length)
                .putInt(0)
                .putInt(0x40060000)
                .putInt(isClient ? clientAddress : serverAddress)
                .putInt(isClient ? serverAddress : clientAddress)
                .putShort((short) from)
                .putShort((short) to)
                .putInt(sequence)
                .putInt(acknowledgment)
                .putInt(0x50182000)
                .putInt(0)
                .put(payload)
                .array();
    }
}
