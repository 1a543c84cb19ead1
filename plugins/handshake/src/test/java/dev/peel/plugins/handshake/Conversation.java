package dev.peel.plugins.handshake;

import dev.peel.core.dissect.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** TCP packets put together to a capture of raw IP, a millisecond apart; sequence numbers follow from what was sent. */
final class Conversation {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;

    private static final int LINKTYPE_RAW = 101;
    private static final int PROTOCOL_TCP = 6;
    private static final long START = 1_700_000_000_000L; // milliseconds since 1970, 2023-11-14T22:13:20Z

    private final ByteArrayOutputStream capture = new ByteArrayOutputStream();
    private final int[] next = {1000, 900_000};
    private String client = "192.0.2.1";
    private String server = "192.0.2.2";
    private int clientPort = 40000;
    private int serverPort = 443;
    private long time = START;

    Conversation() {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(0xffff)
                .putInt(LINKTYPE_RAW);
        capture.writeBytes(header.array());
    }

    /** Goes on between other endpoints. */
    Conversation between(String newClient, int newClientPort, String newServer, int newServerPort) {
        client = newClient;
        clientPort = newClientPort;
        server = newServer;
        serverPort = newServerPort;
        next[0] += 100_000;
        next[1] += 100_000;
        return this;
    }

    /** Lets the client send. */
    Conversation client(int flags, String... hex) {
        return send(0, flags, hex);
    }

    /** Lets the server send. */
    Conversation server(int flags, String... hex) {
        return send(1, flags, hex);
    }

    /** SYN, SYN-ACK, ACK. */
    Conversation connect() {
        return client(SYN).server(SYN | ACK).client(ACK);
    }

    /** Lets time go by. */
    Conversation pause(long milliseconds) {
        time += milliseconds;
        return this;
    }

    /** Lets the client send again what it sent last, which was {@code length} sequence numbers long. */
    Conversation clientForgets(int length) {
        next[0] -= length;
        return this;
    }

    /** Adds a packet as it is. */
    Conversation packet(byte[] packet) {
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt((int) (time / 1000)).putInt((int) (time % 1000) * 1000);
        record.putInt(packet.length).putInt(packet.length);
        capture.writeBytes(record.array());
        capture.writeBytes(packet);
        time++;
        return this;
    }

    /** {@return the capture} */
    byte[] bytes() {
        return capture.toByteArray();
    }

    /** {@return what the command prints of the capture} */
    String table() throws IOException {
        return new CommandRun(Limits.DEFAULT, bytes()).run("-");
    }

    /** {@return the lines of the flows as JSON} */
    String json() throws IOException {
        return new CommandRun(Limits.DEFAULT, bytes()).run("-", "--json");
    }

    private Conversation send(int side, int flags, String... hex) {
        byte[] payload = HexFormat.of().parseHex(String.join("", hex).replaceAll("\\s", ""));
        ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
        tcp.putShort((short) (side == 0 ? clientPort : serverPort))
                .putShort((short) (side == 0 ? serverPort : clientPort));
        tcp.putInt(next[side]).putInt((flags & ACK) != 0 ? next[1 - side] : 0);
        tcp.putShort((short) (0x5000 | flags))
                .putShort((short) 0x1000)
                .putInt(0)
                .put(payload);
        next[side] += payload.length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
        return packet(ip(side == 0 ? client : server, side == 0 ? server : client, tcp.array()));
    }

    private static byte[] ip(String source, String destination, byte[] payload) {
        byte[] from = address(source);
        byte[] to = address(destination);
        boolean isIpv4 = from.length == 4;
        ByteBuffer packet = ByteBuffer.allocate((isIpv4 ? 20 : 40) + payload.length);
        if (isIpv4) {
            packet.putInt(0x45000000 | packet.capacity()).putInt(0x4000).putInt(0x40000000 | PROTOCOL_TCP << 16);
        } else {
            packet.putInt(0x60000000)
                    .putShort((short) payload.length)
                    .put((byte) PROTOCOL_TCP)
                    .put((byte) 64);
        }
        return packet.put(from).put(to).put(payload).array();
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (IOException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }
}
