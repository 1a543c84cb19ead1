package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TreeNodesTest {
    private static final Field HEADING = Field.heading("nodes.heading", "Heading");
    private static final Field SOURCE =
            Field.uint("nodes.source", 8, "Source").also("nodes.any", "Source or Destination", FieldType.STRING);
    private static final Field DESTINATION =
            Field.uint("nodes.destination", 8, "Destination").also("nodes.any", "Source or Destination");
    private static final Field FLAGS =
            Field.uint("nodes.flags", 16, "Flags").mask(0x0ff0).hex();
    private static final Field NAME = Field.text("nodes.name", "Name");
    private static final Field BYTES = Field.bytes("nodes.bytes", "Bytes");
    private static final Protocol NODES =
            Protocol.of("nodes", "NODES", "Nodes", HEADING, SOURCE, DESTINATION, FLAGS, NAME, BYTES);

    private final Registry registry = Registry.of(List.of(new NodesDissector()));
    private final Tape tape = new Tape();

    private static final class NodesDissector implements Dissector {
        @Override
        public Protocol protocol() {
            return NODES;
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

    private TreeNodes nodes(TreeNodes.Headings headings) {
        TreeNodes nodes = new TreeNodes(registry, headings);
        nodes.fill(new Packet().view(tape, 0, tape.size()));
        return nodes;
    }

    private int open(Field field) {
        int entry = tape.add(field, 0, 0, 0, 4, 0);
        tape.open(entry);
        return entry;
    }

    private void bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        tape.addSource(array, 0, array.length);
    }

    private static List<String> names(TreeNodes nodes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            names.add(nodes.name(i) + " to " + nodes.end(i));
        }
        return names;
    }

    @Test
    void namesFollowTheFieldTheyAreFurtherNamesOf() {
        bytes(1, 2, 3, 4);
        int layer = open(NODES.field());
        tape.add(SOURCE, 0, 0, 0, 1, 1);
        tape.add(DESTINATION, 0, 0, 1, 1, 2);
        tape.close(layer);

        TreeNodes nodes = nodes(TreeNodes.Headings.ALIKE);

        assertThat(names(nodes))
                .containsExactly(
                        "nodes to 5",
                        "nodes.source to 2",
                        "nodes.any to 3",
                        "nodes.destination to 4",
                        "nodes.any to 5");
        assertThat(nodes.key(2)).isEqualTo(nodes.key(4)).isNotEqualTo(nodes.key(1));
        assertThat(new NodeText(nodes).type(1)).isEqualTo(4);
        assertThat(new NodeText(nodes).type(2)).isEqualTo(26);
        assertThat(new NodeText(nodes).isHidden(2)).isTrue();
    }

    @Test
    void leavesOutWhatHasNoPlaceInAnyTree() {
        bytes(1);
        tape.add(NODES.field(), Tape.HIDDEN, 0, 0, 0, 0);
        int layer = open(NODES.field());
        tape.add(NODES.field(), Tape.HIDDEN, 0, 0, 0, 0);
        tape.add(NAME, Tape.HIDDEN, 0, 0, 1, 0);
        tape.close(layer);

        assertThat(names(nodes(TreeNodes.Headings.ALIKE))).containsExactly("nodes to 2", "nodes.name to 2");
    }

    @Test
    void headingsAreToldApartByTheirTextOrNotAtAll() {
        bytes(1);
        tape.setText(tape.add(HEADING, 0, 0, 0, 1, 0), "one");
        tape.setText(tape.add(HEADING, 0, 0, 0, 1, 0), "two");
        tape.setText(tape.add(HEADING, 0, 0, 0, 1, 0), "one");

        TreeNodes byText = nodes(TreeNodes.Headings.BY_TEXT);
        TreeNodes alike = nodes(TreeNodes.Headings.ALIKE);

        assertThat(byText.key(0)).isEqualTo(byText.key(2)).isNotEqualTo(byText.key(1));
        assertThat(alike.key(0)).isEqualTo(alike.key(1));
        assertThat(byText.key(1)).isLessThan(byText.keyCount());
        assertThat(alike.key(1)).isLessThan(alike.keyCount());
    }

    @Test
    void groupsBringNodesOfOneNameTogetherInTheOrderOfTheFirst() {
        bytes(1, 2, 3, 4);
        int layer = open(NODES.field());
        for (Field field : List.of(NAME, SOURCE, NAME, BYTES, DESTINATION)) {
            tape.add(field, 0, 0, 0, 1, 1);
        }
        tape.close(layer);
        TreeNodes nodes = nodes(TreeNodes.Headings.ALIKE);
        NodeGroups groups = new NodeGroups(nodes);

        int layers = groups.layers();
        int from = groups.below(groups.node(layers));
        int to = groups.top();
        List<String> seen = new ArrayList<>();
        for (int at = from; at < to; at = groups.groupEnd(at, to)) {
            seen.add(nodes.name(groups.node(at)) + " " + (groups.groupEnd(at, to) - at));
        }
        groups.drop(from);

        assertThat(seen)
                .containsExactly(
                        "nodes.name 2", "nodes.source 1", "nodes.any 2", "nodes.bytes 1", "nodes.destination 1");
        assertThat(groups.top()).isEqualTo(from);
    }

    @Test
    void groupsOfSeveralParentsAreOneLevel() {
        bytes(1, 2, 3, 4);
        for (int i = 0; i < 3; i++) {
            int layer = open(NODES.field());
            tape.add(NAME, 0, 0, 0, 1, 1);
            tape.add(BYTES, 0, 0, 0, 1, 1);
            tape.close(layer);
        }
        TreeNodes nodes = nodes(TreeNodes.Headings.ALIKE);
        NodeGroups groups = new NodeGroups(nodes);

        int layers = groups.layers();
        int from = groups.belowAll(layers, groups.top());

        assertThat(groups.groupEnd(from, groups.top())).isEqualTo(from + 3);
        assertThat(groups.top()).isEqualTo(from + 6);
    }

    @Test
    void tellsValuesAndBytes() {
        bytes('a', '\n', 0xfa, 0xbc);
        tape.add(NAME, 0, 0, 0, 2, 0);
        tape.add(BYTES, 0, 0, 2, 9, 0);
        tape.add(FLAGS, 0, 0, 2, 2, 0xab);
        TreeNodes nodes = nodes(TreeNodes.Headings.ALIKE);
        NodeText text = new NodeText(nodes);

        assertThat(shown(out -> text.show(out, 0))).isEqualTo("a\n");
        assertThat(shown(out -> text.show(out, 1))).isEqualTo("fa:bc");
        assertThat(shown(out -> text.bytes(out, 1))).isEqualTo("fabc");
        assertThat(text.size(1)).isEqualTo(9);
        assertThat(text.available(1)).isEqualTo(2);
        assertThat(shown(out -> text.masked(out, 2))).isEqualTo("AB");
        assertThat(shown(out -> text.label(out, 2))).isEqualTo(".... 1010 1011 .... = Flags: 0xab");
    }

    private static String shown(Consumer<TextBuffer> appending) {
        TextBuffer out = new TextBuffer(OutputStream.nullOutputStream());
        appending.accept(out);
        return out.toString();
    }
}
