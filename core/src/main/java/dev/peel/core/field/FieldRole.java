package dev.peel.core.field;

/** What a field is to Wireshark, whose outputs name some of them otherwise than by their abbreviation. */
public enum FieldRole {
    /** A field of its protocol. */
    FIELD,
    /** A line of the tree over other fields: Wireshark knows it by its text only, and gives it no name. */
    HEADING,
    /** A protocol in its own right within its protocol, such as {@code tcp.options.mss}: its bytes, with fields below. */
    PROTOCOL
}
