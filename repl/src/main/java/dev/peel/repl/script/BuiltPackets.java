package dev.peel.repl.script;

import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.PacketStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.TreeMap;

/** The packets that scripts made of bytes, by number, from 1. The oldest are forgotten. */
final class BuiltPackets {
    /** The number that stands for the capture of these packets. */
    static final int CAPTURE = 0;

    private static final int MOST = 256; // of at most 256 KiB each

    private final Registry registry;
    private final Limits limits;
    private final TreeMap<Long, byte[]> captures = new TreeMap<>();
    private long last;

    BuiltPackets(Registry registry, Limits limits) {
        this.registry = registry;
        this.limits = limits;
    }

    /** {@return the number of a new packet, {@code bytes} read as {@code protocol}} */
    long add(String protocol, byte[] bytes) {
        if (bytes.length > CaptureLimits.DEFAULT.frameBytes()) {
            throw ScriptException.range("dissect: " + bytes.length + " bytes are too many for a packet");
        }
        last++;
        captures.put(last, BuiltFrame.of(registry, protocol, bytes));
        if (captures.size() > MOST) {
            captures.pollFirstEntry();
        }
        return last;
    }

    /** {@return what {@code use} makes of packet {@code number}, dissected for {@code demand}} */
    <T> T with(long number, Demand demand, PacketAccess.Use<T> use) throws IOException {
        byte[] capture = captures.get(number);
        if (capture == null) {
            throw ScriptException.other("only the last " + MOST + " packets that dissect() made are kept");
        }
        try (CaptureReader reader = Captures.open(new ByteArrayInputStream(capture), CaptureLimits.DEFAULT);
                PacketStream packets = new PacketStream(reader, new Engine(registry, demand, limits), 1)) {
            Packet packet = packets.next();
            if (packet == null) {
                throw ScriptException.other("dissect: there are no bytes");
            }
            return use.of(packet);
        }
    }
}
