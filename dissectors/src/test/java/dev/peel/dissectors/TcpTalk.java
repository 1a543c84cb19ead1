package dev.peel.dissectors;

import dev.peel.core.dissect.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a client and a server on one port say to each other over TCP, a segment at a time: for tests. */
public final class TcpTalk {
    private static final String CLIENT = "c0 00 02 01 c0 00 02 02";
    private static final String SERVER = "c0 00 02 02 c0 00 02 01";
    private static final int CLIENT_PORT = 50000;

    /** A record with a ClientHello, in hexadecimal. */
    public static final String CLIENT_HELLO =
            "16 03 01 00 2d  01 00 00 29 03 03" + " 11".repeat(32) + " 00 00 02 13 01 01 00";

    private final int port;
    private final List<byte[]> frames = new ArrayList<>();
    private int clientSequence = 1;
    private int serverSequence = 1;

    /** Starts a conversation with the server on {@code port}. */
    public TcpTalk(int port) {
        this.port = port;
    }

    /** The client sends bytes given in hexadecimal. */
    public TcpTalk client(String hex) {
        int length = Packets.hex(hex).length;
        add(CLIENT, CLIENT_PORT, port, clientSequence, serverSequence, hex);
        clientSequence += length;
        return this;
    }

    /** The server sends bytes given in hexadecimal. */
    public TcpTalk server(String hex) {
        int length = Packets.hex(hex).length;
        add(SERVER, port, CLIENT_PORT, serverSequence, clientSequence, hex);
        serverSequence += length;
        return this;
    }

    /** The client sends text. */
    public TcpTalk clientText(String text) {
        return client(hex(text));
    }

    /** The server sends text. */
    public TcpTalk serverText(String text) {
        return server(hex(text));
    }

    /** The client starts a TLS handshake. */
    public TcpTalk clientHello() {
        return client(CLIENT_HELLO);
    }

    /** {@return the packets, read thoroughly} */
    public Packets packets() {
        return Packets.linked(Packets.RAW_IP, Limits.DEFAULT, frames);
    }

    /** {@return the packets, of which nothing but {@code field} is asked for} */
    public Packets asking(String field) {
        return Packets.asking(Packets.RAW_IP, field, frames);
    }

    /** {@return the packets, read as Wireshark reads streams} */
    public Packets asWireshark() {
        return Packets.asWireshark(frames);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void add(String addresses, int source, int destination, int sequence, int acknowledgment, String hex) {
        byte[] payload = Packets.hex(hex);
        String header = String.format(
                "45 00 %04x 00 00 00 00 40 06 00 00 %s %04x %04x %08x %08x 50 18 10 00 00 00 00 00",
                40 + payload.length, addresses, source, destination, sequence, acknowledgment);
        frames.add(Packets.hex(header + HexFormat.of().formatHex(payload)));
    }
}
