package dev.peel.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FlowTableTest {
    private final FlowTable table = new FlowTable(1_000, new FlowNumbers());

    @Test
    void findsTheSameFlowInBothDirections() {
        Flow flow = table.find(ipv4(1, 1000, 2, 443), 1);
        Flow back = table.find(ipv4(2, 443, 1, 1000), 2);

        assertThat(back).isSameAs(flow);
        assertThat(flow.direction(ipv4(1, 1000, 2, 443))).isZero();
        assertThat(flow.direction(ipv4(2, 443, 1, 1000))).isEqualTo(1);
        assertThat(flow.firstPort).isEqualTo(1000);
        assertThat(flow.secondPort).isEqualTo(443);
    }

    @Test
    void tellsDirectionsApartByThePortWhenBothAddressesAreTheSame() {
        Flow flow = table.find(ipv4(1, 1000, 1, 443), 1);

        assertThat(table.find(ipv4(1, 443, 1, 1000), 2)).isSameAs(flow);
        assertThat(flow.direction(ipv4(1, 443, 1, 1000))).isEqualTo(1);
    }

    @Test
    void keepsPortsWithTheirAddresses() {
        assertThat(table.find(ipv4(1, 443, 2, 1000), 1)).isNotSameAs(table.find(ipv4(1, 1000, 2, 443), 2));
    }

    @Test
    void keepsAddressesOfTheSameNumberButAnotherVersionApart() {
        FlowKey six = new FlowKey();
        six.ipv6(0, 1, 0, 2);
        six.ports(Transport.TCP, 1000, 443);

        assertThat(table.find(six, 1)).isNotSameAs(table.find(ipv4(1, 1000, 2, 443), 2));
    }

    @Test
    void numbersTheFlowsOfEachTransport() {
        FlowKey datagram = ipv4(1, 1000, 2, 443);
        datagram.ports(Transport.UDP, 1000, 443);

        assertThat(table.find(ipv4(1, 1000, 2, 443), 1).index()).isZero();
        assertThat(table.find(datagram, 2).index()).isZero();
        assertThat(table.find(ipv4(1, 1001, 2, 443), 3).index()).isEqualTo(1);
    }

    @Test
    void replacesAFlowByANewOneWithTheNextNumber() {
        Flow old = table.find(ipv4(1, 1000, 2, 443), 1);
        old.state(Slot.of("anything"), "remembered");

        Flow next = table.replace(old, ipv4(2, 443, 1, 1000), 2);

        assertThat(next.index()).isEqualTo(1);
        assertThat(next.direction(ipv4(2, 443, 1, 1000))).isZero();
        assertThat(table.find(ipv4(1, 1000, 2, 443), 3)).isSameAs(next);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void remembersNothingOfAFlowThatIsForgotten() {
        FlowTable small = new FlowTable(1, new FlowNumbers());
        Slot<String> slot = Slot.of("anything");
        Flow old = small.find(ipv4(1, 1000, 2, 443), 1);
        old.state(slot, "remembered");
        Flow next = small.find(ipv4(1, 1001, 2, 443), 2);

        assertThat(old.state(slot)).isNull();
        assertThat(small.keep(old, 3)).isFalse();
        assertThat(small.keep(next, 3)).isTrue();
    }

    @Test
    void forgetsNoFlowThatIsKept() {
        FlowTable small = new FlowTable(2, new FlowNumbers());
        Flow kept = small.find(ipv4(1, 1000, 2, 443), 1);
        Flow idle = small.find(ipv4(1, 1001, 2, 443), 2);
        small.keep(kept, 3);
        small.find(ipv4(1, 1002, 2, 443), 4);

        assertThat(small.keep(kept, 5)).isTrue();
        assertThat(small.keep(idle, 5)).isFalse();
    }

    @Test
    void replacesAFlowThatWasForgottenMeanwhile() {
        FlowTable small = new FlowTable(1, new FlowNumbers());
        Flow old = small.find(ipv4(1, 1000, 2, 443), 1);
        small.find(ipv4(1, 1001, 2, 443), 2);

        Flow next = small.replace(old, ipv4(1, 1000, 2, 443), 3);

        assertThat(small.find(ipv4(1, 1000, 2, 443), 4)).isSameAs(next);
        assertThat(small.size()).isEqualTo(1);
    }

    @Test
    void forgetsTheFlowThatWasIdleForLongest() {
        FlowTable small = new FlowTable(3, new FlowNumbers());
        Flow first = small.find(ipv4(1, 1, 2, 443), 1);
        Flow second = small.find(ipv4(1, 2, 2, 443), 2);
        Flow third = small.find(ipv4(1, 3, 2, 443), 3);
        small.find(ipv4(1, 1, 2, 443), 4);

        small.find(ipv4(1, 4, 2, 443), 5);

        assertThat(small.evicted()).isEqualTo(1);
        assertThat(small.size()).isEqualTo(3);
        assertThat(small.find(ipv4(1, 1, 2, 443), 6)).isSameAs(first);
        assertThat(small.find(ipv4(1, 3, 2, 443), 6)).isSameAs(third);
        assertThat(small.find(ipv4(1, 2, 2, 443), 7)).isNotSameAs(second);
    }

    @Test
    void remembersByFlowAndSlot() {
        Slot<String> name = Slot.of("name");
        Slot<Integer> age = Slot.of("age");
        Flow flow = table.find(ipv4(1, 1000, 2, 443), 1);

        flow.state(age, 7);

        assertThat(flow.state(age)).isEqualTo(7);
        assertThat(flow.state(name)).isNull();
    }

    @Property(tries = 200)
    void agreesWithAHashMap(
            @ForAll @IntRange(min = 1, max = 3_000) int packets,
            @ForAll @IntRange(min = 1, max = 60) int hosts,
            @ForAll @IntRange(min = 1, max = 40) int ports,
            @ForAll long seed) {
        Random random = new Random(seed);
        FlowTable flows = new FlowTable(Integer.MAX_VALUE, new FlowNumbers());
        Map<List<Integer>, Flow> expected = new HashMap<>();
        for (int i = 0; i < packets; i++) {
            int source = random.nextInt(hosts);
            int destination = random.nextInt(hosts);
            int sourcePort = random.nextInt(ports);
            int destinationPort = random.nextInt(ports);
            FlowKey key = ipv4(source, sourcePort, destination, destinationPort);
            List<Integer> there = List.of(source, sourcePort, destination, destinationPort);
            List<Integer> back = List.of(destination, destinationPort, source, sourcePort);
            Flow known = expected.getOrDefault(there, expected.get(back));

            Flow found = flows.find(key, i);

            if (known == null) {
                assertThat(found.index()).isEqualTo(expected.size());
                expected.put(there, found);
            } else {
                assertThat(found).isSameAs(known);
            }
        }
        assertThat(flows.size()).isEqualTo(expected.size());
    }

    @Property(tries = 100)
    void losesNoFlowButThoseThatMakeRoom(@ForAll @IntRange(min = 1, max = 200) int maximum, @ForAll long seed) {
        Random random = new Random(seed);
        FlowTable flows = new FlowTable(maximum, new FlowNumbers());
        List<Flow> made = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            Flow found = flows.find(ipv4(random.nextInt(20), random.nextInt(20), 99, 443), i);
            if (found.index() == made.size()) {
                made.add(found);
            }
            assertThat(made.get(found.index())).isSameAs(found);
            assertThat(flows.size()).isEqualTo(made.size() - flows.evicted()).isLessThanOrEqualTo(maximum);
        }
    }

    private static FlowKey ipv4(int source, int sourcePort, int destination, int destinationPort) {
        FlowKey key = new FlowKey();
        key.ipv4(source, destination);
        key.ports(Transport.TCP, sourcePort, destinationPort);
        return key;
    }
}
