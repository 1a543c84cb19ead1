package dev.peel.core.print;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Alias;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldRole;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A packet's tree as outputs for programs show it: the entries of the tape, and behind each the further names of its field as nodes
 * of their own.
 *
 * <p>Nodes are numbered from 0 in the order of the tree; the nodes below one follow it up to its {@link #end}. Nodes of one name have
 * one {@link #key}. What has no place in any tree (columns, protocols without bytes) is left out. Reused for every packet. Not
 * thread-safe.
 */
public final class TreeNodes {
    // Hot path: no allocation per packet, but for the keys of headings.

    /** What {@link #alias} is for a node that is an entry itself. */
    public static final int OWN = -1;

    /** How a heading, which Wireshark gives no name, is called. */
    public enum Headings {
        /** Each by the text that it shows. */
        BY_TEXT,
        /** All by the same name. */
        ALIKE,
        /** By their abbreviation, as any field. */
        BY_ABBREVIATION
    }

    private final Registry registry;
    private final Headings headings;
    private final TreeWalk walk;
    private final Builder builder = new Builder();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<String, Integer> headingKeys = new HashMap<>();
    private final int[][] keysOf;
    private int[] entries = new int[256];
    private int[] aliases = new int[256];
    private int[] ends = new int[256];
    private int[] nodeKeys = new int[256];
    private int[] path = new int[64];
    private int size;
    private Tape tape = new Tape();

    /** Makes nodes for packets dissected by {@code registry}'s dissectors. */
    public TreeNodes(Registry registry, Headings headings) {
        this.registry = registry;
        this.headings = headings;
        walk = new TreeWalk(registry);
        keysOf = new int[Field.idCount()][];
        for (Protocol protocol : registry.protocols()) {
            keysOf[protocol.field().id()] = keys(protocol.field());
            protocol.fields().forEach(field -> keysOf[field.id()] = keys(field));
        }
    }

    /** The key of the field's own name and those of its aliases. */
    private int[] keys(Field field) {
        List<Alias> names = field.aliases();
        int[] all = new int[names.size() + 1];
        all[0] = key(field.abbreviation());
        for (int i = 0; i < names.size(); i++) {
            all[i + 1] = key(names.get(i).abbreviation());
        }
        return all;
    }

    private int key(String name) {
        return keys.computeIfAbsent(name, unknown -> keys.size());
    }

    /** Makes these the nodes of {@code packet}; they are valid as long as its tape is. */
    public void fill(Packet packet) {
        size = 0;
        headingKeys.clear();
        tape = packet.tape();
        walk.walk(packet, builder);
    }

    /** Makes a node of each entry and, behind those below it, of each further name. */
    private final class Builder implements TreeVisitor {
        @Override
        public boolean enter(int entry, Field field, int depth) {
            if (tape.isHidden(entry) && (depth == 0 || field.type() == FieldType.PROTOCOL)) {
                return false;
            }
            if (depth == path.length) {
                path = Arrays.copyOf(path, depth * 2);
            }
            path[depth] = size;
            add(entry, OWN, field.role() == FieldRole.HEADING ? headingKey(entry, field) : keysOf[field.id()][0]);
            return true;
        }

        @Override
        public void leave(int entry, Field field, int depth) {
            ends[path[depth]] = size;
            int[] names = keysOf[field.id()];
            for (int i = 1; i < names.length; i++) {
                add(entry, i - 1, names[i]);
            }
        }
    }

    private void add(int entry, int alias, int key) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
            aliases = Arrays.copyOf(aliases, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            nodeKeys = Arrays.copyOf(nodeKeys, size * 2);
        }
        entries[size] = entry;
        aliases[size] = alias;
        nodeKeys[size] = key;
        ends[size] = size + 1;
        size++;
    }

    private int headingKey(int entry, Field field) {
        return switch (headings) {
            case BY_ABBREVIATION -> keysOf[field.id()][0];
            case ALIKE -> keys.size();
            case BY_TEXT -> {
                String text = tape.text(entry);
                String name = text == null ? field.label() : text;
                yield headingKeys.computeIfAbsent(name, unknown -> keys.size() + headingKeys.size());
            }
        };
    }

    /** {@return how many nodes there are} */
    public int size() {
        return size;
    }

    /** {@return the packet's tape} */
    public Tape tape() {
        return tape;
    }

    /** {@return the tape's entry that node {@code node} shows} */
    public int entry(int node) {
        return entries[node];
    }

    /** {@return the field of node {@code node}'s entry} */
    public Field field(int node) {
        return registry.field(tape.fieldId(entries[node]));
    }

    /** {@return by which alias of its field node {@code node} goes, an index of {@link Field#aliases()}; {@link #OWN} by none} */
    public int alias(int node) {
        return aliases[node];
    }

    /** {@return the first node after {@code node} that is not below it} */
    public int end(int node) {
        return ends[node];
    }

    /** {@return whether there are nodes below {@code node}} */
    public boolean isParent(int node) {
        return ends[node] > node + 1;
    }

    /** {@return a number that node {@code node} shares with the nodes of the same name, less than {@link #keyCount()}} */
    public int key(int node) {
        return nodeKeys[node];
    }

    /** {@return how many keys the packet's nodes may have} */
    public int keyCount() {
        return keys.size() + Math.max(1, headingKeys.size());
    }

    /** {@return the name of node {@code node} in filters; that of a heading is peel's own} */
    public String name(int node) {
        Field field = field(node);
        return aliases[node] == OWN
                ? field.abbreviation()
                : field.aliases().get(aliases[node]).abbreviation();
    }

    /** {@return whether node {@code node} is a heading, which Wireshark gives no name} */
    public boolean isHeading(int node) {
        return field(node).role() == FieldRole.HEADING;
    }
}
