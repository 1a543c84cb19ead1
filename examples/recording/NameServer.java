import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A DNS server on loopback for the zone {@code example.test}, over UDP and TCP; runs until it is ended.
 *
 * <pre>
 * java NameServer.java PORT
 * </pre>
 */
final class NameServer {
    private static final int HEADER_LENGTH = 12; // bytes, RFC 1035 4.1.1
    private static final int LARGEST_UDP_MESSAGE = 512; // bytes, RFC 1035 4.2.1
    private static final int FLAGS_ANSWER = 0x8480; // response, authoritative, recursion available
    private static final int FLAG_TRUNCATED = 0x0200;
    private static final int NAME_ERROR = 3; // RFC 1035 4.1.1
    private static final int CLASS_IN = 1; // RFC 1035 3.2.4
    private static final int TIME_TO_LIVE = 300; // seconds
    private static final int POINTER = 0xc000; // RFC 1035 4.1.4
    private static final int TYPE_A = 1;
    private static final int TYPE_CNAME = 5;
    private static final int TYPE_SOA = 6;
    private static final int TYPE_PTR = 12;
    private static final int TYPE_MX = 15;
    private static final int TYPE_TXT = 16;
    private static final int TYPE_AAAA = 28; // RFC 3596 2.1

    private static final List<Entry> ZONE = List.of(
            new Entry("shop.example.test", TYPE_A, new byte[] {(byte) 192, 0, 2, 10}),
            new Entry("shop.example.test", TYPE_A, new byte[] {(byte) 192, 0, 2, 11}),
            new Entry("shop.example.test", TYPE_AAAA, address("2001:db8::10")),
            new Entry("www.example.test", TYPE_CNAME, name("shop.example.test")),
            new Entry("example.test", TYPE_MX, preferred(10, name("mail.example.test"))),
            new Entry("10.2.0.192.in-addr.arpa", TYPE_PTR, name("shop.example.test")),
            new Entry("large.example.test", TYPE_TXT, texts(3, 220)));

    private record Entry(String owner, int type, byte[] content) {}

    private record Question(String name, int type, int end) {}

    private NameServer() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var datagrams = new DatagramSocket(port, loopback);
        var listener = new ServerSocket(port, 1, loopback);
        new Thread(() -> forever(() -> answerDatagram(datagrams))).start();
        new Thread(() -> forever(() -> answerConnection(listener))).start();
        System.out.println("ACCEPT");
    }

    private interface Turn {
        void take() throws IOException;
    }

    private static void forever(Turn turn) {
        while (true) {
            try {
                turn.take();
            } catch (IOException broken) {
                System.err.println(broken.getMessage());
            }
        }
    }

    private static void answerDatagram(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[LARGEST_UDP_MESSAGE], LARGEST_UDP_MESSAGE);
        socket.receive(packet);
        packet.setData(answer(packet.getData(), LARGEST_UDP_MESSAGE));
        socket.send(packet);
    }

    private static void answerConnection(ServerSocket listener) throws IOException {
        try (var socket = listener.accept()) {
            var input = new DataInputStream(socket.getInputStream());
            byte[] answer = answer(input.readNBytes(input.readUnsignedShort()), 0xffff);
            var framed = new ByteArrayOutputStream();
            new DataOutputStream(framed).writeShort(answer.length);
            framed.write(answer);
            socket.getOutputStream().write(framed.toByteArray());
            input.readAllBytes();
        }
    }

    private static byte[] answer(byte[] query, int limit) throws IOException {
        Question question = question(query);
        List<Entry> answers = ZONE.stream()
                .filter(entry -> entry.owner.equals(question.name))
                .filter(entry -> entry.type == question.type || entry.type == TYPE_CNAME)
                .toList();
        boolean exists = ZONE.stream().anyMatch(entry -> entry.owner.equals(question.name));
        byte[] whole = message(query, question, answers, exists ? 0 : NAME_ERROR);
        return whole.length <= limit ? whole : message(query, question, List.of(), FLAG_TRUNCATED);
    }

    private static byte[] message(byte[] query, Question question, List<Entry> answers, int flags) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var output = new DataOutputStream(bytes);
        boolean denied = flags == NAME_ERROR;
        output.write(query, 0, 2); // the identification
        output.writeShort(FLAGS_ANSWER | flags | query[2] << 8 & 0x0100); // recursion desired comes back
        output.writeShort(1);
        output.writeShort(answers.size());
        output.writeShort(denied ? 1 : 0);
        output.writeShort(0);
        output.write(query, HEADER_LENGTH, question.end - HEADER_LENGTH);
        for (Entry entry : answers) {
            output.writeShort(POINTER | HEADER_LENGTH);
            writeRecord(output, entry);
        }
        if (denied) {
            output.write(name("example.test"));
            writeRecord(output, new Entry("example.test", TYPE_SOA, startOfAuthority()));
        }
        return bytes.toByteArray();
    }

    private static void writeRecord(DataOutputStream output, Entry entry) throws IOException {
        output.writeShort(entry.type);
        output.writeShort(CLASS_IN);
        output.writeInt(TIME_TO_LIVE);
        output.writeShort(entry.content.length);
        output.write(entry.content);
    }

    private static Question question(byte[] query) {
        var name = new StringBuilder();
        int at = HEADER_LENGTH;
        while (query[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
            at += 1 + query[at];
        }
        int type = Byte.toUnsignedInt(query[at + 1]) << 8 | Byte.toUnsignedInt(query[at + 2]);
        return new Question(name.toString().toLowerCase(Locale.ROOT), type, at + 5);
    }

    private static byte[] name(String dotted) {
        var bytes = new ByteArrayOutputStream();
        for (String label : dotted.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (IOException impossible) {
            throw new IllegalArgumentException(literal + " is not an address", impossible);
        }
    }

    private static byte[] preferred(int preference, byte[] exchange) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(preference >> 8);
        bytes.write(preference);
        bytes.writeBytes(exchange);
        return bytes.toByteArray();
    }

    private static byte[] texts(int count, int length) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.write(length);
            bytes.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static byte[] startOfAuthority() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var output = new DataOutputStream(bytes);
        output.write(name("ns.example.test"));
        output.write(name("hostmaster.example.test"));
        for (int number : new int[] {1, 3600, 600, 86400, 300}) { // serial, refresh, retry, expire, minimum
            output.writeInt(number);
        }
        return bytes.toByteArray();
    }
}
