package dev.peel.dissectors.wlan;

/** Texts of the bits of numbers, as they stand in the tree before fields that have only some of them. */
final class BitText {
    private static final int BITS = 16;

    private BitText() {}

    /** {@return the 16 bits of {@code number}, a dot for each that is not of {@code mask}, a blank between four and four} */
    static String of(int number, int mask) {
        StringBuilder text = new StringBuilder(BITS + BITS / 4);
        for (int i = BITS - 1; i >= 0; i--) {
            int bit = 1 << i;
            text.append((mask & bit) == 0 ? '.' : (number & bit) == 0 ? '0' : '1');
            if (i > 0 && i % 4 == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
