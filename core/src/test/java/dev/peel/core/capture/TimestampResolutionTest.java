package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampResolutionTest {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger TWO_TO_THE_64 = BigInteger.ONE.shiftLeft(64);

    @ParameterizedTest // what tshark 4.0.17 shows
    @CsvSource({
        "6, 1234567890123456789, 1234567890123.456789000",
        "6, -1, 18446744073709.551615000",
        "0, -1, -1.000000000",
        "3, 255, 0.255000000",
        "9, 9223372036854775807, 9223372036.854775807",
        "10, 255, 0.000000025",
        "136, 255, 0.996093750",
        "140, 1, 0.000244140",
        "158, 5000000000000001, 4656612.873077393",
        "160, -1, 4294967295.999999999"
    })
    void givesSecondsAndNanoseconds(int option, long stamp, String shown) {
        TimestampResolution resolution = TimestampResolution.ofOption(option);
        long seconds = resolution.seconds(stamp);

        assertThat(EpochTime.text(seconds, resolution.nanoseconds(stamp, seconds)))
                .isEqualTo(shown);
    }

    @Property
    void neverOverflows(
            @ForAll long stamp, @ForAll @IntRange(min = 1, max = 127) int exponent, @ForAll boolean binary) {
        TimestampResolution resolution = new TimestampResolution(binary, exponent);
        BigInteger unsigned = BigInteger.valueOf(stamp).mod(TWO_TO_THE_64);
        BigInteger unit = BigInteger.valueOf(binary ? 2 : 10).pow(exponent);
        BigInteger[] parts = unsigned.divideAndRemainder(unit);

        long seconds = resolution.seconds(stamp);

        assertThat(seconds).isEqualTo(parts[0].longValue());
        assertThat(resolution.nanoseconds(stamp, seconds))
                .isEqualTo(parts[1].multiply(NANOS).divide(unit).intValueExact());
    }

    @Test
    void rejectsExponentsThatAnOptionCannotHold() {
        assertThatThrownBy(() -> new TimestampResolution(false, 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exponent 128 is not 0 to 127");
    }
}
