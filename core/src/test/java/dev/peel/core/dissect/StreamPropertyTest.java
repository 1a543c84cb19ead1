package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** However a stream is cut into segments, shuffled and repeated: the messages are the same. */
class StreamPropertyTest {
    private record Piece(int from, int to) {}

    @Property(tries = 500)
    void givesTheSameMessagesHoweverTheStreamTravels(
            @ForAll @Size(min = 1, max = 8) List<@AlphaChars @StringLength(max = 30) String> texts,
            @ForAll int first,
            @ForAll @IntRange(min = 1, max = 40) int longest,
            @ForAll @IntRange(max = 6) int disorder,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] stream = stream(texts);
        List<Piece> pieces = pieces(stream.length, longest, random);
        repeatSome(pieces, stream.length, random);
        shuffleSome(pieces, disorder, random);

        ToyConversation toy =
                new ToyConversation().send(ToyLink.SYN, first - 1, new byte[0]).acknowledge(first);
        pieces.forEach(piece -> toy.sendPart(first, stream, piece.from, piece.to));
        toy.send(ToyLink.FIN, first + stream.length, new byte[0]);

        assertThat(toy.values(ToyMessages.TEXT)).isEqualTo(texts);
        assertThat(toy.engine().flows().streamMemory().held()).isZero();
        assertThat(toy.engine().counters().limits()).isEmpty();
        assertThat(toy.engine().failures()).isEmpty();
    }

    @Property(tries = 300)
    void givesTheSameInnerMessagesHoweverBothStreamsAreCut(
            @ForAll @Size(min = 1, max = 8) List<@AlphaChars @StringLength(max = 30) String> texts,
            @ForAll @IntRange(min = 1, max = 40) int longest,
            @ForAll @IntRange(min = 1, max = 40) int longestInner,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] inner = stream(texts);
        byte[] outer = new byte[0];
        for (Piece piece : pieces(inner.length, longestInner, random)) {
            outer = ToyConversation.join(
                    outer, ToyConversation.message('S', Arrays.copyOfRange(inner, piece.from, piece.to)));
        }

        ToyConversation toy = new ToyConversation();
        for (Piece piece : pieces(outer.length, longest, random)) {
            toy.sendPart(100, outer, piece.from, piece.to);
        }

        assertThat(toy.values(ToyMessages.INNER)).isEqualTo(texts);
        assertThat(toy.engine().flows().streamMemory().held()).isZero();
    }

    @Property(tries = 300)
    void survivesWhatIsNoStreamAtAll(@ForAll @Size(max = 40) List<@Size(max = 60) byte[]> payloads, @ForAll long seed) {
        Random random = new Random(seed);
        Limits limits = Limits.DEFAULT
                .with(Limit.OUT_OF_ORDER_BYTES, 500)
                .with(Limit.PDU_BYTES, 200)
                .with(Limit.STREAM_BYTES, 2_000)
                .with(Limit.FLOWS, 4);
        ToyConversation toy = new ToyConversation(limits);
        for (byte[] payload : payloads) {
            if (payload.length > 0 && random.nextBoolean()) {
                payload[0] = (byte) "MSEC".charAt(random.nextInt(4));
            }
            boolean isBack = random.nextInt(4) == 0;
            int client = 5 + random.nextInt(6);
            toy.frame(
                    isBack ? ToyMessages.PORT : client,
                    isBack ? client : ToyMessages.PORT,
                    random.nextInt(256),
                    random.nextInt(3) == 0 ? random.nextInt() : 100 + random.nextInt(300),
                    random.nextInt(3) == 0 ? random.nextInt() : 100 + random.nextInt(300),
                    payload,
                    random.nextInt(3) == 0 ? random.nextInt(payload.length + 1) : payload.length);
        }

        // The kinds T and L are there to fail.
        assertThat(toy.engine().failures()).allMatch(line -> line.contains("IllegalStateException: cannot "));
        assertThat(toy.engine().flows().size()).isLessThanOrEqualTo(4);
        // One segment may come on top of what the limit leaves room for.
        assertThat(toy.engine().flows().streamMemory().held()).isBetween(0L, 2_000L + 400);
    }

    private static byte[] stream(List<String> texts) {
        return ToyConversation.join(texts.stream().map(ToyConversation::message).toArray(byte[][]::new));
    }

    private static List<Piece> pieces(int length, int longest, Random random) {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < length; ) {
            int to = Math.min(length, from + 1 + random.nextInt(longest));
            pieces.add(new Piece(from, to));
            from = to;
        }
        return pieces;
    }

    /** Sends some pieces again, with some bytes around them. */
    private static void repeatSome(List<Piece> pieces, int length, Random random) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (random.nextInt(4) == 0) {
                Piece piece = pieces.get(i);
                pieces.add(
                        i + random.nextInt(pieces.size() - i + 1),
                        new Piece(
                                Math.max(0, piece.from - random.nextInt(10)),
                                Math.min(length, piece.to + random.nextInt(10))));
            }
        }
    }

    private static void shuffleSome(List<Piece> pieces, int disorder, Random random) {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (disorder > 0 && random.nextInt(3) == 0) {
                Collections.swap(pieces, i, Math.min(pieces.size() - 1, i + 1 + random.nextInt(disorder)));
            }
        }
    }
}
