package dev.peel.core.dissect;

import static dev.peel.core.dissect.ToyConversation.join;
import static dev.peel.core.dissect.ToyConversation.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stream dissectors that fail. */
class StreamFailureTest {
    private static final byte[] HELLO = message("hello"); // 10 bytes
    private static final byte[] FAILING = message('T', new byte[3]); // 8 bytes

    @Test
    void goesOnBehindAMessageThatReadingFailsOn() {
        ToyConversation toy = new ToyConversation().send(100, join(HELLO, FAILING, HELLO));

        assertThat(toy.messages()).containsExactly("1:hello", "1:hello");
        assertThat(toy.engine().failures())
                .containsExactly("dissector toymessage failed first at frame 1: java.lang.IllegalStateException: cannot"
                        + " read this");
        assertThat(toy.values(EngineFields.EXPERT_MESSAGE))
                .containsExactly("Dissector bug in toymessage: java.lang.IllegalStateException: cannot read this");
    }

    @Test
    void goesOnBehindAPutTogetherMessageThatReadingFailsOn() {
        ToyConversation toy = new ToyConversation().sendPart(100, FAILING, 0, 6).send(106, join(new byte[2], HELLO));

        assertThat(toy.messages()).containsExactly("2:hello");
        assertThat(toy.engine().failures()).hasSize(1);
    }

    @Test
    void blamesTheDissectorOfTheInnerStream() {
        ToyConversation toy = new ToyConversation()
                .send(100, message('S', join(message('T', new byte[0]), HELLO)))
                .send(120, HELLO);

        assertThat(toy.values(ToyMessages.INNER)).containsExactly("hello");
        assertThat(toy.messages()).containsExactly("2:hello");
        assertThat(toy.engine().failures())
                .containsExactly("dissector toymessage failed first at frame 1: java.lang.IllegalStateException: cannot"
                        + " read this either");
    }

    @Test
    void blamesTheDissectorThatFailsToMeasure() {
        ToyConversation toy = new ToyConversation()
                .send(100, join(HELLO, new byte[] {'L'}))
                .send(111, HELLO)
                .send(121, message('S', join(HELLO, new byte[] {'L'})));

        assertThat(toy.messages()).containsExactly("1:hello", "2:hello");
        assertThat(toy.values(ToyMessages.INNER)).containsExactly("hello");
        assertThat(toy.engine().failures()).singleElement().asString().contains("toymessage", "cannot measure this");
    }

    @Test
    void measuresBytesOfTheRightSourceAfterAFailure() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, HELLO, 0, 3)
                .send(103, join(new byte[] {0, 5, 'h', 'e', 'l', 'l', 'o', 'L'}))
                .send(111, HELLO);

        assertThat(toy.messages()).containsExactly("2:hello", "3:hello");
        assertThat(toy.engine().failures()).hasSize(1);
    }

    @Test
    void switchesADissectorOffThatFailsTooOften() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.DISSECTOR_FAILURES, 3));
        for (int i = 0; i < 5; i++) {
            toy.send(100 + i * 18, join(FAILING, HELLO));
        }

        assertThat(toy.messages()).containsExactly("1:hello", "2:hello", "3:hello");
        assertThat(toy.engine().failures())
                .singleElement()
                .asString()
                .endsWith("cannot read this; switched off after 3 failures");
    }

    @Test
    void asksTheNextHeuristicWhenOneFails() {
        Registry registry = Registry.of(List.of(new ToyLink(), new Guess(1, true), new Guess(2, false)));
        ToyConversation toy = new ToyConversation(registry, Demand.everything(registry), Limits.DEFAULT);

        toy.send(100, HELLO);

        assertThat(toy.found(Guess.PROTOCOLS.get(2).field())).hasSize(1);
        assertThat(toy.engine().failures()).singleElement().asString().contains("toyguess1", "cannot tell");
    }

    /** Knows everything, unless it fails. */
    private static final class Guess implements HeuristicDissector {
        static final Map<Integer, Protocol> PROTOCOLS = Map.of(
                1, Protocol.of("toyguess1", "Guess", "Guess 1"),
                2, Protocol.of("toyguess2", "Guess", "Guess 2"));

        private final int number;
        private final boolean failing;

        Guess(int number, boolean failing) {
            this.number = number;
            this.failing = failing;
        }

        @Override
        public Protocol protocol() {
            return PROTOCOLS.get(number);
        }

        @Override
        public void register(Registrar registrar) {
            registrar.heuristic("toy.port", number, this);
        }

        @Override
        public boolean recognizes(Bytes payload) {
            if (failing) {
                throw new IllegalStateException("cannot tell");
            }
            return true;
        }

        @Override
        public void dissect(Dissection d) {
            d.skip(d.remaining());
        }
    }
}
