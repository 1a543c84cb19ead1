package dev.peel.plugins.handshake;

import java.time.Duration;

/** Something of note in a flow, in the order of the capture. */
public sealed interface Moment {
    /** {@return the number of its frame} */
    long frame();

    /** {@return when its frame was captured, counted from the flow's first; negative where the clock went back} */
    Duration since();

    /** {@return who sent it; nobody for a message of a third party} */
    Party by();

    /** {@return how many bytes it carries: of payload, or of the message} */
    int size();

    /** {@return what it is, in the words that people read} */
    String name();

    /**
     * A TCP segment.
     *
     * @param flags the low 8 bits of its flags
     * @param sequence its number relative to the start of its direction, modulo 2^32
     * @param acknowledgment likewise of the other direction
     * @param window as it stands in the header
     * @param hops the time to live or hop limit; 0 where there is no IP
     * @param id the identification of IPv4; -1 for IPv6
     * @param mark what else there is to say of it
     */
    record Segment(
            long frame,
            Duration since,
            Party by,
            int size,
            int flags,
            int sequence,
            int acknowledgment,
            int window,
            int hops,
            int id,
            Mark mark)
            implements Moment {

        private static final int FIN = 0x01; // RFC 9293 3.1
        private static final int SYN = 0x02;
        private static final int RST = 0x04;
        private static final int PSH = 0x08;
        private static final int ACK = 0x10;

        /** {@return whether it opens a connection} */
        public boolean isSyn() {
            return (flags & (SYN | ACK)) == SYN;
        }

        /** {@return whether it agrees to a connection} */
        public boolean isSynAck() {
            return (flags & (SYN | ACK)) == (SYN | ACK);
        }

        /** {@return whether it closes its direction} */
        public boolean isFin() {
            return (flags & FIN) != 0;
        }

        /** {@return whether it breaks the connection off} */
        public boolean isRst() {
            return (flags & RST) != 0;
        }

        /** {@return whether it acknowledges} */
        public boolean isAck() {
            return (flags & ACK) != 0;
        }

        @Override
        public String name() {
            StringBuilder name = new StringBuilder();
            append(name, SYN, "SYN");
            append(name, FIN, "FIN");
            append(name, RST, "RST");
            append(name, PSH, "PSH");
            append(name, ACK, "ACK");
            return name.isEmpty() ? "no flags" : name.toString();
        }

        private void append(StringBuilder name, int flag, String text) {
            if ((flags & flag) != 0) {
                name.append(name.isEmpty() ? "" : ",").append(text);
            }
        }
    }

    /** What there is to say of a segment beside its header. */
    enum Mark {
        /** Nothing. */
        NONE(0),
        /** All of it was sent before. */
        RETRANSMISSION(1),
        /** It says that its sender can take nothing more. */
        ZERO_WINDOW(2),
        /** It comes from a side that had broken the connection off. */
        AFTER_RESET(3);

        private final int code;

        Mark(int code) {
            this.code = code;
        }

        /** {@return a number of two bits, another one for each mark} */
        public int code() {
            return code;
        }
    }

    /**
     * A TLS message or record.
     *
     * @param content the content type of its record, RFC 8446 5.1; 23 for whatever TLS 1.3 encrypts
     * @param type the handshake message's type, RFC 8446 4, or the alert's description; -1 where it cannot be read
     * @param level the alert's level, -1 where it cannot be read and for other messages
     */
    record Message(long frame, Duration since, Party by, int size, int content, int type, int level, String name)
            implements Moment {
        /** {@return whether it is a handshake message in the clear, of type {@code wanted}} */
        public boolean is(int wanted) {
            return content == ContentType.HANDSHAKE && type == wanted;
        }

        /** {@return whether it is an alert, in the clear or not} */
        public boolean isAlert() {
            return content == ContentType.ALERT;
        }
    }

    /**
     * An ICMP error that quotes a segment of the flow.
     *
     * @param by who sent the segment that is quoted
     * @param size 0
     * @param reporter the address of who tells of the error
     * @param isVersion6 whether it is of ICMPv6
     * @param type its type
     * @param code its code
     * @param mtu the size that the next link takes, in bytes; -1 where it says none
     * @param sequence of the segment that is quoted, as on the wire
     */
    record IcmpError(
            long frame,
            Duration since,
            Party by,
            int size,
            String reporter,
            boolean isVersion6,
            int type,
            int code,
            long mtu,
            long sequence,
            String name)
            implements Moment {}
}
