package dev.peel.core.dissect;

/** What an expert item is about, with Wireshark's numbers of {@code _ws.expert.group}. */
public enum ExpertGroup {
    /** A checksum. */
    CHECKSUM(0x01000000, "Checksum"),
    /** The order of packets. */
    SEQUENCE(0x02000000, "Sequence"),
    /** A response that reports a problem. */
    RESPONSE(0x03000000, "Response"),
    /** A request. */
    REQUEST(0x04000000, "Request"),
    /** Bytes that were not read. */
    UNDECODED(0x05000000, "Undecoded"),
    /** Putting pieces together. */
    REASSEMBLE(0x06000000, "Reassemble"),
    /** Bytes that cannot be what they should. */
    MALFORMED(0x07000000, "Malformed"),
    /** A fault of the dissector. */
    DEBUG(0x08000000, "Debug"),
    /** A violation of the protocol. */
    PROTOCOL(0x09000000, "Protocol"),
    /** Something that endangers security. */
    SECURITY(0x0a000000, "Security"),
    /** A comment of the capture's author. */
    COMMENT(0x0b000000, "Comment"),
    /** Bytes that could not be decrypted. */
    DECRYPTION(0x0c000000, "Decryption"),
    /** Something that should not be used any more. */
    DEPRECATED(0x0e000000, "Deprecated");

    private final int number;
    private final String label;

    ExpertGroup(int number, String label) {
        this.number = number;
        this.label = label;
    }

    /** {@return Wireshark's number} */
    public int number() {
        return number;
    }

    /** {@return the name for people} */
    public String label() {
        return label;
    }
}
