package dev.peel.testkit;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.StreamDissector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every stream dissector: a test class that implements this has tests of it.
 *
 * <pre>{@code
 * class ModbusTest implements StreamDissectorTests {
 *     public StreamDissector dissector() {
 *         return new ModbusTcpDissector();
 *     }
 *
 *     public Map<String, Talk> talks() {
 *         return Map.of("coils", Talk.start().client("0001 0000 0006 11 01 0013 0013"));
 *     }
 * }
 * }</pre>
 */
public interface StreamDissectorTests {
    /** The seed where the system property {@code testkit.seed} gives none. */
    long SEED = StreamCheck.SEED;

    /** How many times each talk is spoilt. */
    int FUZZ_ROUNDS = Fuzz.ROUNDS;

    /** {@return the dissector} */
    StreamDissector dissector();

    /** {@return talks that it reads, by a name for each} */
    Map<String, Talk> talks();

    /** {@return the dissectors that it may hand its payload to; it may be among them} */
    default List<? extends Dissector> others() {
        return List.of();
    }

    /** {@return a test for each talk: that the same is noted however it travels} */
    @TestFactory
    default Stream<DynamicTest> notesTheSameHoweverItTravels() {
        return tests(talk -> {
            StreamCheck check = new StreamCheck(dissector(), others());
            if (check.fields(talk).isEmpty()) {
                return Optional.of("the dissector notes nothing of the talk");
            }
            return check.check(talk, Long.getLong("testkit.seed", SEED));
        });
    }

    /** {@return a test for each talk: that nothing fails where its bytes are spoilt} */
    @TestFactory
    default Stream<DynamicTest> survivesSpoiltBytes() {
        return tests(
                talk -> new Fuzz(Long.getLong("testkit.seed", SEED), FUZZ_ROUNDS).talk(dissector(), others(), talk));
    }

    private Stream<DynamicTest> tests(Function<Talk, Optional<String>> check) {
        return talks().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> check.apply(entry.getValue()).ifPresent(failure -> {
                            throw new AssertionError(entry.getKey() + ": " + failure);
                        })));
    }
}
