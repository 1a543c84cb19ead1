package dev.peel.plugins.handshake;

import dev.peel.core.dissect.Limits;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.track.CaptureFlows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** TCP packets put together to a capture of raw IP, a millisecond apart; sequence numbers follow from what was sent. */
public final class Conversation {
    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int ACK = 0x10;

    private static final int LINKTYPE_RAW = 101;
    private static final int PROTOCOL_ICMP = 1;
    private static final int PROTOCOL_TCP = 6;
    private static final long START = 1_700_000_000_000L; // milliseconds since 1970, 2023-11-14T22:13:20Z

    private final ByteArrayOutputStream capture = new ByteArrayOutputStream();
    private final int[] next = {1000, 900_000};
    private String client = "192.0.2.1";
    private String server = "192.0.2.2";
    private int clientPort = 40000;
    private int serverPort = 443;
    private long time = START;
    private final int[] hops = {64, 64};
    private int id;
    private byte[] last = new byte[0];
    private int window = 0x1000;
    private int shift;
    private String options = "";
    private int kept = Integer.MAX_VALUE;

    /** Begins between 192.0.2.1:40000 and 192.0.2.2:443. */
    public Conversation() {
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
    public Conversation between(String newClient, int newClientPort, String newServer, int newServerPort) {
        client = newClient;
        clientPort = newClientPort;
        server = newServer;
        serverPort = newServerPort;
        next[0] += 100_000;
        next[1] += 100_000;
        return this;
    }

    /** Lets the client send. */
    public Conversation client(int flags, String... hex) {
        return send(0, flags, hex);
    }

    /** Lets the server send. */
    public Conversation server(int flags, String... hex) {
        return send(1, flags, hex);
    }

    /** SYN, SYN-ACK, ACK. */
    public Conversation connect() {
        return client(SYN).server(SYN | ACK).client(ACK);
    }

    /** Lets the packets of the client from now on arrive with this time to live. */
    public Conversation clientHops(int newHops) {
        hops[0] = newHops;
        return this;
    }

    /** Lets the packets of the server from now on arrive with this time to live. */
    public Conversation serverHops(int newHops) {
        hops[1] = newHops;
        return this;
    }

    /** Gives the packets from now on this identification. */
    public Conversation id(int newId) {
        id = newId;
        return this;
    }

    /** Gives the packets from now on this window. */
    public Conversation window(int newWindow) {
        window = newWindow;
        return this;
    }

    /** Captures no more than the first {@code length} bytes of each packet from now on. */
    public Conversation keeping(int length) {
        kept = length;
        return this;
    }

    /** Gives the next packet these options, a multiple of four bytes. */
    public Conversation options(String hex) {
        options = hex;
        return this;
    }

    /** Shifts the sequence number of the next packet, which does not count as sent. */
    public Conversation shifted(int by) {
        shift = by;
        return this;
    }

    /** Lets the server send again what it sent last, which was {@code length} sequence numbers long. */
    public Conversation serverForgets(int length) {
        next[1] -= length;
        return this;
    }

    /** Lets a router tell the client that its packet did not get through, quoting a header of the client's. */
    public Conversation error(String router, int type, int code, int mtu) {
        ByteBuffer quoted = ByteBuffer.allocate(8);
        quoted.putShort((short) clientPort).putShort((short) serverPort).putInt(next[0] - 1);
        byte[] header = ip(client, server, quoted.array(), 64, 0, PROTOCOL_TCP);
        ByteBuffer icmp = ByteBuffer.allocate(8 + header.length);
        icmp.put((byte) type).put((byte) code).putShort((short) 0).putInt(mtu).put(header);
        return packet(ip(router, client, icmp.array(), 64, 0, PROTOCOL_ICMP));
    }

    /** Adds the packet before once more, captured at the same time. */
    public Conversation again() {
        byte[] packet = last;
        time--;
        return packet(packet);
    }

    /** Adds the packet before once more, as it looks behind a router. */
    public Conversation againBehindRouter() {
        byte[] packet = last.clone();
        packet[8]--;
        time--;
        return packet(packet);
    }

    /** Lets time go by. */
    public Conversation pause(long milliseconds) {
        time += milliseconds;
        return this;
    }

    /** Lets the client send again what it sent last, which was {@code length} sequence numbers long. */
    public Conversation clientForgets(int length) {
        next[0] -= length;
        return this;
    }

    /** Adds a packet as it is. */
    public Conversation packet(byte[] packet) {
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt((int) (time / 1000)).putInt((int) (time % 1000) * 1000);
        int length = Math.min(kept, packet.length);
        record.putInt(length).putInt(packet.length);
        capture.writeBytes(record.array());
        capture.write(packet, 0, length);
        last = packet;
        time++;
        return this;
    }

    /** {@return the capture} */
    public byte[] bytes() {
        return capture.toByteArray();
    }

    /** {@return what the command prints of the capture} */
    public String table() throws IOException {
        return new CommandRun(Limits.DEFAULT, bytes()).run("-");
    }

    /** {@return the lines of the flows as JSON} */
    public String json() throws IOException {
        return new CommandRun(Limits.DEFAULT, bytes()).run("-", "--json");
    }

    /** {@return the flows of the capture} */
    public CaptureFlows flows() throws IOException {
        return new CommandRun(Limits.DEFAULT, bytes()).flows("-");
    }

    /** {@return the verdicts on the last flow of the capture} */
    public List<Verdict> verdicts() throws IOException {
        CaptureFlows flows = flows();
        return Diagnosis.of(flows).verdicts(flows.get(flows.size() - 1));
    }

    /** {@return the ids of the verdicts on the last flow of the capture} */
    public List<String> ids() throws IOException {
        return verdicts().stream().map(Verdict::id).toList();
    }

    /** {@return the verdict {@code id} on the last flow of the capture} */
    public Verdict verdict(String id) throws IOException {
        return verdicts().stream()
                .filter(verdict -> verdict.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no verdict " + id));
    }

    private Conversation send(int side, int flags, String... hex) {
        byte[] payload = HexFormat.of().parseHex(String.join("", hex).replaceAll("\\s", ""));
        byte[] more = HexFormat.of().parseHex(options.replaceAll("\\s", ""));
        options = "";
        ByteBuffer tcp = ByteBuffer.allocate(20 + more.length + payload.length);
        tcp.putShort((short) (side == 0 ? clientPort : serverPort))
                .putShort((short) (side == 0 ? serverPort : clientPort));
        tcp.putInt(next[side] + shift).putInt((flags & ACK) != 0 ? next[1 - side] : 0);
        tcp.putShort((short) (0x5000 + (more.length / 4 << 12) | flags))
                .putShort((short) window)
                .putInt(0)
                .put(more)
                .put(payload);
        next[side] += shift != 0 ? 0 : payload.length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
        shift = 0;
        return packet(ip(
                side == 0 ? client : server, side == 0 ? server : client, tcp.array(), hops[side], id, PROTOCOL_TCP));
    }

    private static byte[] ip(String source, String destination, byte[] payload, int hops, int id, int protocol) {
        byte[] from = address(source);
        byte[] to = address(destination);
        boolean isIpv4 = from.length == 4;
        ByteBuffer packet = ByteBuffer.allocate((isIpv4 ? 20 : 40) + payload.length);
        if (isIpv4) {
            packet.putInt(0x45000000 | packet.capacity())
                    .putInt(id << 16 | 0x4000)
                    .putInt(hops << 24 | protocol << 16);
        } else {
            packet.putInt(0x60000000)
                    .putShort((short) payload.length)
                    .put((byte) protocol)
                    .put((byte) hops);
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
