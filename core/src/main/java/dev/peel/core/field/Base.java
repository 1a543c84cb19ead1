package dev.peel.core.field;

/** How a number is shown. */
public enum Base {
    /** Does not apply. */
    NONE("BASE_NONE"),
    /** Decimal. */
    DEC("BASE_DEC"),
    /** Hexadecimal, with {@code 0x} and as many digits as the field is wide. */
    HEX("BASE_HEX"),
    /** Octal, with a leading 0. */
    OCT("BASE_OCT"),
    /** Decimal, and hexadecimal in parentheses. */
    DEC_HEX("BASE_DEC_HEX"),
    /** Hexadecimal, and decimal in parentheses. */
    HEX_DEC("BASE_HEX_DEC");

    private final String wiresharkName;

    Base(String wiresharkName) {
        this.wiresharkName = wiresharkName;
    }

    /** {@return Wireshark's name of the base, such as {@code BASE_DEC}} */
    public String wiresharkName() {
        return wiresharkName;
    }

    /** {@return whether the number itself is hexadecimal} */
    public boolean isHex() {
        return this == HEX || this == HEX_DEC;
    }
}
