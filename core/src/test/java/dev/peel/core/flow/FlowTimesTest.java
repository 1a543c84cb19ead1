package dev.peel.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTimesTest {
    @Test
    void countsFromTheFirstPacketAndFromTheOneBefore() {
        FlowKey key = new FlowKey();
        key.ipv4(1, 2);
        key.ports(Transport.TCP, 3, 4);
        Flow flow = new Flow(key, 0, new StreamMemory());

        FlowTimes first = FlowTimes.next(flow, 100);
        FlowTimes.next(flow, 130);
        FlowTimes third = FlowTimes.next(flow, 125);

        assertThat(first.sinceFirst()).isZero();
        assertThat(first.sincePrevious()).isZero();
        assertThat(third.sinceFirst()).isEqualTo(25);
        assertThat(third.sincePrevious()).isEqualTo(-5);
    }
}
