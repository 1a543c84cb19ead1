package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemandTest {
    private final ToyLink link = new ToyLink();
    private final ToyMessages messages = new ToyMessages();
    private final ToyChild unrelated = new ToyChild(d -> d.u8(ToyChild.BYTE));
    private final Registry registry = Registry.of(List.of(link, messages, unrelated));

    @Test
    void needsTheWayToWhatWasAskedForAndNoMore() {
        Demand demand = Demand.of(registry, List.of(ToyMessages.TEXT));

        assertThat(demand.needs(link)).isTrue();
        assertThat(demand.needs(messages)).isTrue();
        assertThat(demand.needs(unrelated)).isFalse();
        assertThat(demand.needs(DataDissector.INSTANCE)).isFalse();
        assertThat(demand.wants(ToyMessages.TEXT)).isTrue();
        assertThat(demand.wants(ToyLink.STREAM)).isFalse();
        assertThat(demand.isLabelling()).isFalse();
    }

    @Test
    void hasLayersNotedOnlyOfProtocolsThatAreReadForAField() {
        Demand demand = Demand.of(registry, List.of(ToyMessages.TEXT));
        int read = messages.protocol().field().id();
        int other = unrelated.protocol().field().id();

        assertThat(demand.layers()[read]).isFalse();
        assertThat(demand.withLayers().layers()[read]).isTrue();
        assertThat(demand.withLayers().layers()[other]).isFalse();
        assertThat(demand.withLayers().wants(messages.protocol().field())).isFalse();
        assertThat(demand.withLayers().and(registry, demand).layers()[read]).isTrue();
        assertThat(demand.withLayers().without(registry, unrelated.protocol()).layers()[read])
                .isTrue();
    }

    @Test
    void needsNothingBehindWhatWasAskedFor() {
        Demand demand = Demand.of(registry, List.of(ToyLink.STREAM));

        assertThat(demand.needs(link)).isTrue();
        assertThat(demand.needs(messages)).isFalse();
    }

    /** A dissector of a part of a protocol, such as of the timestamps that TLS and certificates have in common. */
    @Test
    void doesNotNeedTheWayToFieldsThatADissectorOfThatProtocolDoesNotNote() {
        Dissector part = new PartOfMessages();
        Registry withPart = Registry.of(List.of(link, messages, unrelated, part));

        assertThat(Demand.of(withPart, List.of(ToyMessages.TEXT)).needs(unrelated))
                .isFalse();
        assertThat(Demand.of(withPart, List.of(ToyMessages.INNER)).needs(unrelated))
                .isTrue();
    }

    @Test
    void doesNotNeedWhatIsLeftOutNorTheWayToIt() {
        Demand text = Demand.of(registry, List.of(ToyMessages.TEXT));
        Demand without = text.without(registry, messages.protocol());

        assertThat(without.needs(messages)).isFalse();
        assertThat(without.needs(link)).isFalse();
        assertThat(without.and(registry, without).needs(messages)).isFalse();
        assertThat(without.and(registry, text).needs(messages)).isTrue();
    }

    @Test
    void needsWhatMeasuresTheFieldsThatWereAskedFor() {
        assertThat(Demand.of(registry, List.of(ToyLink.COUNT)).needs(messages)).isTrue();
    }

    @Test
    void needsEverythingForWhatTellsOfEveryLayer() {
        for (Field field : List.of(FrameDissector.PROTOCOLS, EngineFields.INFO, EngineFields.PROTOCOL_NAME)) {
            Demand demand = Demand.of(registry, List.of(field));

            assertThat(demand.needs(messages)).isTrue();
            assertThat(demand.needs(unrelated)).isTrue();
            assertThat(demand.needs(DataDissector.INSTANCE)).isTrue();
        }
    }

    @Test
    void wantsEverythingForWhatTellsOfFaults() {
        for (Field field : List.of(EngineFields.MALFORMED.field(), EngineFields.EXPERT_MESSAGE)) {
            assertThat(Demand.of(registry, List.of(field)).wants(ToyMessages.TEXT))
                    .isTrue();
        }
    }

    @Test
    void givesTheSameValuesAskedAloneAsAmongAll() {
        byte[] message = ToyConversation.message("hello");
        for (Field field : List.of(ToyLink.STREAM, ToyLink.COUNT, ToyLink.SEGMENT, ToyMessages.TEXT)) {
            ToyConversation alone = new ToyConversation(registry, Demand.of(registry, List.of(field)), Limits.DEFAULT);
            ToyConversation all = new ToyConversation(registry, Demand.everything(registry), Limits.DEFAULT);
            for (ToyConversation toy : List.of(alone, all)) {
                toy.sendPart(100, message, 0, 4).sendPart(100, message, 4, 10);
            }

            assertThat(alone.found(field)).isNotEmpty().isEqualTo(all.found(field));
        }
    }

    private static final class PartOfMessages implements Dissector {
        @Override
        public Protocol protocol() {
            return ToyMessages.MESSAGES;
        }

        @Override
        public void register(Registrar registrar) {
            registrar.notesOnly(ToyMessages.INNER);
            registrar.bind("toychild.part", 1, this);
        }

        @Override
        public void dissect(Dissection d) {
            d.skip(d.remaining());
        }
    }
}
