package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PieceArrangerTest {
    private static final Registry REGISTRY = Registry.of(List.of(new ToyPieces()));

    private ToyConversation toy = new ToyConversation(REGISTRY, Demand.everything(REGISTRY), Limits.DEFAULT);

    @Test
    void readsPiecesInOrderWhereTheyAre() {
        piece(0, "ab").piece(2, "c");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("1:ab", "2:c");
        assertThat(toy.values(ToyPieces.COUNT)).isEmpty();
    }

    @Test
    void joinsWhatCameTooEarlyWithWhatWasMissing() {
        piece(0, "ab").piece(5, "fg").piece(2, "cde");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("1:ab", "3:cdefg");
        assertThat(toy.values(ToyPieces.PIECE)).containsExactly("3", "2");
        assertThat(toy.values(ToyPieces.COUNT)).containsExactly("2");
        assertThat(toy.values(ToyPieces.LENGTH)).containsExactly("5");
    }

    @Test
    void waitsUntilNoGapIsLeft() {
        piece(2, "c").piece(6, "g").piece(0, "ab").piece(3, "de").piece(5, "f");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("5:abcdefg");
    }

    @Test
    void passesOverWhatCameBefore() {
        piece(0, "abc")
                .piece(0, "abc")
                .piece(1, "bcde")
                .piece(6, "g")
                .piece(6, "g")
                .piece(4, "ef");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("1:abc", "3:de", "6:fg");
    }

    @Test
    void ordersEachDirectionByItself() {
        piece(5, 9, 0, 0, "ab").piece(9, 5, 0, 2, "z").piece(5, 9, 0, 2, "c").piece(9, 5, 0, 0, "xy");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("1:ab", "3:c", "4:xyz");
    }

    @Test
    void startsAgainForAnotherConversation() {
        piece(0, "ab").piece(4, "ef").piece(5, 9, 1, 0, "xyz").piece(3, "!");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("1:ab", "3:xyz", "4:!");
        assertThat(toy.engine().flows().streamMemory().held()).isZero();
    }

    @Test
    void ignoresPiecesThatAreFarAhead() {
        piece(0, "ab")
                .piece(1L << 61, "z")
                .piece(Integer.MAX_VALUE, "z")
                .piece(300_000, "z")
                .piece(2, "c");

        assertThat(toy.found(ToyPieces.TEXT)).containsExactly("1:ab", "5:c");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.OUT_OF_ORDER_BYTES, 3L));
        assertThat(toy.engine().flows().streamMemory().held()).isZero();
    }

    @Test
    void keepsNoMorePiecesThanItsLimit() {
        for (int i = 1; i <= 600; i++) {
            piece(i, "x");
        }
        piece(0, "x");

        assertThat(toy.found(ToyPieces.TEXT)).isEmpty();
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.OUT_OF_ORDER_BYTES, 89L));
    }

    @Test
    void keepsNoMoreBytesThanItsLimit() {
        toy = new ToyConversation(REGISTRY, Demand.everything(REGISTRY), Limits.DEFAULT.with(Limit.STREAM_BYTES, 100));
        piece(2, "x".repeat(60)).piece(62, "x".repeat(60));

        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.STREAM_BYTES, 1L));
    }

    private PieceArrangerTest piece(long offset, String text) {
        return piece(5, 9, 0, offset, text);
    }

    private PieceArrangerTest piece(int source, int destination, int restart, long offset, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer frame = ByteBuffer.allocate(11 + payload.length);
        frame.put((byte) source).put((byte) destination).put((byte) restart);
        frame.putLong(offset).put(payload);
        toy.raw(frame.array(), frame.capacity(), frame.capacity());
        return this;
    }
}
