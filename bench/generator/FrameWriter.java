import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a pcap file of Ethernet frames with right lengths and checksums. */
final class FrameWriter implements Closeable {
    private static final int SNAP_LENGTH = 262_144; // bytes

    private final OutputStream out;
    private final ByteBuffer record = ByteBuffer.allocate(16 + 2_048);
    private long written = 24;
    private long frames;
    private int identification;

    FrameWriter(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        out.write(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(SNAP_LENGTH)
                .putInt(1)
                .array());
    }

    long written() {
        return written;
    }

    long frames() {
        return frames;
    }

    /**
     * Writes one packet.
     *
     * @param time microseconds since 1970
     * @param source the address, 4 or 16 bytes
     * @param packet flags, window, options and payload
     */
    void packet(
            long time,
            byte[] source,
            int sourcePort,
            byte[] destination,
            int destinationPort,
            boolean isUdp,
            int sequence,
            int acknowledgment,
            Template.Packet packet)
            throws IOException {
        int transport = isUdp ? 8 : 20 + packet.options().length;
        int length = transport + packet.payload().length;
        record.clear().position(16);
        boolean isIpv6 = source.length == 16;
        record.putShort((short) 0x0200).putInt(packet.fromClient() ? 2 : 1);
        record.putShort((short) 0x0200).putInt(packet.fromClient() ? 1 : 2);
        record.putShort((short) (isIpv6 ? 0x86dd : 0x0800));
        if (isIpv6) {
            record.putInt(0x60000000).putShort((short) length).put((byte) (isUdp ? 17 : 6)).put((byte) 64);
            record.put(source).put(destination);
        } else {
            int start = record.position();
            record.putShort((short) 0x4500).putShort((short) (20 + length));
            record.putShort((short) identification++).putShort((short) 0x4000);
            record.put((byte) 64).put((byte) (isUdp ? 17 : 6)).putShort((short) 0).put(source).put(destination);
            record.putShort(start + 10, (short) ~fold(sum(start, start + 20)));
        }
        int start = record.position();
        record.putShort((short) sourcePort).putShort((short) destinationPort);
        if (isUdp) {
            record.putShort((short) length).putShort((short) 0);
        } else {
            record.putInt(sequence).putInt(acknowledgment);
            record.put((byte) (transport / 4 << 4)).put((byte) packet.flags()).putShort((short) packet.window());
            record.putInt(0).put(packet.options());
        }
        record.put(packet.payload());
        int addresses = start - 2 * source.length;
        int checksum = ~fold(sum(addresses, record.position()) + length + (isUdp ? 17 : 6)) & 0xffff;
        record.putShort(start + (isUdp ? 6 : 16), (short) (isUdp && checksum == 0 ? 0xffff : checksum));
        write(time, record.position() - 16);
    }

    private void write(long time, int length) throws IOException {
        record.order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(0, (int) (time / 1_000_000)).putInt(4, (int) (time % 1_000_000));
        record.putInt(8, length).putInt(12, length);
        record.order(ByteOrder.BIG_ENDIAN);
        out.write(record.array(), 0, 16 + length);
        written += 16 + length;
        frames++;
    }

    /** The sum of 16-bit words, RFC 1071. */
    private long sum(int from, int to) {
        long sum = 0;
        for (int i = from; i + 1 < to; i += 2) {
            sum += Short.toUnsignedInt(record.getShort(i));
        }
        return (to - from & 1) == 0 ? sum : sum + ((record.get(to - 1) & 0xff) << 8);
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >> 16 != 0) {
            folded = (folded & 0xffff) + (folded >> 16);
        }
        return (int) folded;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
