package dev.peel.core.dissect;

import static dev.peel.core.dissect.ToyConversation.join;
import static dev.peel.core.dissect.ToyConversation.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Segments of which the capture has only the start, as with a snap length. */
class CutStreamTest {
    private static final byte[] HELLO = message("hello"); // 10 bytes
    private static final byte[] LONG = message("abcdefghijklmnopqrstuvwxyz".repeat(4)); // 109 bytes

    @Test
    void readsWhatThereIsOfACutMessage() {
        ToyConversation toy = new ToyConversation().sendCut(100, HELLO, 8);

        assertThat(toy.messages()).containsExactly("1:hel");
        assertThat(toy.engine().counters().cut()).isEqualTo(1);
        assertThat(toy.engine().counters().malformed()).isZero();
    }

    @Test
    void staysInStepWhenACutMessageSpansSegments() {
        ToyConversation toy = new ToyConversation();
        byte[] stream = join(LONG, HELLO);
        for (int from = 0; from < stream.length; from += 50) {
            int to = Math.min(from + 50, stream.length);
            toy.sendCut(100 + from, Arrays.copyOfRange(stream, from, to), Math.min(20, to - from));
        }

        assertThat(toy.messages()).containsExactly("1:abcdefghijklmno", "3:hello");
    }

    @Test
    void completesAMessageWhoseEndIsCapturedBeforeTheCut() {
        byte[] rest = join(Arrays.copyOfRange(LONG, 50, LONG.length), HELLO);
        ToyConversation toy = new ToyConversation()
                .sendPart(100, LONG, 0, 50)
                .sendCut(150, rest, 65)
                .send(219, HELLO);

        assertThat(toy.messages()).containsExactly("2:" + "abcdefghijklmnopqrstuvwxyz".repeat(4), "2:h", "3:hello");
    }

    @Test
    void losesOnlyTheMessageThatIsCut() {
        byte[] rest = join(Arrays.copyOfRange(LONG, 50, LONG.length), HELLO);
        ToyConversation toy = new ToyConversation()
                .sendPart(100, LONG, 0, 50)
                .sendCut(150, rest, 40)
                .send(219, HELLO);

        assertThat(toy.messages()).containsExactly("3:hello");
    }

    @Test
    void staysInStepWithinTheInnerStream() {
        byte[] inner = join(LONG, HELLO);
        byte[] first = message('S', Arrays.copyOfRange(inner, 0, 80));
        byte[] second = message('S', Arrays.copyOfRange(inner, 80, inner.length));
        ToyConversation toy = new ToyConversation().sendCut(100, first, 40).send(185, second);

        assertThat(toy.values(ToyMessages.INNER)).containsExactly("hello");
        assertThat(toy.engine().counters().cut()).isEqualTo(1);
    }

    @Test
    void survivesALengthThatReachesBeyondAllNumbers() {
        byte[] endless = {'M', (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'a', 'b', 'c'};

        for (int captured = 0; captured <= endless.length; captured++) {
            ToyConversation toy =
                    new ToyConversation().sendCut(100, endless, captured).send(108, endless);
            assertThat(toy.engine().failures()).isEmpty();
        }
    }

    @Test
    void survivesAFrameThatClaimsToBeAsLongAsANumberCanSay() {
        ToyConversation toy = new ToyConversation();
        byte[] frame = {5, 9, 0, 0, 0, 0, 100, 0, 0, 0, 0, 'M', 0, 0, 0, 2, 'o', 'k'};

        toy.raw(frame, frame.length, Integer.MAX_VALUE);

        assertThat(toy.messages()).containsExactly("1:ok");
        assertThat(toy.engine().failures()).isEmpty();
    }
}
