package dev.peel.dissectors.real;

import dev.peel.core.capture.FrameBatch;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Engine;
import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import dev.peel.dissectors.Packets;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What dissecting the frames of a capture left on the tape. */
final class Dissected {
    static final Registry REGISTRY = Packets.registry();

    private final Tape tape = new Tape();
    private final TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
    private final List<Integer> starts = new ArrayList<>(List.of(0));
    private final Engine engine;

    Dissected(CapturedFrames capture, Demand demand) {
        engine = new Engine(REGISTRY, demand, Limits.DEFAULT);
        FrameBatch batch = capture.batch();
        for (int i = 0; i < batch.count(); i++) {
            try {
                engine.dissect(batch, i, capture.interfaces(), tape);
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError(capture.name() + " frame " + (i + 1) + ": left the engine", escaped);
            }
            starts.add(tape.size());
        }
    }

    List<String> failures() {
        return engine.failures();
    }

    int frames() {
        return starts.size() - 1;
    }

    /** {@return how many entries frame {@code number} noted} */
    int entries(int number) {
        return starts.get(number) - starts.get(number - 1);
    }

    /** {@return how many bytes the byte sources hold that frame {@code number} brought} */
    long bytes(int number) {
        int sources = number == frames() ? tape.sources() : tape.source(starts.get(number));
        long sum = 0;
        for (int i = tape.source(starts.get(number - 1)); i < sources; i++) {
            sum += tape.sourceLength(i);
        }
        return sum;
    }

    /** {@return the printed values of each field by frame number and colon; of a layer only that it is there} */
    Map<Field, List<String>> values() {
        Map<Field, List<String>> values = new TreeMap<>((one, other) -> Integer.compare(one.id(), other.id()));
        for (int number = 1; number <= frames(); number++) {
            for (int i = starts.get(number - 1); i < starts.get(number); i++) {
                Field field = REGISTRY.field(tape.fieldId(i));
                String text = field.type() == FieldType.PROTOCOL ? field.abbreviation() : print(i, field);
                values.computeIfAbsent(field, f -> new ArrayList<>()).add(number + ":" + text);
            }
        }
        return values;
    }

    /** Prints every entry and checks that they are a tree over bytes that exist. */
    void check() {
        for (int number = 1; number <= frames(); number++) {
            int to = starts.get(number);
            List<Integer> ends = new ArrayList<>();
            for (int i = starts.get(number - 1); i < to; i++) {
                int at = i;
                ends.removeIf(end -> end <= at);
                int bound = ends.isEmpty() ? to : ends.get(ends.size() - 1);
                require(tape.end(i) > i && tape.end(i) <= bound, number, i, "ends outside of what it is in");
                require(tape.offset(i) >= 0 && tape.length(i) >= 0, number, i, "has a negative place");
                require(tape.availableLength(i) <= tape.length(i), number, i, "has more bytes than it covers");
                ends.add(tape.end(i));
                print(i, REGISTRY.field(tape.fieldId(i)));
            }
        }
    }

    private void require(boolean holds, int frame, int i, String otherwise) {
        if (!holds) {
            throw new AssertionError("frame " + frame + ": " + REGISTRY.field(tape.fieldId(i)) + " " + otherwise
                    + ": entry " + i + " to " + tape.end(i) + ", bytes " + tape.offset(i) + " + " + tape.length(i));
        }
    }

    private String print(int i, Field field) {
        text.truncate(0);
        ValueText.append(text, tape, i, field);
        return text.toString();
    }
}
