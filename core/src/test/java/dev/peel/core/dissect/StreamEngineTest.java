package dev.peel.core.dissect;

import static dev.peel.core.dissect.ToyConversation.join;
import static dev.peel.core.dissect.ToyConversation.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.flow.FlowKey;
import dev.peel.core.flow.Transport;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamEngineTest {
    private static final byte[] HELLO = message("hello"); // 10 bytes
    private static final byte[] WORLD = message("world");
    private static final byte[] BOTH = join(HELLO, WORLD);

    @Test
    void readsAMessageInOneSegment() {
        ToyConversation toy = new ToyConversation().send(100, HELLO).send(110, WORLD);

        assertThat(toy.messages()).containsExactly("1:hello", "2:world");
        assertThat(toy.values(ToyLink.COUNT)).isEmpty();
    }

    /** Bytes from the middle of a stream are no reason to refuse it. */
    @Test
    void letsTheFirstBytesDecideWhoseTheStreamIsAlsoWhereTheyComeLate() {
        ToyConversation toy = new ToyConversation()
                .send(ToyLink.SYN, 99, new byte[0])
                .acknowledge(100)
                .sendPart(100, HELLO, 5, 10)
                .sendPart(100, HELLO, 0, 5);

        assertThat(toy.messages()).containsExactly("4:hello");
    }

    @Test
    void readsSeveralMessagesInOneSegment() {
        assertThat(new ToyConversation().send(100, BOTH).messages()).containsExactly("1:hello", "1:world");
    }

    @Test
    void putsAMessageTogetherWhereverItIsSplit() {
        for (int split = 1; split < HELLO.length; split++) {
            ToyConversation toy =
                    new ToyConversation().sendPart(100, HELLO, 0, split).sendPart(100, HELLO, split, HELLO.length);

            assertThat(toy.messages()).as("split at %d", split).containsExactly("2:hello");
            assertThat(toy.found(ToyLink.SEGMENT)).containsExactly("2:1", "2:2");
            assertThat(toy.values(ToyLink.COUNT)).containsExactly("2");
            assertThat(toy.values(ToyLink.LENGTH)).containsExactly("10");
        }
    }

    @Test
    void putsMessagesTogetherFromSingleBytes() {
        ToyConversation toy = new ToyConversation();
        for (int i = 0; i < BOTH.length; i++) {
            toy.sendPart(100, BOTH, i, i + 1);
        }

        assertThat(toy.messages()).containsExactly("10:hello", "20:world");
    }

    @Test
    void startsTheNextMessageWhereTheSegmentSplitsIt() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, BOTH, 0, 3)
                .sendPart(100, BOTH, 3, 17)
                .sendPart(100, BOTH, 17, 20);

        assertThat(toy.messages()).containsExactly("2:hello", "3:world");
    }

    @Test
    void waitsForASegmentThatIsOutOfOrder() {
        ToyConversation toy = new ToyConversation()
                .send(100, HELLO)
                .send(120, message("again"))
                .send(110, WORLD)
                .send(130, HELLO);

        assertThat(toy.messages()).containsExactly("1:hello", "3:world", "3:again", "4:hello");
    }

    @Test
    void readsARetransmittedSegmentOnce() {
        ToyConversation toy = new ToyConversation()
                .send(100, HELLO)
                .send(100, HELLO)
                .send(110, WORLD)
                .send(100, BOTH);

        assertThat(toy.messages()).containsExactly("1:hello", "3:world");
    }

    @Test
    void keepsWhatCameFirstWhenARetransmissionDiffers() {
        ToyConversation toy = new ToyConversation().sendPart(100, HELLO, 0, 8).sendPart(100, message("HELLO"), 3, 10);

        assertThat(toy.messages()).containsExactly("2:helLO");
    }

    @Test
    void readsOverlappingSegmentsWithoutRepeatingBytes() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, BOTH, 0, 7)
                .sendPart(100, BOTH, 4, 12)
                .sendPart(100, BOTH, 10, 20);

        assertThat(toy.messages()).containsExactly("2:hello", "3:world");
    }

    @Test
    void readsOverlappingSegmentsThatCameTooEarly() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, BOTH, 0, 2)
                .acknowledge(100)
                .sendPart(100, BOTH, 8, 14)
                .sendPart(100, BOTH, 6, 20)
                .sendPart(100, BOTH, 8, 14)
                .sendPart(100, BOTH, 2, 7);

        assertThat(toy.messages()).containsExactly("6:hello", "6:world");
    }

    @Test
    void goesOnBehindAGapThatTheReceiverAcknowledges() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, BOTH, 0, 5)
                .acknowledge(100)
                .send(120, HELLO)
                .acknowledge(130)
                .send(130, WORLD);

        assertThat(toy.messages()).containsExactly("5:hello", "5:world");
    }

    @Test
    void goesOnBehindAGapWhenNobodyIsHeardToAcknowledge() {
        ToyConversation toy = new ToyConversation()
                .send(100, HELLO)
                .send(120, HELLO)
                .send(130, HELLO)
                .send(140, WORLD);

        assertThat(toy.messages()).containsExactly("1:hello", "4:hello", "4:hello", "4:world");
    }

    @Test
    void startsInTheMiddleOfAConversation() {
        byte[] middle = "tail of something".getBytes(StandardCharsets.ISO_8859_1);
        ToyConversation toy = new ToyConversation().send(100, middle).send(100 + middle.length, HELLO);

        assertThat(toy.messages()).containsExactly("2:hello");
    }

    @Test
    void followsSequenceNumbersOverTheirWrap() {
        int first = -7;
        ToyConversation toy = new ToyConversation()
                .send(ToyLink.SYN, first - 1, new byte[0])
                .sendPart(first, BOTH, 0, 4)
                .acknowledge(first)
                .sendPart(first, BOTH, 12, 20)
                .sendPart(first, BOTH, 4, 12);

        assertThat(toy.messages()).containsExactly("5:hello", "5:world");
    }

    @Test
    void readsWhatComesWithTheEndOfTheStream() {
        ToyConversation toy = new ToyConversation().send(100, HELLO).send(ToyLink.FIN, 110, WORLD);

        assertThat(toy.messages()).containsExactly("1:hello", "2:world");
    }

    @Test
    void endsAMessageThatLastsUntilTheEnd() {
        ToyConversation toy = new ToyConversation()
                .send(100, text("Eabc"))
                .send(104, text("def"))
                .send(ToyLink.FIN, 107, text("ghi"));

        assertThat(toy.messages()).containsExactly("3:abcdefghi");
    }

    @Test
    void endsAMessageWithAnEndThatBringsNoBytes() {
        ToyConversation toy = new ToyConversation().send(100, text("Eabc")).send(ToyLink.FIN, 104, new byte[0]);

        assertThat(toy.messages()).containsExactly("2:abc");
    }

    @Test
    void waitsForTheLastBytesWhenTheEndComesTooEarly() {
        ToyConversation toy = new ToyConversation()
                .send(100, text("Eabc"))
                .acknowledge(100)
                .send(ToyLink.FIN, 107, text("ghi"))
                .send(104, text("def"));

        assertThat(toy.messages()).containsExactly("4:abcdefghi");
    }

    @Test
    void waitsForTheLastBytesWhenAnEmptyEndComesTooEarly() {
        ToyConversation toy = new ToyConversation()
                .send(100, text("Eabc"))
                .acknowledge(100)
                .send(ToyLink.FIN, 107, new byte[0])
                .send(104, text("def"));

        assertThat(toy.messages()).containsExactly("4:abcdef");
    }

    @Test
    void keepsItsPlaceWhenTheStartIsRepeated() {
        ToyConversation toy = new ToyConversation()
                .send(ToyLink.SYN, 99, new byte[0])
                .acknowledge(100)
                .sendPart(100, BOTH, 0, 13)
                .send(ToyLink.SYN, 99, new byte[0])
                .sendPart(100, BOTH, 13, 20);

        assertThat(toy.messages()).containsExactly("3:hello", "5:world");
    }

    @Test
    void startsAnewWhenPortsAreReused() {
        ToyConversation toy = new ToyConversation()
                .send(ToyLink.SYN, 99, new byte[0])
                .sendPart(100, HELLO, 0, 5)
                .send(ToyLink.SYN, 4999, new byte[0])
                .send(5000, WORLD);

        assertThat(toy.messages()).containsExactly("4:world");
        assertThat(toy.values(ToyLink.STREAM)).containsExactly("0", "0", "1", "1");
    }

    @Test
    void forgetsAnIncompleteMessageOnReset() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, HELLO, 0, 5)
                .send(ToyLink.RST, 105, new byte[0])
                .send(105, WORLD);

        assertThat(toy.messages()).containsExactly("3:world");
    }

    @Test
    void passesOverASegmentThatStartsWithNoMessage() {
        ToyConversation toy = new ToyConversation().send(100, text("????????")).send(108, HELLO);

        assertThat(toy.messages()).containsExactly("2:hello");
        assertThat(toy.engine().counters().limits()).isEmpty();
    }

    @Test
    void passesOverWhatTurnsOutToBeNoMessage() {
        ToyConversation toy =
                new ToyConversation().send(100, text("C")).send(101, text("ab")).send(103, HELLO);

        assertThat(toy.messages()).containsExactly("3:hello");
        assertThat(toy.engine().counters().limits()).isEmpty();
    }

    @Test
    void readsBothDirectionsApart() {
        ToyConversation toy = new ToyConversation()
                .sendPart(100, HELLO, 0, 5)
                .frame(ToyMessages.PORT, ToyConversation.CLIENT, 0, 900, 0, WORLD, 10)
                .sendPart(100, HELLO, 5, 10);

        assertThat(toy.messages()).containsExactly("2:world", "3:hello");
    }

    @Test
    void ignoresAnAcknowledgmentFromFarAway() {
        ToyConversation toy = new ToyConversation()
                .send(100, HELLO)
                .acknowledge(0x70000000)
                .send(120, HELLO)
                .send(110, WORLD);

        assertThat(toy.messages()).containsExactly("1:hello", "4:world", "4:hello");
    }

    @Test
    void followsAJumpToAnotherSequenceEntirely() {
        ToyConversation toy = new ToyConversation()
                .send(100, HELLO)
                .acknowledge(110)
                .send(120, HELLO)
                .send(100 + Integer.MIN_VALUE + 10, WORLD)
                .send(100 + Integer.MIN_VALUE + 20, HELLO);

        assertThat(toy.messages()).containsExactly("1:hello", "4:world", "5:hello");
    }

    @Test
    void marksTheFlowWhoseStreamHasAGapAndNoOther() {
        ToyConversation whole = new ToyConversation().send(100, HELLO).send(110, WORLD);
        ToyConversation unread =
                new ToyConversation().frame(5, 6, 0, 100, 0, HELLO, 10).frame(5, 6, 0, 110, 0, HELLO, 10);
        ToyConversation holed =
                new ToyConversation().send(100, HELLO).acknowledge(130).send(120, HELLO);

        assertThat(hasGap(whole, ToyMessages.PORT)).isFalse();
        assertThat(hasGap(unread, 6)).isFalse();
        assertThat(hasGap(holed, ToyMessages.PORT)).isTrue();
    }

    private static boolean hasGap(ToyConversation toy, int server) {
        FlowKey key = new FlowKey();
        key.ipv4(5, server);
        key.ports(Transport.TCP, 5, server);
        return FlowStreams.of(toy.engine().flows().find(key, 99)).own(0).hasGap();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
