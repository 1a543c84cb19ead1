package dev.peel.testkit;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.print.ValueText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lets a dissector read talks, and tells what it noted of them that must not depend on how they travelled: names and values of fields
 * in their order, without numbers of frames, times, and what shows how messages were put together.
 */
final class CarriedTalk {
    private static final int FIRST = 1000; // sequence number
    private static final int OPENING = 4; // frames before those of the talk
    private static final TextParts TREE = new TextParts(true, false, true, Set.of(), true, false);
    /** Whose fields tell of the packet, not of the messages. */
    private static final Set<String> BESIDE =
            Set.of("frame", "data", "_ws.col", Carrier.CARRIER.field().abbreviation());

    private final Registry registry;
    private final Demand demand;
    private final TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());

    /**
     * What a dissector made of a talk.
     *
     * @param fields a line each, {@code name=value}
     * @param failures what it threw; empty where all is well
     */
    record Noted(List<String> fields, List<String> failures) {}

    /**
     * Makes a carrier.
     *
     * @param others the dissectors that the tested one may hand its payload to
     */
    CarriedTalk(StreamDissector tested, List<? extends Dissector> others) {
        List<Dissector> all = new ArrayList<>(others);
        all.add(new Carrier(tested));
        registry = Registry.of(all);
        demand = Demand.everything(registry);
    }

    /** {@return what is noted of {@code talk} where it travels in {@code segments}} */
    Noted read(Talk talk, List<Segment> segments, boolean isEnded) {
        return read(frames(talk, segments, isEnded));
    }

    /** {@return the packets that carry the turns of {@code talk}} */
    Packets packets(Talk talk) {
        List<Segment> segments = new Travels(talk).whole();
        return Packets.of(registry, Carrier.LINK_TYPE, frames(talk, segments, true), OPENING, segments.size());
    }

    private static List<byte[]> frames(Talk talk, List<Segment> segments, boolean isEnded) {
        byte[] client = talk.stream(true);
        byte[] server = talk.stream(false);
        List<byte[]> frames = new ArrayList<>();
        frames.add(Carrier.frame(true, Carrier.START, FIRST, client, 0, 0));
        frames.add(Carrier.frame(false, Carrier.START, FIRST, server, 0, 0));
        frames.add(Carrier.frame(true, Carrier.ACKNOWLEDGE, FIRST, client, 0, 0));
        frames.add(Carrier.frame(false, Carrier.ACKNOWLEDGE, FIRST, server, 0, 0));
        for (Segment segment : segments) {
            frames.add(Carrier.frame(
                    segment.fromClient(),
                    Carrier.BYTES,
                    FIRST + segment.from(),
                    segment.fromClient() ? client : server,
                    segment.from(),
                    segment.to()));
        }
        if (isEnded) {
            frames.add(Carrier.frame(true, Carrier.END, FIRST + client.length, client, 0, 0));
            frames.add(Carrier.frame(false, Carrier.END, FIRST + server.length, server, 0, 0));
        }
        return frames;
    }

    private Noted read(List<byte[]> frames) {
        Engine engine = new Engine(registry, demand, Limits.DEFAULT);
        FrameBatch batch = Frames.batch(frames);
        Tape tape = new Tape();
        Packet packet = new Packet();
        TextBuffer printed = new TextBuffer(OutputStream.nullOutputStream());
        TextPrinter printer = new TextPrinter(registry, TREE, printed);
        List<String> fields = new ArrayList<>();
        List<CaptureInterface> interfaces = Frames.interfaces(Carrier.LINK_TYPE);
        for (int i = 0; i < batch.count(); i++) {
            int from = engine.dissect(batch, i, interfaces, tape);
            gather(tape, from, tape.size(), fields);
            packet.view(tape, from, tape.size()).of(batch, i, CaptureContent.NOTHING);
            try {
                printer.packet(packet);
            } catch (IOException impossible) {
                throw new AssertionError("nothing is written anywhere", impossible);
            }
        }
        return new Noted(fields, engine.failures());
    }

    private void gather(Tape tape, int from, int to, List<String> fields) {
        for (int i = from; i < to; ) {
            Field field = registry.field(tape.fieldId(i));
            boolean isBeside =
                    BESIDE.contains(registry.owner(field.id()).field().abbreviation()) || showsPieces(tape, i);
            if (!isBeside && tells(field)) {
                text.truncate(0);
                ValueText.append(text, tape, i, field);
                fields.add(field.abbreviation() + "=" + text);
            }
            i = isBeside ? tape.end(i) : i + 1;
        }
    }

    private boolean showsPieces(Tape tape, int entry) {
        int next = entry + 1;
        boolean isGroup = registry.field(tape.fieldId(entry)).type() == FieldType.NONE;
        return isGroup
                && tape.end(entry) > next
                && registry.field(tape.fieldId(next)).type() == FieldType.FRAME_NUMBER;
    }

    private static boolean tells(Field field) {
        return switch (field.type()) {
            case PROTOCOL, FRAME_NUMBER, ABSOLUTE_TIME, RELATIVE_TIME -> false;
            default -> true;
        };
    }
}
