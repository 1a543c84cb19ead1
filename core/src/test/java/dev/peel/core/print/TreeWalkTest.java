package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeWalkTest {
    private static final Field GROUP = Field.group("walk.group", "Group");
    private static final Field NUMBER = Field.uint("walk.number", 8, "Number");
    private static final Protocol WALK = Protocol.of("walk", "WALK", "Walk", GROUP, NUMBER);

    private final Registry registry = Registry.of(List.of(new WalkDissector()));
    private final Tape tape = new Tape();
    private final List<String> seen = new ArrayList<>();

    private static final class WalkDissector implements Dissector {
        @Override
        public Protocol protocol() {
            return WALK;
        }

        @Override
        public void register(Registrar registrar) {
            // It is found by nobody: the tape is written by hand.
        }

        @Override
        public void dissect(Dissection d) {
            throw new UnsupportedOperationException();
        }
    }

    private int open(Field field) {
        int entry = tape.add(field, 0, 0, 0, 0, 0);
        tape.open(entry);
        return entry;
    }

    private void walk(boolean below) {
        new TreeWalk(registry).walk(new Packet().view(tape, 0, tape.size()), new TreeVisitor() {
            @Override
            public boolean enter(int entry, Field field, int depth) {
                seen.add(depth + " " + field);
                return below;
            }

            @Override
            public void leave(int entry, Field field, int depth) {
                seen.add(depth + " /" + field);
            }
        });
    }

    @Test
    void entersAndLeavesEntriesAsTheyNest() {
        int layer = open(WALK.field());
        int group = open(GROUP);
        tape.add(NUMBER, 0, 0, 0, 1, 1);
        tape.close(group);
        tape.close(layer);
        tape.add(NUMBER, 0, 0, 0, 1, 2);

        walk(true);

        assertThat(seen)
                .containsExactly(
                        "0 walk",
                        "1 walk.group",
                        "2 walk.number",
                        "2 /walk.number",
                        "1 /walk.group",
                        "0 /walk",
                        "0 walk.number",
                        "0 /walk.number");
    }

    @Test
    void stepsOverWhatIsBelowAnUnwantedEntry() {
        int layer = open(WALK.field());
        tape.add(NUMBER, 0, 0, 0, 1, 1);
        tape.close(layer);
        tape.add(NUMBER, 0, 0, 0, 1, 2);

        walk(false);

        assertThat(seen).containsExactly("0 walk", "0 walk.number");
    }

    @Test
    void walksTreesDeeperThanAnyStack() {
        int depth = 100_000;
        for (int i = 0; i < depth; i++) {
            open(GROUP);
        }
        tape.closeAll(0, 0, 0);

        walk(true);

        assertThat(seen).hasSize(2 * depth).endsWith("1 /walk.group", "0 /walk.group");
    }
}
