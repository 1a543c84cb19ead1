package dev.peel.core.dissect;

import static dev.peel.core.dissect.ToyConversation.join;
import static dev.peel.core.dissect.ToyConversation.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamRulesTest {
    private static final byte[] HELLO = message("hello"); // 10 bytes
    private static final byte[] WORLD = message("world");
    private static final byte[] LONG = message("x".repeat(95)); // 100 bytes

    @Test
    void readsASegmentBehindAGapAtOnceAndNeverWhatComesLate() {
        ToyConversation toy = asWireshark()
                .send(100, HELLO)
                .send(120, message("again"))
                .send(110, WORLD)
                .send(130, HELLO);

        assertThat(toy.messages()).containsExactly("1:hello", "2:again", "4:hello");
    }

    @Test
    void readsNothingOfASegmentThatStartsBeforeItsTurn() {
        ToyConversation toy = asWireshark()
                .send(100, HELLO)
                .sendPart(100, join(HELLO, WORLD), 5, 20)
                .send(120, HELLO);

        assertThat(toy.messages()).containsExactly("1:hello", "3:hello");
    }

    @Test
    void passesOverTheRestOfAMessageBehindAGap() {
        byte[] stream = join(LONG, HELLO);

        ToyConversation toy = asWireshark().sendPart(100, stream, 0, 40).sendPart(100, stream, 60, 110);

        assertThat(toy.messages()).containsExactly("2:hello");
    }

    @Test
    void goesOnWithTheFirstSegmentBehindAMessageThatIsLost() {
        ToyConversation toy =
                asWireshark().sendPart(100, LONG, 0, 40).send(200, HELLO).send(210, WORLD);

        assertThat(toy.messages()).containsExactly("2:hello", "3:world");
    }

    @Test
    void readsNothingBehindALaterStartThatIsBeforeTheFirst() {
        ToyConversation toy = startedTwice(asWireshark());

        assertThat(toy.messages()).containsExactly("4:world");
    }

    @Test
    void readsWhatComesBehindTheLastStartWhenReadingThoroughly() {
        ToyConversation toy = startedTwice(new ToyConversation());

        assertThat(toy.messages()).containsExactly("3:hello");
    }

    private static ToyConversation startedTwice(ToyConversation toy) {
        return toy.send(ToyLink.SYN | ToyLink.ACK, 499, new byte[0])
                .send(ToyLink.SYN | ToyLink.ACK, 99, new byte[0])
                .send(100, HELLO)
                .send(500, WORLD);
    }

    private static ToyConversation asWireshark() {
        Demand everything = Demand.everything(ToyConversation.REGISTRY);
        return new ToyConversation(ToyConversation.REGISTRY, everything.streams(StreamRules.WIRESHARK), Limits.DEFAULT);
    }
}
