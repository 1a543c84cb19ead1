package dev.peel.plugins.statistics;

import dev.peel.core.field.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A protocol below others, what was counted of it there, and what stands below it. Changed in place. */
final class HierarchyNode {
    // Hot path: no allocation per packet, only per node.

    private final @Nullable Field field;
    private final List<HierarchyNode> children = new ArrayList<>();
    private long frames;
    private long bytes;

    /** Makes the root, or a node of {@code field}. */
    HierarchyNode(@Nullable Field field) {
        this.field = field;
    }

    void add(long length) {
        frames++;
        bytes += length;
    }

    /** {@return the child of the field with {@code id}, null where there is none} */
    @Nullable
    HierarchyNode child(int id) {
        for (int i = 0; i < children.size(); i++) {
            Field own = children.get(i).field;
            if (own != null && own.id() == id) {
                return children.get(i);
            }
        }
        return null;
    }

    HierarchyNode addChild(Field childField) {
        HierarchyNode child = new HierarchyNode(childField);
        children.add(child);
        return child;
    }

    List<HierarchyNode> children() {
        return children;
    }

    String name() {
        return field == null ? "" : field.abbreviation();
    }

    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }
}
