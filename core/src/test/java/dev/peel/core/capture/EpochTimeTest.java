package dev.peel.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochTimeTest {

    @ParameterizedTest // what tshark 4.0.17 shows
    @CsvSource({
        "0, 0, 0.000000000",
        "1418145370, 5, 1418145370.000000005",
        "-5, 1000, -5.000001000",
        "1, 1000000000, 1.1000000000",
        "1418145370, -2147483648, -1418145370.2147483648",
        "-9223372036854775808, 1000, -9223372036854775808.000001000"
    })
    void showsTimesAsWiresharkDoes(long seconds, int nanoseconds, String shown) {
        assertThat(EpochTime.text(seconds, nanoseconds)).isEqualTo(shown);
    }
}
