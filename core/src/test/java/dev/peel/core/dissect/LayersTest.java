package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final byte[] FRAME = {1, 2, 3, 4, 5, 6, 7, 8};

    @Test
    void keepsTheFieldsReadBeforeALayerEnds() {
        ToyConversation toy = ToyScript.run(FRAME, d -> {
            d.u8(ToyScript.BYTE);
            d.skip(6);
            d.u16(ToyScript.WORD);
        });

        assertThat(toy.values(ToyScript.BYTE)).containsExactly("1");
        assertThat(toy.values(ToyScript.WORD)).isEmpty();
        assertThat(toy.values(EngineFields.MALFORMED.field())).hasSize(1);
        assertThat(toy.engine().counters().malformed()).isEqualTo(1);
        assertThat(toy.engine().counters().experts()).isEqualTo(Map.of(Severity.ERROR, 1L));
        assertThat(toy.engine().failures()).isEmpty();
    }

    @Test
    void tellsACutCaptureFromAMalformedPacket() {
        Registry registry = Registry.of(List.of(new ToyScript(d -> {
            d.skip(6);
            d.u16(ToyScript.WORD);
        })));
        ToyConversation toy =
                new ToyConversation(registry, Demand.everything(registry), Limits.DEFAULT).raw(FRAME, 7, 8);

        assertThat(toy.values(EngineFields.SHORT.field())).hasSize(1);
        assertThat(toy.values(EngineFields.MALFORMED.field())).isEmpty();
        assertThat(toy.engine().counters().cut()).isEqualTo(1);
    }

    @Test
    void goesOnBehindAGroupWhoseInsideIsMalformed() {
        ToyConversation toy = ToyScript.run(FRAME, d -> {
            d.group(ToyScript.GROUP, 3, group -> {
                group.u8(ToyScript.BYTE);
                group.u24(ToyScript.WORD);
            });
            d.u8(ToyScript.BYTE);
        });

        assertThat(toy.values(ToyScript.BYTE)).containsExactly("1", "4");
        assertThat(toy.engine().counters().malformed()).isEqualTo(1);
    }

    @Test
    void readsWhatThereIsOfAGroupThatIsTooLong() {
        ToyConversation toy = ToyScript.run(FRAME, d -> {
            d.group(ToyScript.GROUP, 9, group -> {
                group.u8(ToyScript.BYTE);
                group.skip(7);
            });
            d.u8(ToyScript.BYTE);
        });

        assertThat(toy.values(ToyScript.BYTE)).containsExactly("1");
        assertThat(toy.engine().counters().malformed()).isEqualTo(1);
    }

    @Test
    void refusesLengthsThatAreNegative() {
        assertThat(malformed(d -> d.group(ToyScript.GROUP, -1, group -> {}))).isEqualTo(1);
        assertThat(malformed(d -> d.limit(-1))).isEqualTo(1);
        assertThat(malformed(d -> d.skip(-1))).isEqualTo(1);
        assertThat(malformed(d -> d.bytes(ToyScript.TEXT, -1))).isEqualTo(1);
        assertThat(malformed(d -> d.peekU8(Integer.MAX_VALUE))).isEqualTo(1);
        assertThat(malformed(d -> d.peekU32(Integer.MAX_VALUE - 2))).isEqualTo(1);
        assertThat(malformed(d -> d.skip(Integer.MAX_VALUE))).isEqualTo(1);
    }

    private static long malformed(Consumer<Dissection> body) {
        ToyConversation toy = ToyScript.run(FRAME, body);
        assertThat(toy.engine().failures()).isEmpty();
        return toy.engine().counters().malformed();
    }

    @Test
    void stepsBackIntoTheOuterBoundsAfterALimit() {
        ToyConversation toy = ToyScript.run(
                FRAME,
                Limits.DEFAULT,
                d -> {
                    d.next(ToyScript.CHILDREN, 1, 4);
                    d.u8(ToyScript.BYTE);
                },
                new ToyChild(d -> {
                    d.limit(2);
                    d.u8(ToyChild.BYTE);
                    d.skip(5);
                }));

        assertThat(toy.values(ToyChild.BYTE)).containsExactly("1");
        assertThat(toy.values(ToyScript.BYTE)).containsExactly("5");
        assertThat(toy.engine().counters().malformed()).isEqualTo(1);
    }

    @Test
    void notesAFaultBehindItsLayerNotBelowIt() {
        ToyConversation toy = ToyScript.run(
                FRAME,
                Limits.DEFAULT,
                d -> {
                    d.u8(ToyScript.BYTE);
                    d.next(ToyScript.CHILDREN, 1);
                },
                new ToyChild(d -> d.skip(9)));

        int child = entry(toy, ToyChild.CHILD.field().id());
        int malformed = entry(toy, EngineFields.MALFORMED.field().id());
        assertThat(toy.tape().end(child)).isLessThanOrEqualTo(malformed);
    }

    @Test
    void noticesAnEndThatTheDissectorSwallowed() {
        ToyConversation toy = ToyScript.run(FRAME, d -> {
            try {
                d.skip(9);
            } catch (RuntimeException swallowed) {
                d.u8(ToyScript.BYTE);
            }
        });

        assertThat(toy.engine().counters().malformed()).isEqualTo(1);
        assertThat(toy.values(EngineFields.MALFORMED.field())).hasSize(1);
        assertThat(toy.engine().failures()).isEmpty();
    }

    @Test
    void noticesNoEndWhereTheEngineHandledIt() {
        ToyConversation toy = ToyScript.run(
                FRAME,
                Limits.DEFAULT,
                d -> {
                    d.group(ToyScript.GROUP, 2, group -> group.skip(3));
                    d.next(ToyScript.CHILDREN, 1, 2);
                    d.u8(ToyScript.BYTE);
                },
                new ToyChild(d -> d.skip(3)));

        assertThat(toy.engine().counters().malformed()).isEqualTo(2);
    }

    @Test
    void containsADissectorThatFails() {
        ToyConversation toy = ToyScript.run(
                FRAME,
                Limits.DEFAULT,
                d -> {
                    d.next(ToyScript.CHILDREN, 1, 4);
                    d.u8(ToyScript.BYTE);
                },
                new ToyChild(d -> d.group(ToyScript.GROUP, 2, group -> {
                    throw new IllegalArgumentException("what now");
                })));

        assertThat(toy.values(ToyScript.BYTE)).containsExactly("5");
        assertThat(toy.engine().failures())
                .containsExactly(
                        "dissector toychild failed first at frame 1: java.lang.IllegalArgumentException: what now");
    }

    @Test
    void containsADissectorThatCallsItselfForEver() {
        ToyConversation toy = ToyScript.run(FRAME, this::callAgain);

        assertThat(toy.engine().failures()).singleElement().asString().contains("StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private void callAgain(Dissection d) {
        callAgain(d);
    }

    @Test
    void givesThePayloadOfADissectorThatIsSwitchedOffToData() {
        Dissector failing = new ToyChild(d -> {
            throw new IllegalStateException();
        });
        Registry registry = Registry.of(List.of(new ToyScript(d -> d.next(ToyScript.CHILDREN, 1)), failing));
        ToyConversation toy = new ToyConversation(
                registry, Demand.everything(registry), Limits.DEFAULT.with(Limit.DISSECTOR_FAILURES, 2));
        for (int i = 0; i < 3; i++) {
            toy.raw(FRAME, 8, 8);
        }

        assertThat(toy.found(registry.fields("data.len").get(0))).containsExactly("3:8");
    }

    @Test
    void stopsAtTheLimitOfDepth() {
        Dissector nesting = new ToyChild(d -> {
            d.u8(ToyChild.BYTE);
            d.next(ToyScript.CHILDREN, 1);
        });
        ToyConversation toy =
                ToyScript.run(FRAME, Limits.DEFAULT.with(Limit.DEPTH, 3), d -> d.next(ToyScript.CHILDREN, 1), nesting);

        assertThat(toy.values(ToyChild.BYTE)).containsExactly("1", "2");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.DEPTH, 1L));
    }

    @Test
    void stopsAtTheLimitOfDepthOfGroups() {
        ToyConversation toy = ToyScript.run(FRAME, Limits.DEFAULT.with(Limit.DEPTH, 3), this::nestGroups);

        assertThat(toy.values(ToyScript.GROUP)).hasSize(2);
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.DEPTH, 1L));
    }

    private void nestGroups(Dissection d) {
        d.group(ToyScript.GROUP, d.remaining(), this::nestGroups);
    }

    @Test
    void stopsAtTheLimitOfFieldsButKeepsTheSummary() {
        ToyConversation toy = ToyScript.run(FRAME, Limits.DEFAULT.with(Limit.FIELDS, 20), d -> {
            d.summary(ToyScript.SCRIPT, "what it is");
            for (int i = 0; i < 100; i++) {
                d.peekValue(ToyScript.BYTE, 1, i);
                d.label("number " + i);
            }
            d.skip(9);
        });

        assertThat(toy.tape().size()).isBetween(20, 24); // the limit, and four columns of the summary
        assertThat(toy.values(EngineFields.INFO)).containsExactly("what it is[Malformed Packet]");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.FIELDS, 1L));
        assertThat(toy.tape().text(19)).isEqualTo("number " + toy.tape().value(19));
    }

    private static int entry(ToyConversation toy, int fieldId) {
        for (int i = 0; i < toy.tape().size(); i++) {
            if (toy.tape().fieldId(i) == fieldId) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
