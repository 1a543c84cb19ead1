package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final Field SOURCE =
            Field.uint("registrytest.source", 8, "Source").also("registrytest.port");
    private static final Field DESTINATION =
            Field.uint("registrytest.destination", 8, "Destination").also("registrytest.port");
    private static final Protocol PROTOCOL = Protocol.of("registrytest", "Test", "Test", SOURCE, DESTINATION);

    @Test
    void findsFieldsByAbbreviationAndAlias() {
        Registry registry = Registry.of(List.of(dissector(PROTOCOL)));

        assertThat(registry.fields("registrytest.source")).containsExactly(SOURCE);
        assertThat(registry.fields("registrytest.port")).containsExactly(SOURCE, DESTINATION);
        assertThat(registry.fields("registrytest")).containsExactly(PROTOCOL.field());
        assertThat(registry.fields("registrytest.nothing")).isEmpty();
        assertThat(registry.field(SOURCE.id())).isSameAs(SOURCE);
        assertThat(registry.fieldNames()).contains("registrytest.source", "registrytest.port", "frame.number");
        assertThat(registry.protocols()).contains(PROTOCOL);
    }

    @Test
    void takesTheOldNameOfTls() {
        Field version = Field.uint("tls.version", 16, "Version");
        Registry registry = Registry.of(List.of(dissector(Protocol.of("tls", "TLS", "TLS", version))));

        assertThat(registry.fields("ssl.version")).containsExactly(version);
        assertThat(registry.fields("ssl")).hasSize(1);
    }

    @Test
    void refusesFieldsItDoesNotKnow() {
        Field foreign = Field.uint("registrytest4.a", 8, "A");
        Protocol.of("registrytest4", "Test", "Test", foreign);
        Registry registry = Registry.of(List.of());

        assertThatThrownBy(() -> registry.field(foreign.id())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoProtocolsOfOneName() {
        Protocol other = Protocol.of("registrytest", "Other", "Other");

        assertThatThrownBy(() -> Registry.of(List.of(dissector(PROTOCOL), dissector(other))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("protocol registrytest is declared twice");
    }

    @Test
    void refusesAFieldThatTwoProtocolsDeclareEachForItself() {
        Protocol other = Protocol.of("registrytest2", "Other", "Other", Field.uint("registrytest.source", 8, "Source"));

        assertThatThrownBy(() -> Registry.of(List.of(dissector(PROTOCOL), dissector(other))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("field registrytest.source of protocol registrytest2 is declared twice");
    }

    @Test
    void takesAFieldThatOneProtocolReadsInTwoWaysAndOneThatTwoProtocolsShare() {
        Field narrow = Field.uint("registrytest3.length", 8, "Length");
        Field wide = Field.uint("registrytest3.length", 16, "Length");
        Protocol both = Protocol.of("registrytest3", "Both", "Both", narrow, wide, SOURCE);

        Registry registry = Registry.of(List.of(dissector(PROTOCOL), dissector(both)));

        assertThat(registry.fields("registrytest3.length")).containsExactly(narrow, wide);
        assertThat(registry.fields("registrytest.source")).containsExactly(SOURCE);
    }

    @Test
    void asksHeuristicsInTheirOrder() {
        Bindings bindings = new Bindings();
        HeuristicDissector late = heuristic();
        HeuristicDissector early = heuristic();
        HeuristicDissector alsoLate = heuristic();
        bindings.heuristic(50, late);
        bindings.heuristic(10, early);
        bindings.heuristic(50, alsoLate);

        assertThat(bindings.heuristics()).containsExactly(early, late, alsoLate);
    }

    @Test
    void findsWhatIsBoundToManyNumbers() {
        Bindings bindings = new Bindings();
        List<Dissector> bound = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            bound.add(dissector(PROTOCOL));
            bindings.bind(i * 0x1_0000_0001L - 500, bound.get(i));
        }
        bindings.bind("text", bound.get(0));

        for (int i = 0; i < 1_000; i++) {
            assertThat(bindings.get(i * 0x1_0000_0001L - 500)).isSameAs(bound.get(i));
        }
        assertThat(bindings.get(7)).isNull();
        assertThat(bindings.get("text")).isSameAs(bound.get(0));
        assertThat(bindings.get("other")).isNull();
        assertThat(bindings.all()).hasSize(1_001);
    }

    @Test
    void servesSeveralThreads() throws Exception {
        Registry registry = Registry.of(List.of(new ToyLink(), new ToyMessages()));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                results.add(
                        threads.submit(() -> new ToyConversation(registry, Demand.everything(registry), Limits.DEFAULT)
                                .send(100, ToyConversation.message("hello"))
                                .messages()));
            }
            for (Future<List<String>> result : results) {
                assertThat(result.get()).containsExactly("1:hello");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Dissector dissector(Protocol protocol) {
        return new Dissector() {
            @Override
            public Protocol protocol() {
                return protocol;
            }

            @Override
            public void register(Registrar registrar) {
                // Bound nowhere.
            }

            @Override
            public void dissect(Dissection d) {
                d.skip(d.remaining());
            }
        };
    }

    private static HeuristicDissector heuristic() {
        return new HeuristicDissector() {
            @Override
            public Protocol protocol() {
                return PROTOCOL;
            }

            @Override
            public void register(Registrar registrar) {
                // Bound nowhere.
            }

            @Override
            public void dissect(Dissection d) {
                d.skip(d.remaining());
            }

            @Override
            public boolean recognizes(Bytes payload) {
                return true;
            }
        };
    }
}
