package dev.peel.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.flow.Flow;
import dev.peel.core.flow.FlowKey;
import dev.peel.core.flow.FlowNumbers;
import dev.peel.core.flow.FlowTable;
import dev.peel.core.flow.Transport;
import org.junit.jupiter.api.Test;

class LinkTableTest {
    private final LinkRecorder recorder = new LinkRecorder();
    private final FlowTable flows = new FlowTable(1_000, new FlowNumbers());
    private int frames;

    @Test
    void knowsTheFramesOfFlowsInBothDirections() {
        frame(tcp(1));
        frame(udp(1));
        frame(tcp(2));
        frame(tcp(1));
        frame();

        LinkTable table = recorder.table(frames);
        assertThat(table.count(Link.TCP)).isEqualTo(2);
        assertThat(table.count(Link.UDP)).isEqualTo(1);
        assertThat(table.frames(Link.TCP, 0)).containsExactly(0, 3);
        assertThat(table.frames(Link.TCP, 1)).containsExactly(2);
        assertThat(table.frames(Link.UDP, 0)).containsExactly(1);
        assertThat(table.frames(Link.UDP, 1)).isEmpty();
        assertThat(table.frames(Link.TCP, -1)).isEmpty();
        assertThat(table.end(4)).isEqualTo(table.start(4));
    }

    @Test
    void forgetsFramesThatAreNotOfTheIndex() {
        frame(tcp(1));
        frame(tcp(2));

        assertThat(recorder.table(1).count(Link.TCP)).isEqualTo(1);
        assertThat(recorder.table(0).count(Link.TCP)).isZero();
    }

    @Test
    void aConversationIsAllOfTheInnermostFlowAndTheEdgesOfThoseAround() {
        Flow tunnel = udp(1);
        Flow first = tcp(1);
        Flow second = tcp(2);
        frame(tunnel, first);
        for (int i = 0; i < 3 * Conversation.EDGE; i++) {
            frame(tunnel, second);
        }
        frame(tunnel, first);
        int last = frames - 1;

        int[] conversation = Conversation.upTo(recorder.table(frames), last);

        assertThat(conversation).hasSize(2 * Conversation.EDGE + 1).isSorted().doesNotHaveDuplicates();
        assertThat(conversation).contains(0, Conversation.EDGE - 1, last - Conversation.EDGE, last);
        assertThat(conversation).doesNotContain(Conversation.EDGE, last - Conversation.EDGE - 1);
        assertThat(Conversation.upTo(recorder.table(frames), 0)).containsExactly(0);
    }

    @Test
    void aConversationHasTheFragmentsOfItsDatagrams() {
        recorder.frame(++frames);
        recorder.meetDatagram(0);
        frame();
        recorder.frame(++frames);
        recorder.meetDatagram(0);
        recorder.meet(udp(1), false);
        frame(udp(1));

        assertThat(Conversation.upTo(recorder.table(frames), 3)).containsExactly(0, 2, 3);
        assertThat(Conversation.upTo(recorder.table(frames), 1)).containsExactly(1);
    }

    @Test
    void flowsOfAPartHaveTheNumbersOfTheWhole() {
        Flow replaced = tcp(1);
        frame(replaced);
        frame(udp(7), tcp(2));
        recorder.frame(++frames);
        recorder.meet(replaced, false);
        recorder.meet(flows.replace(replaced, key(Transport.TCP, 1), frames), true);

        RepeatedNumbers part = new RepeatedNumbers(recorder.table(frames));
        part.frame(2);
        assertThat(part.begin(Transport.TCP)).isEqualTo(1);
        assertThat(part.begin(Transport.UDP)).isZero();
        part.frame(3);
        assertThat(part.begin(Transport.TCP)).isEqualTo(2);

        RepeatedNumbers whole = new RepeatedNumbers(recorder.table(frames));
        whole.frame(1);
        assertThat(whole.begin(Transport.TCP)).isZero();
        whole.frame(3);
        assertThat(whole.begin(Transport.TCP)).isEqualTo(2);
    }

    @Test
    void keepsAFewLinksOfAFrameOnly() {
        Flow[] many = new Flow[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = tcp(i);
        }
        frame(many);
        frame(tcp(0), tcp(0));

        LinkTable table = recorder.table(frames);
        assertThat(table.end(0) - table.start(0)).isEqualTo(8);
        assertThat(table.end(1) - table.start(1)).isEqualTo(1);
    }

    private void frame(Flow... of) {
        recorder.frame(++frames);
        for (Flow flow : of) {
            recorder.meet(flow, false);
        }
    }

    private Flow tcp(int port) {
        return flows.find(key(Transport.TCP, port), 1);
    }

    private Flow udp(int port) {
        return flows.find(key(Transport.UDP, port), 1);
    }

    private static FlowKey key(Transport transport, int port) {
        FlowKey key = new FlowKey();
        key.ipv4(1, 2);
        key.ports(transport, port, 443);
        return key;
    }
}
