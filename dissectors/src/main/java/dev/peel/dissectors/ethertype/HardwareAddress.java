package dev.peel.dissectors.ethertype;

/** Text of 48-bit hardware addresses. */
public final class HardwareAddress {
    private static final String DIGITS = "0123456789abcdef";

    private HardwareAddress() {}

    /** {@return the 48 bits of {@code address} as six hexadecimal bytes between colons} */
    public static String text(long address) {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(DIGITS.charAt((int) (address >> shift + 4) & 0xf))
                    .append(DIGITS.charAt((int) (address >> shift) & 0xf));
            if (shift > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }
}
