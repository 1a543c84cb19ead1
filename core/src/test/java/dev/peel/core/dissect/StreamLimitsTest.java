package dev.peel.core.dissect;

import static dev.peel.core.dissect.ToyConversation.join;
import static dev.peel.core.dissect.ToyConversation.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamLimitsTest {
    private static final byte[] HELLO = message("hello"); // 10 bytes
    private static final byte[] LONG = message("x".repeat(95)); // 100 bytes
    private static final byte[] NOTHING = new byte[0];

    @Test
    void readsAMessageThatIsTooLongAsFarAsItGoes() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.PDU_BYTES, 50))
                .sendPart(100, LONG, 0, 40)
                .sendPart(100, join(LONG, HELLO), 40, 110);

        assertThat(toy.messages()).containsExactly("1:" + "x".repeat(35), "2:hello");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.PDU_BYTES, 1L));
    }

    @Test
    void readsAMessageWhoseLengthIsFoundTooLongInItsSecondSegmentAsFarAsItGoes() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.PDU_BYTES, 50))
                .sendPart(100, LONG, 0, 3)
                .sendPart(100, LONG, 3, 40)
                .sendPart(100, join(LONG, HELLO), 40, 110);

        assertThat(toy.messages()).containsExactly("2:" + "x".repeat(35), "3:hello");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.PDU_BYTES, 1L));
    }

    @Test
    void passesOverTheRestOfAStreamWhoseLastMessageIsTooLong() {
        ToyConversation toy =
                new ToyConversation(Limits.DEFAULT.with(Limit.PDU_BYTES, 50)).send(100, text("E" + "x".repeat(40)));
        for (int i = 0; i < 10; i++) {
            toy.send(141 + 20 * i, text("M" + "x".repeat(19)));
        }
        toy.send(ToyLink.FIN, 341, NOTHING);

        assertThat(toy.messages()).isEmpty();
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.PDU_BYTES, 1L));
        assertThat(held(toy)).isZero();
    }

    @Test
    void staysInStepWhenThereIsNoMemoryToKeepAMessage() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.STREAM_BYTES, 80))
                .sendPart(100, LONG, 0, 40)
                .sendPart(100, join(LONG, HELLO), 40, 110);

        assertThat(toy.messages()).containsExactly("2:hello");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.STREAM_BYTES, 1L));
    }

    @Test
    void staysInStepWhenMemoryRunsOutWithinAMessage() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.STREAM_BYTES, 250))
                .sendPart(100, LONG, 0, 20)
                .from(6)
                .sendPart(500, LONG, 0, 30)
                .from(ToyConversation.CLIENT)
                .sendPart(100, join(LONG, HELLO), 20, 110);

        assertThat(toy.messages()).contains("3:hello");
        assertThat(toy.engine().counters().limits()).containsKey(Limit.STREAM_BYTES);
    }

    @Test
    void passesAGapThatHoldsUpTooManyBytes() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.OUT_OF_ORDER_BYTES, 200))
                .send(100, HELLO)
                .acknowledge(110)
                .send(120, HELLO)
                .send(130, HELLO)
                .send(140, HELLO);

        assertThat(toy.messages()).containsExactly("1:hello", "5:hello", "5:hello", "5:hello");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.OUT_OF_ORDER_BYTES, 1L));
        assertThat(held(toy)).isZero();
    }

    @Test
    void countsWhatItTakesToKeepTinySegments() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.OUT_OF_ORDER_BYTES, 10_000))
                .send(100, HELLO)
                .acknowledge(110);
        for (int i = 0; i < 1_000; i++) {
            toy.send(120 + i * 2, text("?"));
        }

        assertThat(toy.engine().counters().limits()).containsKey(Limit.OUT_OF_ORDER_BYTES);
    }

    @Test
    void countsTheFlowsThatMakeRoom() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.FLOWS, 2));
        for (int client = 10; client < 15; client++) {
            toy.from(client).send(100, HELLO);
        }

        assertThat(toy.messages()).hasSize(5);
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.FLOWS, 3L));
    }

    @Test
    void givesBackTheMemoryOfMessagesThatWereRead() {
        ToyConversation toy = new ToyConversation();
        for (int client = 10; client < 100; client++) {
            toy.from(client).sendPart(100, LONG, 0, 50).sendPart(100, LONG, 50, 100);
        }

        assertThat(toy.messages()).hasSize(90);
        assertThat(held(toy)).isZero();
    }

    @Test
    void givesBackTheMemoryOfAFlowThatMakesRoom() {
        ToyConversation toy = new ToyConversation(Limits.DEFAULT.with(Limit.FLOWS, 3));
        byte[] inner = message('S', new byte[] {'M', 0, 0});
        for (int client = 10; client < 110; client++) {
            toy.from(client)
                    .send(100, inner)
                    .sendPart(108, LONG, 0, 60)
                    .acknowledge(108)
                    .send(300, HELLO);
        }

        assertThat(held(toy)).isPositive().isLessThan(3 * 1_000);
    }

    @Test
    void givesBackTheMemoryOfAReusedPort() {
        ToyConversation toy = new ToyConversation();
        for (int i = 1; i < 100; i++) {
            toy.send(ToyLink.SYN, i * 1_000 - 1, NOTHING)
                    .send(i * 1_000, message('S', new byte[] {'M', 0, 0}))
                    .sendPart(i * 1_000 + 8, LONG, 0, 60);
        }

        assertThat(held(toy)).isPositive().isLessThan(1_000);
    }

    @Test
    void givesBackTheMemoryOfAStreamThatIsReset() {
        ToyConversation toy = new ToyConversation()
                .send(100, message('S', new byte[] {'M', 0, 0}))
                .sendPart(108, LONG, 0, 60)
                .send(ToyLink.RST, 168, NOTHING);

        assertThat(held(toy)).isZero();
    }

    @Test
    void readsALongMessageOfUnknownLengthInLinearTime() {
        ToyConversation toy = new ToyConversation().send(100, text("E"));
        byte[] piece = new byte[2_000];
        for (int i = 0; i < 5_000; i++) {
            toy.send(101 + i * piece.length, piece);
        }
        toy.send(ToyLink.FIN, 101 + 5_000 * piece.length, NOTHING);

        assertThat(toy.values(ToyLink.LENGTH)).containsExactly("10000001");
    }

    private static long held(ToyConversation toy) {
        return toy.engine().flows().streamMemory().held();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
