package dev.peel.core.index;

import dev.peel.core.flow.Flow;
import dev.peel.core.flow.FlowNumbers;

/** Writes down to which flows and datagrams each frame of a run belongs. 4 bytes a frame and 4 a link. Not thread-safe. */
final class LinkRecorder extends FlowNumbers {
    // Hot path: no allocation per frame.

    private static final int MOST = 8; // links kept of one frame, which is as many as honest tunnels need

    private final IntColumn starts = new IntColumn();
    private final IntColumn links = new IntColumn();
    private int start;

    @Override
    public void frame(long number) {
        start = links.size();
        starts.add(start);
    }

    @Override
    public void meet(Flow flow, boolean isReplacing) {
        add(Link.of(Link.kind(flow.transport()), isReplacing, flow.index()));
    }

    @Override
    public void join(Flow flow) {
        add(Link.joined(Link.of(Link.kind(flow.transport()), false, flow.index())));
    }

    @Override
    public void meetDatagram(int datagram) {
        if (datagram >= 0) {
            add(Link.of(Link.DATAGRAM, false, datagram));
        }
    }

    private void add(int link) {
        int end = links.size();
        if (end - start >= MOST) {
            return;
        }
        for (int i = start; i < end; i++) {
            if (Link.isSame(links.get(i), link)) {
                return;
            }
        }
        links.add(link);
    }

    /** {@return what was written down of the first {@code frames} frames; nothing more may be written} */
    LinkTable table(int frames) {
        return new LinkTable(starts, links, frames);
    }
}
