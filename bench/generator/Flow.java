import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A copy of a recorded conversation between other endpoints, with a download in it where it has a place for one. */
final class Flow implements Comparable<Flow> {
    // Content, its type and an authentication tag, RFC 8446 5.2.
    private static final byte[] RECORD_HEADER = {23, 3, 3, (byte) (16_401 >> 8), (byte) 16_401};
    private static final int RECORD = RECORD_HEADER.length + 16_401; // bytes
    private static final byte[] NAME = ".example.test".getBytes(StandardCharsets.US_ASCII);

    private final Template template;
    private final Random random;
    private final byte[] noise;
    private final byte[] client;
    private final byte[] server;
    private final int clientPort;
    private final int clientStart;
    private final int serverStart;
    private final byte[] name = new byte[4];
    private final long downloadBytes;
    private long time;
    private int next;
    private long downloaded;
    private int unacknowledged;

    /**
     * Begins a conversation.
     *
     * @param noise bytes to take encrypted content from
     * @param time microseconds since 1970
     */
    Flow(Template template, long seed, byte[] noise, long time) {
        this.template = template;
        this.noise = noise;
        this.time = time;
        random = new Random(seed);
        client = address(10, random.nextInt(1 << 24));
        server = address(198, 18 << 16 | random.nextInt(1 << 10));
        clientPort = 32_768 + random.nextInt(28_000); // where no protocol is expected
        clientStart = random.nextInt();
        serverStart = random.nextInt();
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) ('a' + random.nextInt(26));
        }
        // Sizes of what is fetched differ by orders of magnitude: 16 KB to 3 MB.
        long records = 1 + (long) Math.pow(10, 3.5 + 3 * random.nextDouble()) / RECORD;
        downloadBytes = template.downloadAfter() == 0 ? 0 : records * RECORD;
    }

    long time() {
        return time;
    }

    @Override
    public int compareTo(Flow other) {
        return Long.compare(time, other.time);
    }

    /**
     * Writes the next packet.
     *
     * @return false when that was the last
     */
    boolean write(FrameWriter out) throws IOException {
        if (next == template.downloadAfter() && next > 0 && (downloaded < downloadBytes || unacknowledged > 0)) {
            download(out);
        } else {
            Template.Packet packet = template.packets().get(next++);
            write(out, renamed(packet), next > template.downloadAfter() ? (int) downloaded : 0);
        }
        if (next == template.packets().size()) {
            return false;
        }
        time += Math.max(1, template.packets().get(next).delay() / 2 + random.nextInt(50));
        return true;
    }

    /** Sends the next segment of the download, or acknowledges the last two. */
    private void download(FrameWriter out) throws IOException {
        Template.Packet last = template.packets().get(next - 1);
        if (unacknowledged == 2 || downloaded == downloadBytes) {
            unacknowledged = 0;
            write(out, packet(last, true, last.acknowledgment(), last.end(), new byte[0]), (int) downloaded);
            return;
        }
        byte[] payload = new byte[(int) Math.min(Template.fullSegment(template.isIpv6()), downloadBytes - downloaded)];
        fill(payload);
        write(out, packet(last, false, last.end(), last.acknowledgment(), payload), (int) downloaded);
        downloaded += payload.length;
        unacknowledged++;
    }

    private static Template.Packet packet(
            Template.Packet like, boolean fromClient, int sequence, int acknowledgment, byte[] payload) {
        return new Template.Packet(
                fromClient, 0, sequence, acknowledgment, Template.ACK, like.window(), like.options(), payload);
    }

    /** Puts in what the stream of records has from {@link #downloaded} on. */
    private void fill(byte[] payload) {
        for (int at = 0; at < payload.length; ) {
            int inRecord = (int) ((downloaded + at) % RECORD);
            if (inRecord < RECORD_HEADER.length) {
                payload[at++] = RECORD_HEADER[inRecord];
            } else {
                int length = Math.min(RECORD - inRecord, payload.length - at);
                System.arraycopy(noise, random.nextInt(noise.length - length), payload, at, length);
                at += length;
            }
        }
    }

    private void write(FrameWriter out, Template.Packet packet, int shift) throws IOException {
        boolean fromClient = packet.fromClient();
        int sequence = (fromClient ? clientStart : serverStart + shift) + packet.sequence();
        boolean acknowledges = (packet.flags() & Template.ACK) != 0;
        int other = fromClient ? serverStart + shift : clientStart;
        out.packet(
                time,
                fromClient ? client : server,
                fromClient ? clientPort : template.serverPort(),
                fromClient ? server : client,
                fromClient ? template.serverPort() : clientPort,
                template.isUdp(),
                sequence,
                acknowledges ? other + packet.acknowledgment() : 0,
                packet);
    }

    /** Gives the server another name of the same length. */
    private Template.Packet renamed(Template.Packet packet) {
        byte[] payload = packet.payload();
        for (int i = name.length; packet.fromClient() && i + NAME.length <= payload.length; i++) {
            if (Arrays.equals(payload, i, i + NAME.length, NAME, 0, NAME.length)) {
                payload = payload.clone();
                System.arraycopy(name, 0, payload, i - name.length, name.length);
                return new Template.Packet(
                        true,
                        packet.delay(),
                        packet.sequence(),
                        packet.acknowledgment(),
                        packet.flags(),
                        packet.window(),
                        packet.options(),
                        payload);
            }
        }
        return packet;
    }

    private byte[] address(int first, int rest) {
        byte[] address = template.isIpv6() ? new byte[16] : new byte[4];
        if (template.isIpv6()) {
            address[0] = 0x20;
            address[1] = 0x01;
            address[2] = 0x0d;
            address[3] = (byte) 0xb8;
        }
        address[address.length - 4] = (byte) first;
        address[address.length - 3] = (byte) (rest >> 16);
        address[address.length - 2] = (byte) (rest >> 8);
        address[address.length - 1] = (byte) rest;
        return address;
    }
}
