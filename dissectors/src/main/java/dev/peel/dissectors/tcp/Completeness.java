package dev.peel.dissectors.tcp;

/** What of a connection was seen, as bits: {@code tcp.completeness}. */
final class Completeness {
    private static final int REQUEST = 1;
    private static final int AGREEMENT = 2;
    private static final int ACKNOWLEDGMENT = 4;
    private static final int DATA = 8;
    private static final int FINISH = 16;
    private static final int RESET = 32;
    private static final int ESTABLISHED = REQUEST | AGREEMENT | ACKNOWLEDGMENT;

    private Completeness() {}

    /** {@return {@code seen}, with what {@code segment} adds} */
    static int after(int seen, Segment segment) {
        boolean isAck = segment.has(TcpFlags.ACK);
        boolean isAgreement = isAck && segment.has(TcpFlags.SYN);
        int more = segment.has(TcpFlags.RESET) ? RESET : 0;
        if (segment.has(TcpFlags.SYN)) {
            more |= isAgreement ? AGREEMENT : REQUEST;
        } else if (isAck && segment.length == 0) {
            more |= ACKNOWLEDGMENT;
        }
        if (segment.length > 0 && !isAgreement) {
            more |= DATA;
        }
        if (isAck && segment.has(TcpFlags.FIN)) {
            more |= FINISH;
        }
        return seen | more;
    }

    /** {@return {@code seen} in words} */
    static String text(int seen) {
        if ((seen & ESTABLISHED) != ESTABLISHED) {
            return switch (seen) {
                case REQUEST -> "Incomplete, SYN_SENT";
                case REQUEST | AGREEMENT -> "Incomplete, CLIENT_ESTABLISHED";
                default -> "Incomplete";
            };
        }
        boolean isClosed = (seen & (FINISH | RESET)) != 0;
        boolean hasData = (seen & DATA) != 0;
        if (isClosed) {
            return hasData ? "Complete, WITH_DATA" : "Complete, NO_DATA";
        }
        return hasData ? "Incomplete, DATA" : "Incomplete, ESTABLISHED";
    }
}
