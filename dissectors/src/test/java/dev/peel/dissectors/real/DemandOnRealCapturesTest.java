package dev.peel.dissectors.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Demand;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is asked decides what is dissected, never what its value is. */
class DemandOnRealCapturesTest {
    private final List<CapturedFrames> captures = CapturedFrames.all();

    @Test
    void aFieldAskedAloneHasTheValuesThatItHasAmongAll() {
        Map<CapturedFrames, Map<Field, List<String>>> expected = new LinkedHashMap<>();
        Map<Field, List<CapturedFrames>> havingIt =
                new TreeMap<>((one, other) -> Integer.compare(one.id(), other.id()));
        for (CapturedFrames capture : captures) {
            Map<Field, List<String>> values = new Dissected(capture, demandOfAll()).values();
            expected.put(capture, values);
            values.keySet().forEach(field -> havingIt.computeIfAbsent(field, f -> new ArrayList<>())
                    .add(capture));
        }

        List<String> differences = new ArrayList<>();
        havingIt.forEach((field, those) -> {
            Demand alone = Demand.of(Dissected.REGISTRY, List.of(field));
            for (CapturedFrames capture : those) {
                List<String> values = new Dissected(capture, alone).values().getOrDefault(field, List.of());
                difference(capture.name() + " " + field, expected.get(capture).get(field), values, differences);
            }
        });

        assertThat(differences).isEmpty();
    }

    @Test
    void textsForPeopleChangeNoValue() {
        List<String> differences = new ArrayList<>();
        for (CapturedFrames capture : captures) {
            Map<Field, List<String>> bare = new Dissected(capture, demandOfAll()).values();
            Map<Field, List<String>> labelled = new Dissected(capture, Demand.everything(Dissected.REGISTRY)).values();
            bare.forEach((field, values) -> difference(
                    capture.name() + " " + field, values, labelled.getOrDefault(field, List.of()), differences));
            assertThat(labelled.keySet()).isEqualTo(bare.keySet());
        }

        assertThat(differences).isEmpty();
    }

    private static void difference(String what, List<String> expected, List<String> values, List<String> to) {
        if (!expected.equals(values)) {
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(values);
            List<String> added = new ArrayList<>(values);
            added.removeAll(expected);
            to.add(what + ": missing " + shortened(missing) + ", added " + shortened(added));
        }
    }

    private static String shortened(List<String> values) {
        return values.size() + " " + values.subList(0, Math.min(3, values.size()));
    }

    private static Demand demandOfAll() {
        List<Field> all = new ArrayList<>();
        for (Protocol protocol : Dissected.REGISTRY.protocols()) {
            all.add(protocol.field());
            all.addAll(protocol.fields());
        }
        return Demand.of(Dissected.REGISTRY, all);
    }
}
