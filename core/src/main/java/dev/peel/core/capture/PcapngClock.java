package dev.peel.core.capture;

import java.math.BigInteger;

/**
 * Makes time stamps of one interface of times.
 *
 * @param resolution of the stamps
 * @param offsetSeconds what they count from, in seconds since 1970
 */
record PcapngClock(TimestampResolution resolution, long offsetSeconds) {
    // Hot path: no allocation for resolutions of up to nanoseconds.

    private static final int NANO = 9; // decimals
    private static final int FINEST_BINARY = 32; // bits of a second, beyond which today's times do not fit 64 bits
    private static final int BILLION = 1_000_000_000; // nanoseconds a second
    private static final long[] TICKS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, BILLION,
    };

    /** {@return the clock of {@code source}; where its resolution is finer than frames' times are known, nanoseconds are enough} */
    static PcapngClock of(CaptureInterface source) {
        TimestampResolution own = source.resolution();
        boolean isKept = own.exponent() <= (own.binary() ? FINEST_BINARY : NANO);
        return new PcapngClock(isKept ? own : TimestampResolution.NANOSECONDS, source.offsetSeconds());
    }

    /** {@return the option that says what a stamp's unit is} */
    byte option() {
        return (byte) (resolution.exponent() | (resolution.binary() ? 0x80 : 0));
    }

    /** {@return the stamp of a time, which reads as the same time again} */
    long stamp(long seconds, int nanoseconds) {
        // A pcap file may tell more nanoseconds than a second has.
        long second = seconds - offsetSeconds + Math.floorDiv(nanoseconds, BILLION);
        long rest = Math.floorMod(nanoseconds, BILLION);
        int exponent = resolution.exponent();
        if (!resolution.binary()) {
            return second * TICKS[exponent] + rest / TICKS[NANO - exponent];
        }
        // Reading cuts off what is less than a nanosecond, so writing rounds up.
        long part = exponent < FINEST_BINARY
                ? ((rest << exponent) + BILLION - 1) / BILLION
                : BigInteger.valueOf(rest)
                        .shiftLeft(exponent)
                        .add(BigInteger.valueOf(BILLION - 1L))
                        .divide(BigInteger.valueOf(BILLION))
                        .longValue();
        return (second << exponent) + part;
    }
}
