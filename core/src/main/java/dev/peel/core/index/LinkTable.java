package dev.peel.core.index;

import java.util.Arrays;

/**
 * To which flows and datagrams each frame belongs, and which frames each of them has. Frames are counted from 0. Immutable once made.
 */
final class LinkTable {
    private final IntColumn starts;
    private final IntColumn links;
    private final int frames;
    /** For each kind, by number: where in {@link #members} its frames end; they start where those of the number before end. */
    private final int[][] ends = new int[Link.KINDS][];

    private final int[][] members = new int[Link.KINDS][];

    LinkTable(IntColumn starts, IntColumn links, int frames) {
        this.starts = starts;
        this.links = links;
        this.frames = frames;
        for (int kind = 0; kind < Link.KINDS; kind++) {
            int[] counts = counts(kind);
            members[kind] = members(kind, counts);
            ends[kind] = counts;
        }
    }

    private int[] counts(int kind) {
        int most = -1;
        int end = end(frames - 1);
        for (int i = 0; i < end; i++) {
            int link = links.get(i);
            if (Link.kind(link) == kind) {
                most = Math.max(most, Link.number(link));
            }
        }
        int[] counts = new int[most + 1];
        for (int i = 0; i < end; i++) {
            int link = links.get(i);
            if (Link.kind(link) == kind) {
                counts[Link.number(link)]++;
            }
        }
        return counts;
    }

    /** Sorts the frames by what they belong to, and turns counts into ends. */
    private int[] members(int kind, int[] counts) {
        int total = 0;
        for (int number = 0; number < counts.length; number++) {
            int count = counts[number];
            counts[number] = total;
            total += count;
        }
        int[] sorted = new int[total];
        for (int frame = 0; frame < frames; frame++) {
            int end = end(frame);
            for (int i = starts.get(frame); i < end; i++) {
                int link = links.get(i);
                if (Link.kind(link) == kind) {
                    sorted[counts[Link.number(link)]++] = frame;
                }
            }
        }
        return sorted;
    }

    /** {@return how many flows or datagrams of {@code kind} there are} */
    int count(int kind) {
        return ends[kind].length;
    }

    /** {@return the index of {@code frame}'s first link, see {@link #link}} */
    int start(int frame) {
        return starts.get(frame);
    }

    /** {@return the index after {@code frame}'s last link} */
    int end(int frame) {
        if (frame < 0) {
            return 0;
        }
        return frame + 1 < starts.size() ? starts.get(frame + 1) : links.size();
    }

    int link(int index) {
        return links.get(index);
    }

    /** {@return the frames, ascending, that belong to {@code number} of {@code kind}; empty where there is no such} */
    int[] frames(int kind, int number) {
        int[] all = ends[kind];
        if (number < 0 || number >= all.length) {
            return new int[0];
        }
        return Arrays.copyOfRange(members[kind], number == 0 ? 0 : all[number - 1], all[number]);
    }
}
