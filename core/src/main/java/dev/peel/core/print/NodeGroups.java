package dev.peel.core.print;

import java.util.Arrays;

/**
 * The nodes of one level of a {@link TreeNodes}, those of one name next to each other in the order in which the names first appear:
 * what formats need that know each name once.
 *
 * <p>A stack of levels: a level is gathered, looked at (and the levels below it gathered meanwhile), and dropped. Reused for every
 * packet. Not thread-safe.
 */
public final class NodeGroups {
    // Hot path: no allocation per packet.

    private final TreeNodes nodes;
    private int[] level = new int[256];
    private int[] spare = new int[256];
    private int top;
    private int[] groupOf = new int[0];
    private int[] stamps = new int[0];
    private int stamp;
    private int[] starts = new int[64];

    /** Makes groups of {@code nodes}. */
    public NodeGroups(TreeNodes nodes) {
        this.nodes = nodes;
    }

    /** {@return where the level of the packet's layers starts, which is gathered now} */
    public int layers() {
        int from = top;
        push(0, nodes.size());
        group(from);
        return from;
    }

    /** {@return where the level of what is below {@code node} starts, which is gathered now} */
    public int below(int node) {
        int from = top;
        push(node + 1, nodes.end(node));
        group(from);
        return from;
    }

    /** {@return where the level of what is below the nodes at {@code start} to {@code end} - 1 starts, gathered now as one} */
    public int belowAll(int start, int end) {
        int from = top;
        for (int i = start; i < end; i++) {
            push(level[i] + 1, nodes.end(level[i]));
        }
        group(from);
        return from;
    }

    /** Forgets the level that starts at {@code from}, and those above it. */
    public void drop(int from) {
        top = from;
    }

    /** {@return where the level gathered last ends} */
    public int top() {
        return top;
    }

    /** {@return the node at {@code index}} */
    public int node(int index) {
        return level[index];
    }

    /** {@return where the nodes of the same name as that at {@code index} end, {@code to} at most} */
    public int groupEnd(int index, int to) {
        int key = nodes.key(level[index]);
        int end = index + 1;
        while (end < to && nodes.key(level[end]) == key) {
            end++;
        }
        return end;
    }

    private void push(int first, int end) {
        for (int node = first; node < end; node = nodes.end(node)) {
            if (top == level.length) {
                level = Arrays.copyOf(level, top * 2);
                spare = new int[level.length];
            }
            level[top++] = node;
        }
    }

    /** Counting sort by the order in which keys first appear. */
    private void group(int from) {
        if (nodes.keyCount() > stamps.length) {
            stamps = Arrays.copyOf(stamps, nodes.keyCount() * 2);
            groupOf = Arrays.copyOf(groupOf, stamps.length);
        }
        stamp++;
        int groups = 0;
        for (int i = from; i < top; i++) {
            int key = nodes.key(level[i]);
            if (stamps[key] != stamp) {
                stamps[key] = stamp;
                groupOf[key] = groups++;
                if (groups >= starts.length) {
                    starts = Arrays.copyOf(starts, groups * 2);
                }
                starts[groups] = 0;
            }
            starts[groupOf[key] + 1]++;
        }
        if (groups == top - from) {
            return;
        }
        starts[0] = from;
        for (int i = 1; i <= groups; i++) {
            starts[i] += starts[i - 1];
        }
        for (int i = from; i < top; i++) {
            spare[starts[groupOf[nodes.key(level[i])]]++] = level[i];
        }
        System.arraycopy(spare, from, level, from, top - from);
    }
}
