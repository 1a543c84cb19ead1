package dev.peel.core.dissect;

/** How grave an expert item is, with Wireshark's numbers of {@code _ws.expert.severity}. */
public enum Severity {
    /** A comment of the capture's author. */
    COMMENT(0x00100000, "Comment"),
    /** The usual course of things. */
    CHAT(0x00200000, "Chat"),
    /** Worth knowing. */
    NOTE(0x00400000, "Note"),
    /** Something unusual. */
    WARNING(0x00600000, "Warning"),
    /** Something is broken. */
    ERROR(0x00800000, "Error");

    private final int number;
    private final String label;

    Severity(int number, String label) {
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
