package dev.peel.core.index;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The frames that a frame has to be seen with: those before it in its flows, those of flows that share a conversation with these, and
 * those with fragments of what any of them puts together.
 *
 * <p>Of its innermost flow that is every frame. Of flows around it, tunnels, which may carry all of a capture, it is
 * {@link #EDGE} frames at the start, where it is learnt what is in the tunnel, and as many right before the frame, by which time is
 * told.
 */
final class Conversation {
    /** How many frames at each end of an outer flow are seen. */
    static final int EDGE = 1000;

    private static final int NONE = -1;

    private final LinkTable links;
    private final int last;
    private final BitSet datagrams = new BitSet();
    private final BitSet joined = new BitSet();
    private int[] frames = new int[16];
    private int count;

    private Conversation(LinkTable links, int last) {
        this.links = links;
        this.last = last;
    }

    /** {@return the frames up to {@code last}, ascending and with it, counted from 0} */
    static int[] upTo(LinkTable links, int last) {
        Conversation conversation = new Conversation(links, last);
        conversation.addFlows();
        if (links.count(Link.JOINED) > 0) {
            for (int i = 0; i < conversation.count; i++) {
                conversation.addJoined(conversation.frames[i]);
            }
        }
        if (links.count(Link.DATAGRAM) > 0) {
            for (int i = 0; i < conversation.count; i++) {
                conversation.addFragments(conversation.frames[i]);
            }
        }
        return conversation.sorted();
    }

    private void addFlows() {
        add(last);
        int innermost = NONE;
        for (int i = links.start(last); i < links.end(last); i++) {
            innermost = Link.isFlow(links.link(i)) ? i : innermost;
        }
        for (int i = links.start(last); i < links.end(last); i++) {
            int link = links.link(i);
            if (Link.isFlow(link)) {
                int[] members = before(link);
                if (i == innermost || members.length <= 2 * EDGE) {
                    addAll(members);
                } else {
                    addAll(members, 0, EDGE);
                    addAll(members, members.length - EDGE, members.length);
                }
            }
        }
    }

    /** Adds the frames of conversations that {@code frame} has joined, or that others have joined which it is of. */
    private void addJoined(int frame) {
        for (int i = links.start(frame); i < links.end(frame); i++) {
            int link = links.link(i);
            int joining = Link.isFlow(link) ? Link.joined(link) : link;
            int number = Link.number(joining);
            if (Link.kind(joining) == Link.JOINED && !joined.get(number)) {
                joined.set(number);
                if (links.frames(Link.JOINED, number).length > 0) {
                    addAll(before(joining));
                    addAll(before(Link.home(joining)));
                }
            }
        }
    }

    private void addFragments(int frame) {
        for (int i = links.start(frame); i < links.end(frame); i++) {
            int link = links.link(i);
            if (Link.kind(link) == Link.DATAGRAM && !datagrams.get(Link.number(link))) {
                datagrams.set(Link.number(link));
                addAll(before(link));
            }
        }
    }

    /** {@return the frames before the last that have the same link} */
    private int[] before(int link) {
        int[] all = links.frames(Link.kind(link), Link.number(link));
        int end = Arrays.binarySearch(all, last);
        return Arrays.copyOf(all, end < 0 ? -end - 1 : end);
    }

    private void addAll(int[] members) {
        addAll(members, 0, members.length);
    }

    private void addAll(int[] members, int from, int to) {
        for (int i = from; i < to; i++) {
            add(members[i]);
        }
    }

    private void add(int frame) {
        if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
        }
        frames[count++] = frame;
    }

    private int[] sorted() {
        int[] sorted = Arrays.copyOf(frames, count);
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }
}
