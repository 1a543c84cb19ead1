import java.util.Arrays;
import java.util.List;

/**
 * A conversation as it was recorded, with everything left out that a copy of it gets anew: addresses, the client's port, sequence
 * numbers and times.
 *
 * @param isIpv6 the version of the Internet Protocol
 * @param isUdp the transport; else TCP
 * @param serverPort the port of the endpoint that did not begin
 * @param packets what was sent, in order, none longer than a full-size segment
 * @param downloadAfter how many packets are sent before application data may be put in, 0 where there is no place for that
 */
record Template(boolean isIpv6, boolean isUdp, int serverPort, List<Packet> packets, int downloadAfter) {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;

    /** {@return how many bytes of payload fill an Ethernet frame, beside TCP's time stamps} */
    static int fullSegment(boolean isIpv6) {
        return 1_500 - (isIpv6 ? 40 : 20) - 20 - 12;
    }

    /**
     * One packet.
     *
     * @param fromClient who sent it
     * @param delay microseconds since the packet before
     * @param sequence of the first byte, counted from the sender's SYN
     * @param acknowledgment counted from the receiver's SYN; it counts only with the flag
     * @param options the TCP header's
     */
    record Packet(
            boolean fromClient,
            int delay,
            int sequence,
            int acknowledgment,
            int flags,
            int window,
            byte[] options,
            byte[] payload) {

        /** {@return the sequence number of what follows, if anything does} */
        int end() {
            return sequence + payload.length + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
        }

        Packet part(int from, int to) {
            byte[] bytes = Arrays.copyOfRange(payload, from, to);
            boolean isLast = to == payload.length;
            int partFlags = isLast ? flags : flags & ~(PSH | FIN);
            return new Packet(
                    fromClient, from == 0 ? delay : 1, sequence + from, acknowledgment, partFlags, window, options, bytes);
        }
    }
}
