package dev.peel.core.capture;

/**
 * The unit of an interface's time stamps, as pcapng's {@code if_tsresol} has it: a second divided by 10 or by 2, some times.
 *
 * <p>Time stamps are unsigned 64-bit numbers; no value overflows on the way to seconds and nanoseconds.
 *
 * @param binary whether the second is divided by powers of 2, else by powers of 10
 * @param exponent how often it is divided, 0 to 127
 */
public record TimestampResolution(boolean binary, int exponent) {
    /** Microseconds, what pcap and pcapng have unless they say otherwise. */
    public static final TimestampResolution MICROSECONDS = new TimestampResolution(false, 6);
    /** Nanoseconds. */
    public static final TimestampResolution NANOSECONDS = new TimestampResolution(false, 9);

    private static final int NANO = 9; // digits of a nanosecond
    private static final int LONGEST = 19; // digits that a power of ten may have in 64 bits
    private static final double DIGITS_PER_BIT = 0.30103; // log10(2)
    private static final long NANOS = 1_000_000_000L;
    private static final long[] TEN = powersOfTen();

    /**
     * Checks the exponent.
     *
     * @throws IllegalArgumentException when it is not 0 to 127
     */
    public TimestampResolution {
        if (exponent < 0 || exponent > 127) {
            throw new IllegalArgumentException("exponent " + exponent + " is not 0 to 127");
        }
    }

    /** {@return with how many decimals of a second Wireshark shows times of this resolution: 0, 1, 2, 3, 6 or 9} */
    public int decimals() {
        int digits = binary ? (int) (exponent * DIGITS_PER_BIT) : exponent;
        if (digits >= 9) {
            return 9;
        }
        return digits >= 6 ? 6 : Math.min(digits, 3);
    }

    /** {@return the resolution that the option's one byte means; its top bit says binary} */
    static TimestampResolution ofOption(int value) {
        return new TimestampResolution((value & 0x80) != 0, value & 0x7f);
    }

    /** {@return the whole seconds of an unsigned time stamp; beyond 2^63 it turns negative} */
    long seconds(long stamp) {
        if (exponent == 0) {
            return stamp;
        }
        if (binary) {
            return exponent < Long.SIZE ? stamp >>> exponent : 0;
        }
        return exponent <= LONGEST ? Long.divideUnsigned(stamp, TEN[exponent]) : 0;
    }

    /** {@return the rest of an unsigned time stamp beyond {@code seconds}, in nanoseconds, 0 to 999,999,999, cut off and not rounded} */
    int nanoseconds(long stamp, long seconds) {
        if (exponent == 0) {
            return 0;
        }
        if (binary) {
            return binaryNanoseconds(stamp);
        }
        if (exponent <= LONGEST) {
            long rest = stamp - seconds * TEN[exponent];
            return (int)
                    (exponent <= NANO ? rest * TEN[NANO - exponent] : Long.divideUnsigned(rest, TEN[exponent - NANO]));
        }
        return exponent - NANO <= LONGEST ? (int) Long.divideUnsigned(stamp, TEN[exponent - NANO]) : 0;
    }

    private int binaryNanoseconds(long stamp) {
        if (exponent < Long.SIZE) {
            long rest = stamp & ((1L << exponent) - 1);
            return (int) ((Math.multiplyHigh(rest, NANOS) << (Long.SIZE - exponent)) | ((rest * NANOS) >>> exponent));
        }
        long high = Math.multiplyHigh(stamp, NANOS) + (stamp < 0 ? NANOS : 0);
        return exponent < 2 * Long.SIZE ? (int) (high >>> (exponent - Long.SIZE)) : 0;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[LONGEST + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
