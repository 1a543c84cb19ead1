package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A capture of one frame, made up around bytes so that dissecting it starts the wanted protocol at their start: they are the frame, or
 * the payload of a datagram or segment of documentation addresses (RFC 5737).
 */
final class BuiltFrame {
    private static final int MAGIC = 0xa1b2c3d4; // pcap with microseconds
    private static final int SNAP_LENGTH = 1 << 18; // bytes
    private static final int FILE_HEADER = 24; // bytes
    private static final int RECORD_HEADER = 16; // bytes
    private static final int ETHERNET = 1; // LINKTYPE numbers
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int ETHERNET_HEADER = 14; // bytes
    private static final int IPV4_HEADER = 20; // bytes, RFC 791 3.1
    private static final int TCP_HEADER = 20; // bytes, RFC 9293 3.1
    private static final int UDP_HEADER = 8; // bytes, RFC 768
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int LONGEST = 0xffff; // bytes of an IPv4 packet
    private static final int SOURCE = 0xc0000201; // 192.0.2.1
    private static final int DESTINATION = 0xc0000202; // 192.0.2.2
    private static final short SOURCE_PORT = (short) 49152;

    /** The protocols that a frame starts with. */
    private static final Map<String, Integer> LINK_TYPES = Map.of("eth", ETHERNET, "ip", IPV4, "ipv6", IPV6);

    private BuiltFrame() {}

    /** {@return a capture in pcap of a frame in which {@code protocol}'s dissector reads {@code bytes}} */
    static byte[] of(Registry registry, String protocol, byte[] bytes) {
        Integer linkType = LINK_TYPES.get(protocol);
        if (linkType != null) {
            return capture(linkType, ByteBuffer.wrap(bytes));
        }
        OptionalLong udp = registry.numberOf("udp.port", protocol);
        if (udp.isPresent()) {
            ByteBuffer frame = ipv4(UDP, UDP_HEADER + bytes.length);
            frame.putShort(SOURCE_PORT).putShort((short) udp.getAsLong());
            frame.putShort((short) (UDP_HEADER + bytes.length)).putShort((short) 0);
            return capture(IPV4, frame.put(bytes));
        }
        OptionalLong tcp = registry.numberOf("tcp.port", protocol);
        if (tcp.isPresent()) {
            ByteBuffer frame = ipv4(TCP, TCP_HEADER + bytes.length);
            frame.putShort(SOURCE_PORT).putShort((short) tcp.getAsLong());
            frame.putInt(1).putInt(1).putShort((short) 0x5018); // 20 bytes of header, PSH and ACK
            frame.putShort((short) 0xffff).putInt(0);
            return capture(IPV4, frame.put(bytes));
        }
        OptionalLong transport = registry.numberOf("ip.proto", protocol);
        if (transport.isPresent()) {
            return capture(IPV4, ipv4((int) transport.getAsLong(), bytes.length).put(bytes));
        }
        OptionalLong type = registry.numberOf("ethertype", protocol);
        if (type.isPresent()) {
            ByteBuffer frame = ByteBuffer.allocate(ETHERNET_HEADER + bytes.length);
            frame.position(ETHERNET_HEADER - Short.BYTES);
            return capture(ETHERNET, frame.putShort((short) type.getAsLong()).put(bytes));
        }
        throw ScriptException.type(
                "dissect: nothing leads to \"" + protocol
                        + "\" by a port or a type; it takes eth, ip, ipv6, and what is bound to a port of TCP or UDP, such as tls");
    }

    private static ByteBuffer ipv4(int protocol, int length) {
        if (length > LONGEST - IPV4_HEADER) {
            throw ScriptException.range("dissect: " + length + " bytes are too many for a packet");
        }
        ByteBuffer frame = ByteBuffer.allocate(IPV4_HEADER + length);
        frame.putShort((short) 0x4500).putShort((short) (IPV4_HEADER + length)).putInt(0);
        frame.put((byte) 64).put((byte) protocol).putShort((short) 0);
        return frame.putInt(SOURCE).putInt(DESTINATION);
    }

    private static byte[] capture(int linkType, ByteBuffer frame) {
        frame.rewind();
        int length = frame.limit();
        byte[] capture = new byte[FILE_HEADER + RECORD_HEADER + length];
        ByteBuffer out = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) 2).putShort((short) 4).putLong(0);
        out.putInt(SNAP_LENGTH).putInt(linkType);
        out.putLong(0).putInt(length).putInt(length);
        out.put(frame);
        return capture;
    }
}
