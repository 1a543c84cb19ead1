package dev.peel.testkit;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.CaptureLimits;
import dev.peel.core.capture.CaptureReader;
import dev.peel.core.capture.Captures;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.tap.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Dissected packets, as text: for tests.
 *
 * <pre>{@code
 * Packets packets = Packets.of(Registry.load(), 1, List.of(HexFormat.ofDelimiter(" ").parseHex("00 00 5e")));
 * assertThat(packets.field("ip.src")).containsExactly("192.0.2.1");
 * packets.expectMalformedNowhere();
 * }</pre>
 *
 * <p>All is kept in memory: for captures of some thousand frames at most. Immutable.
 */
public final class Packets {
    private final Registry registry;
    private final PacketTexts texts;
    private final List<String> failures;

    private Packets(Registry registry, PacketTexts texts, Engine engine) {
        this.registry = registry;
        this.texts = texts;
        failures = engine.failures();
    }

    /**
     * {@return the packets of frames}
     *
     * @param linkType a LINKTYPE number, such as 1 for Ethernet, 101 for raw IP
     */
    public static Packets of(Registry registry, int linkType, List<byte[]> frames) {
        return of(registry, linkType, frames, 0, frames.size());
    }

    /** {@return {@code count} of the packets of frames, those behind the first {@code passed}} */
    static Packets of(Registry registry, int linkType, List<byte[]> frames, int passed, int count) {
        Engine engine = new Engine(registry, Demand.everything(registry), Limits.DEFAULT);
        PacketTexts texts = new PacketTexts(registry);
        FrameBatch batch = Frames.batch(frames);
        Tape tape = new Tape();
        Packet packet = new Packet();
        List<CaptureInterface> interfaces = Frames.interfaces(linkType);
        for (int i = 0; i < batch.count(); i++) {
            int from = engine.dissect(batch, i, interfaces, tape);
            if (i >= passed && i < passed + count) {
                texts.packet(packet.view(tape, from, tape.size()).of(batch, i, CaptureContent.NOTHING));
            }
        }
        return new Packets(registry, texts, engine);
    }

    /**
     * {@return the packets of a capture}
     *
     * @throws IOException when it cannot be read to its end
     */
    public static Packets read(Registry registry, Path capture) throws IOException {
        Engine engine = new Engine(registry, Demand.everything(registry), Limits.DEFAULT);
        PacketTexts texts = new PacketTexts(registry);
        try (CaptureReader reader = Captures.open(capture, CaptureLimits.DEFAULT)) {
            new Scan(reader, engine, texts).run(1);
        }
        return new Packets(registry, texts, engine);
    }

    /**
     * {@return the values of a field, or of all that share an alias, as {@code -T fields} prints them, in the order of the packets}
     *
     * @throws IllegalArgumentException when no field is called {@code name}
     */
    public List<String> field(String name) {
        List<Field> asked = registry.fields(name);
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("no field is called " + name);
        }
        return texts.values(asked);
    }

    /** {@return the packets' trees as {@code peel -V} prints them, an empty line behind each} */
    public String tree() {
        return texts.tree();
    }

    /** {@return a line for each dissector that threw something} */
    public List<String> failures() {
        return failures;
    }

    /**
     * Checks that no packet is malformed and no dissector failed.
     *
     * @return this
     * @throws AssertionError when one is or did; the message has the frame's number and tree
     */
    public Packets expectMalformedNowhere() {
        if (!failures.isEmpty()) {
            throw new AssertionError("a dissector failed: " + failures);
        }
        texts.firstWith(registry.fields("_ws.malformed")).ifPresent(tree -> {
            throw new AssertionError("a packet is malformed:\n" + tree);
        });
        return this;
    }

    @Override
    public String toString() {
        return tree();
    }
}
