package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PostDissectorTest {
    private static final Field LETTERS = Field.uint("toypost.letters", 32, "Letters");
    private static final Field FIRST = Field.uint("toypost.first", 8, "First");
    private static final Protocol POST =
            Protocol.of("toypost", "Post", "Toy Post", LETTERS, FIRST).uncounted();

    private final byte[] message = ToyConversation.message("hello");

    @Test
    void seesWhatItReadsOfEachPacketAndNotesALayerOfItsOwn() {
        ToyConversation toy = all(PostDissectorTest::countLetters).send(100, message);
        toy.send(100 + message.length, ToyConversation.message("again!"));

        assertThat(toy.found(LETTERS)).containsExactly("1:5", "2:6");
    }

    @Test
    void seesNothingThatItDoesNotRead() {
        List<Integer> seen = new ArrayList<>();
        all(d -> {
                    NotedFields noted = d.noted();
                    for (int i = noted.next(noted.first()); i >= 0; i = noted.next(i + 1)) {
                        seen.add(noted.which(i));
                    }
                })
                .send(100, message);

        assertThat(seen).containsExactly(0);
    }

    @Test
    void notesBelowTheFieldOfAnother() {
        ToyConversation toy = all(PostDissectorTest::noteBelow).send(100, message);

        Tape tape = toy.tape();
        int layer = find(tape, ToyMessages.MESSAGES.field());
        int text = find(tape, ToyMessages.TEXT);
        int added = find(tape, LETTERS);
        assertThat(added).isEqualTo(text + 1);
        assertThat(tape.end(text)).isEqualTo(text + 3);
        assertThat(tape.end(layer)).isEqualTo(text + 3);
        assertThat(tape.end(find(tape, ToyLink.TOY.field()))).isLessThanOrEqualTo(layer);
        assertThat(toy.values(FIRST)).containsExactly("104");
        assertThat(tape.end(find(tape, FrameDissector.INSTANCE.protocol().field())))
                .isLessThan(layer);
    }

    @Test
    void asksForWhatItReadsOnlyWhereItsOwnFieldsAreAskedFor() {
        Registry registry = registry(PostDissectorTest::countLetters);
        Demand asked = Demand.of(registry, List.of(LETTERS));
        Demand other = Demand.of(registry, List.of(ToyLink.STREAM));
        Demand layers = Demand.of(registry, List.of(FrameDissector.PROTOCOLS));

        assertThat(asked.wants(ToyMessages.TEXT)).isTrue();
        assertThat(other.wants(ToyMessages.TEXT)).isFalse();
        assertThat(layers.wants(ToyMessages.TEXT)).isFalse();
        assertThat(other.and(registry, asked).wants(ToyMessages.TEXT)).isTrue();
    }

    @Test
    void givesTheSameValuesAskedAloneAsAmongAll() {
        Registry registry = registry(PostDissectorTest::countLetters);
        ToyConversation alone = new ToyConversation(registry, Demand.of(registry, List.of(LETTERS)), Limits.DEFAULT);
        ToyConversation other =
                new ToyConversation(registry, Demand.of(registry, List.of(ToyLink.STREAM)), Limits.DEFAULT);

        assertThat(alone.sendPart(100, message, 0, 4)
                        .sendPart(100, message, 4, 10)
                        .found(LETTERS))
                .containsExactly("2:5");
        assertThat(other.send(100, message).found(LETTERS)).isEmpty();
    }

    @Test
    void containsWhatItThrows() {
        ToyConversation toy = all(d -> {
                    throw new IllegalStateException("broken");
                })
                .send(100, message);

        assertThat(toy.messages()).containsExactly("1:hello");
        assertThat(toy.engine().failures()).singleElement().asString().contains("toypost", "broken");
    }

    @Test
    void containsThatAClassIsMissing() {
        ToyConversation toy = all(d -> {
                    throw new NoClassDefFoundError("absent");
                })
                .send(100, message);

        assertThat(toy.engine().failures()).singleElement().asString().contains("toypost", "absent");
    }

    @Test
    void isNotAtWorkOnceThePacketIsDone() {
        ToyConversation toy = all(PostDissectorTest::countLetters).send(100, message);

        assertThat(toy.engine().atWork()).isNull();
    }

    @Test
    void notesBelowOneEntryAtATime() {
        ToyConversation toy = all(d -> {
                    int text = d.noted().next(d.noted().first());
                    d.below(text, inner -> inner.below(text, PostDissectorTest::countLetters));
                })
                .send(100, message);

        assertThat(toy.engine().failures()).singleElement().asString().contains("cannot itself note below another");
    }

    @Test
    void endsAtTheEndOfTheFieldThatItNotesBelow() {
        ToyConversation toy = all(d -> d.below(d.noted().next(0), inner -> {
                    inner.u8(FIRST);
                    inner.skip(5);
                    inner.u8(FIRST);
                }))
                .send(100, message);

        assertThat(toy.values(FIRST)).containsExactly("104");
        assertThat(toy.found(EngineFields.EXPERT_MESSAGE)).containsExactly("1:Malformed Packet (Exception occurred)");
        assertThat(toy.engine().failures()).isEmpty();
    }

    @Test
    void isNothingThatBytesCanBeDecodedAs() {
        Registry registry = registry(PostDissectorTest::countLetters);

        assertThatThrownBy(() -> registry.with(List.of(new DecodeAs("toy.port", "9", "toypost"))))
                .hasMessageContaining("there is no protocol toypost");
    }

    private static void countLetters(Dissection d) {
        NotedFields noted = d.noted();
        int letters = 0;
        for (int i = noted.next(noted.first()); i >= 0; i = noted.next(i + 1)) {
            letters += noted.text(i).length();
        }
        if (letters > 0) {
            int layer = d.open(POST.field());
            d.generated(LETTERS, letters);
            d.close(layer);
        }
    }

    private static void noteBelow(Dissection d) {
        NotedFields noted = d.noted();
        int text = noted.next(noted.first());
        d.below(text, inner -> {
            inner.generated(LETTERS, noted.text(text).length());
            inner.u8(FIRST);
        });
    }

    private static int find(Tape tape, Field field) {
        int i = 0;
        while (tape.fieldId(i) != field.id()) {
            i++;
        }
        return i;
    }

    private static ToyConversation all(Consumer<Dissection> body) {
        Registry registry = registry(body);
        return new ToyConversation(registry, Demand.everything(registry), Limits.DEFAULT);
    }

    private static Registry registry(Consumer<Dissection> body) {
        return Registry.of(List.of(new ToyLink(), new ToyMessages(), new ToyPost(body)));
    }

    private record ToyPost(Consumer<Dissection> body) implements PostDissector {
        @Override
        public Protocol protocol() {
            return POST;
        }

        @Override
        public List<String> reads() {
            return List.of("toymessage.text", "toypost.nothing");
        }

        @Override
        public void dissect(Dissection d) {
            body.accept(d);
        }
    }
}
