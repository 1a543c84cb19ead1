package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.Set;

/** A packet's tree as indented lines, tshark's {@code -V}. */
final class TreeText {
    private static final int INDENT = 4; // spaces a level
    private static final String EXPERT = "_ws.expert"; // tells of the field above it and is shown with that
    private static final String DATA = "data"; // of which nothing is known but its bytes, which are shown

    private final TreeWalk walk;
    private final Set<String> expanded;
    private final boolean withData;
    private final boolean colors;
    private final int severity;
    private final TextBuffer out;

    /**
     * Makes a printer of trees.
     *
     * @param parts of which protocols more than their line is shown; bytes that are shown anyway are not shown in the tree
     */
    TreeText(Registry registry, TextParts parts, TextBuffer out) {
        walk = new TreeWalk(registry);
        expanded = parts.expanded();
        withData = !parts.bytes();
        colors = parts.colors();
        severity = registry.fields("_ws.expert.severity").get(0).id();
        this.out = out;
    }

    void append(Packet packet) {
        Tape tape = packet.tape();
        walk.walk(packet, (entry, field, depth) -> line(tape, entry, field, depth));
    }

    private boolean line(Tape tape, int entry, Field field, int depth) {
        if (tape.isHidden(entry)) {
            return false;
        }
        boolean isComputed = tape.isGenerated(entry);
        Paint paint = colors ? paint(tape, entry, field, depth) : Paint.PLAIN;
        out.spaces(depth * INDENT);
        paint.start(out);
        if (isComputed) {
            out.ascii('[');
        }
        ValueLabel.append(out, tape, entry, field);
        if (isComputed) {
            out.ascii(']');
        }
        paint.end(out);
        out.ascii('\n');
        if (field.type() != FieldType.PROTOCOL) {
            return true;
        }
        boolean isExpanded = isExpanded(field.abbreviation());
        if (isExpanded && withData && field.abbreviation().equals(DATA)) {
            out.ascii('\n');
            HexText.dump(out, ValueText.array(tape, entry), ValueText.start(tape, entry), tape.availableLength(entry));
        }
        return isExpanded;
    }

    private Paint paint(Tape tape, int entry, Field field, int depth) {
        if (field.abbreviation().equals(EXPERT)) {
            for (int i = entry + 1; i < tape.end(entry); i++) {
                if (tape.fieldId(i) == severity) {
                    return paint(tape.value(i));
                }
            }
        }
        if (depth == 0) {
            return Paint.BOLD;
        }
        return tape.isGenerated(entry) ? Paint.DIM : Paint.PLAIN;
    }

    private static Paint paint(long number) {
        if (number >= Severity.ERROR.number()) {
            return Paint.ERROR;
        }
        return number >= Severity.WARNING.number() ? Paint.WARNING : Paint.NOTE;
    }

    private boolean isExpanded(String protocol) {
        return expanded.isEmpty() || expanded.contains(protocol) || protocol.equals(EXPERT);
    }
}
