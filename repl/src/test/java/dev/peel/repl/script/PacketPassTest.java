package dev.peel.repl.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.filter.Filter;
import dev.peel.core.index.Opening;
import dev.peel.core.packet.Packet;
import dev.peel.core.plugin.Plugins;
import dev.peel.core.tap.FilterTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketPassTest {
    private final Registry registry = Registry.load();

    private Field field(String name) {
        return registry.fields(name).get(0);
    }

    private PacketPass pass(Set<Field> learnt, String... filters) throws IOException {
        List<FilterTest> tests = new ArrayList<>();
        for (String filter : filters) {
            tests.add(new FilterTest(Filter.compile(filter, registry)));
        }
        ScriptCapture capture =
                ScriptCapture.open(Scripts.CAPTURES.resolve("tls12-full.pcap"), Opening.of(registry), Plugins.BUILT_IN);
        return new PacketPass(capture, tests, learnt, () -> {});
    }

    private long value(PacketPass pass, String name) throws IOException {
        Packet packet = pass.packet(List.of(field(name)));
        return packet.tape().value(packet.find(field(name).id()));
    }

    @Test
    void decodesNoMoreThanWhatIsRead() throws IOException {
        try (PacketPass pass = pass(new LinkedHashSet<>())) {
            while (pass.next() != 0) {
                value(pass, "tcp.dstport");
            }

            assertThat(pass.demand().wants(field("tcp.dstport"))).isTrue();
            assertThat(pass.demand().wants(field("tls.handshake.type"))).isFalse();
            assertThat(pass.demand().wants(field("tls"))).isFalse();
        }
    }

    @Test
    void seesAProtocolOnTheLayerThatWasReadForAnotherOfItsFields() throws IOException {
        try (PacketPass pass = pass(new LinkedHashSet<>(), "tls.handshake.type == 1")) {
            pass.next();

            assertThat(pass.has(List.of(field("tls")))).isTrue();
            assertThat(pass.demand().wants(field("tls"))).isFalse();
            assertThat(pass.has(List.of(field("http")))).isFalse();
            assertThat(pass.demand().wants(field("http"))).isTrue();
        }
    }

    @Test
    void looksForAProtocolOfWhichNothingWasRead() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (PacketPass pass = pass(new LinkedHashSet<>())) {
            for (long number = pass.next(); number != 0; number = pass.next()) {
                if (pass.has(List.of(field("tls")))) {
                    numbers.add(number);
                }
            }
        }

        assertThat(numbers).containsExactly(4L, 6L, 8L, 9L, 10L, 11L, 12L, 14L);
    }

    @Test
    void goesOnWhereItWasWhenAFieldIsLearnt() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (PacketPass pass = pass(new LinkedHashSet<>(), "tls.handshake")) {
            for (long number = pass.next(); number != 0; number = pass.next()) {
                numbers.add(number);
                if (number > 4) {
                    assertThat(value(pass, "frame.number")).isEqualTo(number);
                }
            }
        }

        assertThat(numbers).containsExactly(4L, 6L, 8L, 9L);
    }

    @Test
    void goesOnAfterARest() throws IOException {
        try (PacketPass pass = pass(new LinkedHashSet<>())) {
            pass.next();
            pass.next();
            pass.suspend();

            assertThat(value(pass, "tcp.srcport")).isEqualTo(443);
            assertThat(pass.next()).isEqualTo(3);
        }
    }

    @Test
    void remembersWhatEarlierPassesLearnt() throws IOException {
        Set<Field> learnt = new LinkedHashSet<>();
        try (PacketPass first = pass(learnt)) {
            first.next();
            value(first, "tcp.dstport");
        }
        try (PacketPass second = pass(learnt)) {
            assertThat(second.demand().wants(field("tcp.dstport"))).isTrue();
        }
    }
}
