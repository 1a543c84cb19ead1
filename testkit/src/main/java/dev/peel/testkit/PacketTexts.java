package dev.peel.testkit;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.TextParts;
import dev.peel.core.print.TextPrinter;
import dev.peel.core.print.ValueText;
import dev.peel.core.tap.Tap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps of each packet its tree and the values of its fields. */
final class PacketTexts implements Tap {
    private static final TextParts TREE = new TextParts(false, false, true, Set.of(), false, false);

    private final Registry registry;
    private final TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
    private final List<Kept> kept = new ArrayList<>();

    private record Value(Field field, String text) {}

    private record Kept(String tree, List<Value> values) {}

    PacketTexts(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Demand demand(Registry asked) {
        return Demand.everything(asked);
    }

    @Override
    public boolean packet(Packet packet) {
        Tape tape = packet.tape();
        List<Value> values = new ArrayList<>();
        for (int i = packet.from(); i < packet.to(); i++) {
            Field field = registry.field(tape.fieldId(i));
            text.truncate(0);
            ValueText.append(text, tape, i, field);
            values.add(new Value(field, text.toString()));
        }
        kept.add(new Kept(tree(packet), values));
        return true;
    }

    private String tree(Packet packet) {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(tree);
        try {
            new TextPrinter(registry, TREE, out).packet(packet);
            out.flush();
        } catch (IOException impossible) {
            throw new AssertionError("memory is written to", impossible);
        }
        return tree.toString(StandardCharsets.UTF_8);
    }

    List<String> values(List<Field> asked) {
        List<String> found = new ArrayList<>();
        for (Kept packet : kept) {
            for (Value value : packet.values) {
                if (asked.contains(value.field)) {
                    found.add(value.text);
                }
            }
        }
        return found;
    }

    String tree() {
        StringBuilder all = new StringBuilder();
        kept.forEach(packet -> all.append(packet.tree));
        return all.toString();
    }

    /** {@return the tree of the first packet that has one of {@code asked}} */
    Optional<String> firstWith(List<Field> asked) {
        return kept.stream()
                .filter(packet -> packet.values.stream().anyMatch(value -> asked.contains(value.field)))
                .map(Kept::tree)
                .findFirst();
    }
}
