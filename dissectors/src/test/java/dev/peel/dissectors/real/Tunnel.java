package dev.peel.dissectors.real;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A pcap capture of TCP segments between 10.0.0.1 and 10.0.0.2 in VXLAN, all in one UDP conversation. */
final class Tunnel {
    private static final int ETHERNET = 14; // bytes
    private static final int IP = 20;
    private static final int UDP = 8;
    private static final int VXLAN = 8;
    private static final int TCP = 20;
    private static final int SYN = 0x02;
    private static final int ACK = 0x18;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int time;
    private int start;
    private int sequence;

    Tunnel() {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(65_535)
                .putInt(1);
        bytes.writeBytes(header.array());
    }

    /** Adds a SYN of the network {@code network}, whose addresses are its own, from {@code port}. */
    Tunnel syn(int network, int port) {
        start += 1_000;
        sequence = start;
        return segment(network, port, SYN, 0);
    }

    /** Adds {@code length} bytes of the same connection. */
    Tunnel data(int network, int port, int length) {
        return segment(network, port, ACK, length);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private Tunnel segment(int network, int port, int flags, int length) {
        int inner = ETHERNET + IP + TCP + length;
        int size = ETHERNET + IP + UDP + VXLAN + inner;
        ByteBuffer frame = ByteBuffer.allocate(16 + size).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(time / 1_000).putInt(time % 1_000 * 1_000).putInt(size).putInt(size);
        time += 7;
        frame.order(ByteOrder.BIG_ENDIAN);
        ethernet(frame);
        ip(frame, 17, UDP + VXLAN + inner, 0xc0000201);
        frame.putShort((short) 50_000).putShort((short) 4_789).putShort((short) (UDP + VXLAN + inner));
        frame.putShort((short) 0);
        frame.putInt(0x08000000).putInt(network << 8);
        ethernet(frame);
        ip(frame, 6, TCP + length, 0x0a000000 + (network << 2));
        frame.putShort((short) port).putShort((short) 443).putInt(sequence).putInt(0);
        frame.putShort((short) (0x5000 | flags)).putShort((short) 1_000).putInt(0);
        sequence += length + ((flags & SYN) == 0 ? 0 : 1);
        bytes.writeBytes(frame.array());
        return this;
    }

    private static void ethernet(ByteBuffer frame) {
        frame.putLong(0x0200000000010200L).putInt(2).putShort((short) 0x0800);
    }

    private static void ip(ByteBuffer frame, int protocol, int length, int source) {
        frame.putShort((short) 0x4500).putShort((short) (IP + length)).putInt(0);
        frame.put((byte) 64).put((byte) protocol).putShort((short) 0);
        frame.putInt(source).putInt(source + 1);
    }
}
