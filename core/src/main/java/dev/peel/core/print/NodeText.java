package dev.peel.core.print;

import dev.peel.core.field.Alias;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.packet.Tape;
import java.nio.charset.StandardCharsets;

/**
 * What outputs for programs say of a node of a {@link TreeNodes}: its value, its text, its bytes and where they are.
 *
 * <p>Everything is derived from the field and the tape's entry here, so that all outputs agree.
 */
public final class NodeText {
    // Hot path: no allocation per node.

    private final TreeNodes nodes;

    /** Makes texts of {@code nodes}. */
    public NodeText(TreeNodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Appends the value: as {@code -T fields} shows it, but bytes with colons between them, text without escapes, and nothing for what
     * has no value.
     */
    public void show(TextBuffer out, int node) {
        Tape tape = nodes.tape();
        int entry = nodes.entry(node);
        Field field = nodes.field(node);
        if (field.type() == FieldType.NONE) {
            if (nodes.isHeading(node)) {
                label(out, node);
            }
        } else if (field.type() == FieldType.BYTES) {
            bytes(out, tape, entry, field);
        } else if (field.type() == FieldType.STRING) {
            text(out, tape, entry);
        } else {
            ValueText.append(out, tape, entry, field);
        }
    }

    private static void text(TextBuffer out, Tape tape, int entry) {
        Object object = tape.object(entry);
        if (object != null) {
            out.text(object.toString());
            return;
        }
        byte[] array = ValueText.array(tape, entry);
        int start = ValueText.start(tape, entry);
        int length = tape.availableLength(entry);
        int ascii = 0;
        while (ascii < length && array[start + ascii] >= 0) {
            ascii++;
        }
        if (ascii == length) {
            out.raw(array, start, length);
        } else {
            out.text(new String(array, start, length, StandardCharsets.UTF_8));
        }
    }

    private static void bytes(TextBuffer out, Tape tape, int entry, Field field) {
        Object object = tape.object(entry);
        if (object instanceof byte[] array) {
            out.colonHex(array, 0, array.length);
        } else if (object == null) {
            out.colonHex(ValueText.array(tape, entry), ValueText.start(tape, entry), tape.availableLength(entry));
        } else {
            ValueText.append(out, tape, entry, field);
        }
    }

    /** Appends the line of the tree, without brackets. */
    public void label(TextBuffer out, int node) {
        Field field = nodes.field(node);
        int alias = nodes.alias(node);
        if (alias == TreeNodes.OWN) {
            ValueLabel.append(out, nodes.tape(), nodes.entry(node), field);
        } else {
            Alias name = field.aliases().get(alias);
            ValueLabel.named(out, nodes.tape(), nodes.entry(node), field, name.label());
        }
    }

    /** {@return whether the tree does not show the node} */
    public boolean isHidden(int node) {
        return nodes.alias(node) != TreeNodes.OWN || nodes.tape().isHidden(nodes.entry(node));
    }

    /** {@return where the node's bytes start in their source, from 0} */
    public int position(int node) {
        return nodes.tape().offset(nodes.entry(node));
    }

    /** {@return how many bytes the node covers} */
    public int size(int node) {
        return nodes.tape().length(nodes.entry(node));
    }

    /** {@return how many of the node's bytes there are} */
    public int available(int node) {
        return nodes.tape().availableLength(nodes.entry(node));
    }

    /** {@return which bits of the number the node is, 0 for all} */
    public long mask(int node) {
        return nodes.field(node).mask();
    }

    /** Appends the node's bytes in hexadecimal. */
    public void bytes(TextBuffer out, int node) {
        Tape tape = nodes.tape();
        int entry = nodes.entry(node);
        out.hex(ValueText.array(tape, entry), ValueText.start(tape, entry), tape.availableLength(entry));
    }

    /** Appends in hexadecimal the number that the node's own bits of its bytes make, with capitals as tshark. */
    public void masked(TextBuffer out, int node) {
        long value = nodes.tape().value(nodes.entry(node));
        int shift = Math.max(0, (Long.SIZE - 1 - Long.numberOfLeadingZeros(value)) / 4 * 4);
        for (; shift >= 0; shift -= 4) {
            out.ascii("0123456789ABCDEF".charAt((int) (value >>> shift) & 0xf));
        }
    }

    /** {@return the number of the node's type in Wireshark 4.0, as {@code -T jsonraw} shows it} */
    public int type(int node) {
        Field field = nodes.field(node);
        int alias = nodes.alias(node);
        FieldType type = alias == TreeNodes.OWN
                ? field.type()
                : field.aliases().get(alias).type();
        return switch (type) {
            case NONE -> 0;
            case PROTOCOL -> 1;
            case BOOLEAN -> 2;
            case CHAR -> 3;
            case UINT8 -> 4;
            case UINT16 -> 5;
            case UINT24 -> 6;
            case UINT32 -> 7;
            case UINT64 -> field.bits() == 0 ? 11 : 7 + (field.bits() - 25) / 8;
            case INT32 -> 12 + (Math.max(1, field.bits()) - 1) / 8;
            case INT64 -> 12 + (Math.max(33, field.bits()) - 1) / 8;
            case ABSOLUTE_TIME -> 24;
            case RELATIVE_TIME -> 25;
            case STRING -> 26;
            case ETHER -> 29;
            case BYTES -> 30;
            case IPV4 -> 32;
            case IPV6 -> 33;
            case FRAME_NUMBER -> 35;
            case GUID -> 36;
            case OID -> 37;
        };
    }
}
