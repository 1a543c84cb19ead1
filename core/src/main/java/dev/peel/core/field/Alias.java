package dev.peel.core.field;

/**
 * A further name of a field, such as {@code ip.addr} of {@code ip.src}: filters know it, and outputs for programs show it beside the
 * field, with the same value. Immutable.
 *
 * @param abbreviation the name in filters
 * @param label the name for people
 * @param type what kind of value Wireshark gives it; it may differ from the field's, as that of {@code ip.host} does
 */
public record Alias(String abbreviation, String label, FieldType type) {}
