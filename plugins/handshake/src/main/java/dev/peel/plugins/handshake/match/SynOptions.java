package dev.peel.plugins.handshake.match;

/**
 * What a SYN offers.
 *
 * @param segmentSize MSS; -1 where it is not there
 * @param windowScale likewise
 * @param isSelective whether selective acknowledgment is offered
 * @param hasTimestamp whether timestamps are
 */
record SynOptions(int segmentSize, int windowScale, boolean isSelective, boolean hasTimestamp) {
    static SynOptions of(Segment segment) {
        return new SynOptions(segment.segmentSize, segment.windowScale, segment.isSelective, segment.hasTimestamp);
    }
}
