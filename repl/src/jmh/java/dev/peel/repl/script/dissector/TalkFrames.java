package dev.peel.repl.script.dissector;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames for benchmarks, all of one size, over IPv4, with as many flows as a busy server has. */
final class TalkFrames {
    private static final int ETHERNET = 1; // LINKTYPE_ETHERNET
    private static final int HEADERS = 14 + 20; // bytes
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int FLOWS = 256;
    private static final byte[] TEXT = "how are you today?".getBytes(StandardCharsets.US_ASCII);
    private static final int MESSAGE = 3 + TEXT.length; // bytes
    /** How many messages a segment has, so that what reads them is most of what a frame costs. */
    static final int MESSAGES = 64;

    /** Where the frames say that they come from. */
    static final CaptureInterface INTERFACE = CaptureInterface.of(ETHERNET);

    private TalkFrames() {}

    /** {@return segments of {@link #MESSAGES} messages of parley each to TCP port 7007, in order} */
    static FrameBatch parley(int count) {
        FrameBatch batch = new FrameBatch(count * 2048, count);
        int length = MESSAGES * MESSAGE;
        for (int i = 0; i < count; i++) {
            ByteBuffer tcp = ByteBuffer.allocate(20 + length);
            tcp.putShort((short) (40_000 + i % FLOWS)).putShort((short) 7007);
            tcp.putInt(1 + i / FLOWS * length)
                    .putInt(1)
                    .putShort((short) 0x5018)
                    .putShort((short) 8192);
            tcp.putInt(0);
            for (int j = 0; j < MESSAGES; j++) {
                message(tcp);
            }
            add(batch, i, TCP, tcp.array());
        }
        return batch;
    }

    /** {@return a message in a datagram each, to a port that nobody is bound to} */
    static FrameBatch datagrams(int count) {
        FrameBatch batch = new FrameBatch(count * 128, count);
        for (int i = 0; i < count; i++) {
            ByteBuffer udp = ByteBuffer.allocate(8 + MESSAGE);
            udp.putShort((short) (40_000 + i % FLOWS)).putShort((short) 40_999);
            udp.putShort((short) udp.capacity()).putShort((short) 0);
            add(batch, i, UDP, message(udp).array());
        }
        return batch;
    }

    private static ByteBuffer message(ByteBuffer into) {
        return into.put((byte) 1).putShort((short) TEXT.length).put(TEXT);
    }

    private static void add(FrameBatch batch, int index, int protocol, byte[] segment) {
        ByteBuffer frame = ByteBuffer.allocate(HEADERS + segment.length);
        frame.put(new byte[12]).putShort((short) 0x0800);
        frame.putShort((short) 0x4500).putShort((short) (20 + segment.length)).putInt(0);
        frame.put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(0x0a000001)
                .putInt(0x0a000002);
        frame.put(segment);
        int at = index * frame.capacity();
        System.arraycopy(frame.array(), 0, batch.ensureBytes(at + frame.capacity()), at, frame.capacity());
        batch.add(at, frame.capacity(), frame.capacity(), 0, 0, 0);
    }
}
