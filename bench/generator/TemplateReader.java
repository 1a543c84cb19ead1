import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the conversations of pcap files with Ethernet frames in this machine's usual byte order. */
final class TemplateReader {
    private static final int MAGIC = 0xa1b2c3d4; // microseconds
    private static final int APPLICATION_DATA = 23; // TLS, RFC 8446 5.1

    private final Map<String, Conversation> conversations = new LinkedHashMap<>();

    private static final class Conversation {
        boolean isIpv6;
        boolean isUdp;
        int clientPort;
        int serverPort;
        Integer clientStart;
        Integer serverStart;
        long lastTime;
        final List<Template.Packet> packets = new ArrayList<>();
    }

    /** {@return the whole conversations in {@code file}; none where it is of another format} */
    static List<Template> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < 24 || bytes.getInt(0) != MAGIC || bytes.getInt(20) != 1) {
            return List.of();
        }
        TemplateReader reader = new TemplateReader();
        bytes.position(24);
        while (bytes.remaining() >= 16) {
            long time = bytes.getInt() * 1_000_000L + bytes.getInt();
            int captured = bytes.getInt();
            bytes.getInt();
            reader.frame(time, bytes.slice(bytes.position(), captured).order(ByteOrder.BIG_ENDIAN));
            bytes.position(bytes.position() + captured);
        }
        return reader.conversations.values().stream()
                .filter(one -> one.isUdp || one.clientStart != null && one.serverStart != null)
                .map(TemplateReader::template)
                .toList();
    }

    private void frame(long time, ByteBuffer frame) {
        int type = Short.toUnsignedInt(frame.getShort(12));
        if (type == 0x0800) {
            int header = (frame.get(14) & 15) * 4;
            int end = 14 + Short.toUnsignedInt(frame.getShort(16));
            transport(time, frame, 26, 4, frame.get(23), 14 + header, end);
        } else if (type == 0x86dd) {
            int end = 54 + Short.toUnsignedInt(frame.getShort(18));
            transport(time, frame, 22, 16, frame.get(20), 54, end);
        }
    }

    private void transport(long time, ByteBuffer frame, int addresses, int width, int protocol, int at, int end) {
        if (protocol != 6 && protocol != 17) {
            return;
        }
        String source = endpoint(frame, addresses, width, at);
        String destination = endpoint(frame, addresses + width, width, at + 2);
        boolean known = conversations.containsKey(destination + source);
        Conversation one = conversations.computeIfAbsent(
                known ? destination + source : source + destination, key -> new Conversation());
        int sourcePort = Short.toUnsignedInt(frame.getShort(at));
        if (one.packets.isEmpty()) {
            one.isIpv6 = width == 16;
            one.isUdp = protocol == 17;
            one.clientPort = sourcePort;
            one.serverPort = Short.toUnsignedInt(frame.getShort(at + 2));
            one.lastTime = time;
        }
        boolean fromClient = !known && sourcePort == one.clientPort;
        int delay = (int) Math.min(2_000, time - one.lastTime);
        one.lastTime = time;
        if (one.isUdp) {
            byte[] payload = bytes(frame, at + 8, end);
            one.packets.add(new Template.Packet(fromClient, delay, 0, 0, 0, 0, new byte[0], payload));
        } else {
            segment(one, fromClient, delay, frame, at, end);
        }
    }

    private static void segment(Conversation one, boolean fromClient, int delay, ByteBuffer frame, int at, int end) {
        int sequence = frame.getInt(at + 4);
        int flags = frame.get(at + 13);
        if ((flags & Template.SYN) != 0 && fromClient) {
            one.clientStart = sequence;
        } else if ((flags & Template.SYN) != 0) {
            one.serverStart = sequence;
        }
        Integer own = fromClient ? one.clientStart : one.serverStart;
        Integer other = fromClient ? one.serverStart : one.clientStart;
        if (own == null) {
            return; // begun before the capture
        }
        int header = (frame.get(at + 12) >> 4 & 15) * 4;
        Template.Packet packet = new Template.Packet(
                fromClient,
                delay,
                sequence - own,
                other == null ? 0 : frame.getInt(at + 8) - other,
                flags,
                Short.toUnsignedInt(frame.getShort(at + 14)),
                bytes(frame, at + 20, at + header),
                bytes(frame, at + header, end));
        int step = Template.fullSegment(one.isIpv6);
        for (int from = 0; from == 0 || from < packet.payload().length; from += step) {
            one.packets.add(packet.part(from, Math.min(from + step, packet.payload().length)));
        }
    }

    private static Template template(Conversation one) {
        int downloadAfter = 0;
        for (int i = 0; i < one.packets.size() && !one.isUdp; i++) {
            Template.Packet packet = one.packets.get(i);
            if ((packet.flags() & (Template.FIN | Template.RST)) != 0) {
                break;
            }
            if (!packet.fromClient() && isWholeApplicationData(packet.payload())) {
                downloadAfter = i + 1;
            }
        }
        return new Template(one.isIpv6, one.isUdp, one.serverPort, List.copyOf(one.packets), downloadAfter);
    }

    private static boolean isWholeApplicationData(byte[] payload) {
        int at = 0;
        while (at + 5 <= payload.length && payload[at] == APPLICATION_DATA) {
            at += 5 + ((payload[at + 3] & 0xff) << 8 | payload[at + 4] & 0xff);
        }
        return at == payload.length && at > 0;
    }

    private static String endpoint(ByteBuffer frame, int address, int width, int port) {
        return Arrays.toString(bytes(frame, address, address + width)) + frame.getShort(port) + ' ';
    }

    private static byte[] bytes(ByteBuffer frame, int from, int to) {
        byte[] bytes = new byte[Math.max(0, to - from)];
        frame.get(from, bytes);
        return bytes;
    }
}
