package dev.peel.plugins.handshake;

/**
 * What a capture tells of one side of a flow.
 *
 * @param packets how many of its segments were captured, duplicates left out
 * @param dataPackets how many of those carry payload
 * @param bytes of payload, each counted once
 * @param retransmissions how many of those carry nothing but what was sent before
 * @param largest the most bytes of payload in one segment
 * @param next the number of the byte it would send next, relative to its start, modulo 2^32
 * @param acknowledged up to where the other side acknowledged that, likewise; 0 where it never did
 * @param acknowledgedIn the frame of that acknowledgment; 0 where there is none
 * @param hops the time to live or hop limit of its last segment before any reset; 0 where there is none
 * @param hopsOfOpening likewise of its first segment
 * @param hopsFrame the frame of {@code hops}
 * @param id the identification of that segment; -1 for IPv6
 * @param options what its SYN offers
 * @param opening what its first bytes look like
 * @param openingText the start of its first line, where those are text of no TLS; often empty
 * @param openingFrame the frame of those; 0 where there is none
 * @param lastRecord the length of the last TLS record it sent; -1 where there is none
 * @param lastRecordType its content type
 * @param lastRecordFrame its frame
 * @param loose how many bytes of payload stand behind its last whole TLS record
 * @param firstFrame its first frame; 0 where it sent nothing
 * @param lastFrame its last frame; 0 where it sent nothing
 */
public record Side(
        int packets,
        int dataPackets,
        long bytes,
        int retransmissions,
        int largest,
        int next,
        int acknowledged,
        long acknowledgedIn,
        int hops,
        int hopsOfOpening,
        long hopsFrame,
        int id,
        Options options,
        Opening opening,
        String openingText,
        long openingFrame,
        int lastRecord,
        int lastRecordType,
        long lastRecordFrame,
        long loose,
        long firstFrame,
        long lastFrame) {

    /**
     * The TCP options of a SYN, RFC 9293 3.2.
     *
     * @param segmentSize MSS; -1 where it is not there
     * @param windowScale RFC 7323 2.2; -1 where it is not there
     * @param selectiveAcknowledgment whether RFC 2018 2 is offered
     * @param timestamps whether RFC 7323 3 is offered
     * @param fastOpen whether RFC 7413 is offered
     */
    public record Options(
            int segmentSize, int windowScale, boolean selectiveAcknowledgment, boolean timestamps, boolean fastOpen) {
        /** No SYN was seen. */
        public static final Options UNSEEN = new Options(-1, -1, false, false, false);
    }

    /** {@return how many bytes it sent that the other side never acknowledged in the capture; negative where it acknowledged unseen ones} */
    public int unacknowledged() {
        return next - acknowledged;
    }
}
