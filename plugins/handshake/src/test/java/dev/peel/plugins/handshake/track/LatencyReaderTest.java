package dev.peel.plugins.handshake.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.plugins.handshake.Latencies;
import dev.peel.plugins.handshake.Moment;
import dev.peel.plugins.handshake.Party;
import dev.peel.plugins.handshake.Vantage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyReaderTest {
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;

    @Test
    void measuresTheStepsOfAConnection() {
        Latencies latencies = LatencyReader.read(
                List.of(
                        moment(Party.CLIENT, SYN, 0),
                        moment(Party.SERVER, SYN | ACK, 30_000_000),
                        moment(Party.CLIENT, ACK, 31_000_000)),
                true);

        assertThat(latencies.synAck()).isEqualTo(Duration.ofMillis(30));
        assertThat(latencies.established()).isEqualTo(Duration.ofMillis(1));
        assertThat(latencies.vantage()).isEqualTo(Vantage.CLIENT);
    }

    /** A capture may claim any time: all that is computed from it has to stay within what nanoseconds can tell. */
    @Test
    void clocksThatJumpAcrossAllOfTimeCanStillBeReckonedWith() {
        Latencies latencies = LatencyReader.read(
                List.of(
                        moment(Party.CLIENT, SYN, Long.MIN_VALUE),
                        moment(Party.SERVER, SYN | ACK, Long.MAX_VALUE),
                        moment(Party.CLIENT, ACK, Long.MIN_VALUE)),
                true);

        assertThat(latencies.synAck().toNanos()).isPositive();
        assertThat(latencies.established().toNanos()).isNegative();
        assertThat(latencies.roundTrip().toNanos()).isZero();
        assertThat(latencies.vantage()).isEqualTo(Vantage.UNKNOWN);
    }

    private static Moment moment(Party by, int flags, long nanoseconds) {
        return new Moment.Segment(1, Duration.ofNanos(nanoseconds), by, 0, flags, 0, 0, 1024, 64, 1, Moment.Mark.NONE);
    }
}
