package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.capture.LinkTypes;
import dev.peel.core.field.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameSourceTest {
    private static final CaptureInterface ETHERNET = CaptureInterface.of(1);
    private static final CaptureInterface RAW_IP = CaptureInterface.of(101);
    private static final Dissector OF_ETHERNET = new Reader(Protocol.of("framesource1", "One", "One"));
    private static final Dissector OF_RAW_IP = new Reader(Protocol.of("framesource2", "Two", "Two"));

    private final Bindings encapsulations = new Bindings();
    private final FrameSource source = new FrameSource(encapsulations);

    private record Reader(Protocol protocol) implements Dissector {
        @Override
        public void register(Registrar registrar) {}

        @Override
        public void dissect(Dissection d) {}
    }

    @BeforeEach
    void bind() {
        encapsulations.bind(LinkTypes.encapsulation(ETHERNET.linkType()), OF_ETHERNET);
        encapsulations.bind(LinkTypes.encapsulation(RAW_IP.linkType()), OF_RAW_IP);
    }

    @Test
    void followsFramesFromInterfaceToInterface() {
        List<CaptureInterface> both = List.of(ETHERNET, RAW_IP);

        assertThat(reader(both, 0)).isSameAs(OF_ETHERNET);
        assertThat(reader(both, 1)).isSameAs(OF_RAW_IP);
        assertThat(reader(both, 1)).isSameAs(OF_RAW_IP);
        assertThat(source.captured()).isSameAs(RAW_IP);
        assertThat(reader(both, 0)).isSameAs(OF_ETHERNET);
    }

    @Test
    void knowsNobodyForFramesThatCameFromNoInterface() {
        List<CaptureInterface> one = List.of(ETHERNET);

        assertThat(reader(one, 0)).isSameAs(OF_ETHERNET);
        assertThat(reader(one, FrameBatch.CUSTOM_BLOCK)).isNull();
        assertThat(source.captured()).isNull();
        assertThat(reader(one, 0)).isSameAs(OF_ETHERNET);
    }

    @Test
    void knowsNobodyForAnEncapsulationThatNobodyReads() {
        CaptureInterface loopback = CaptureInterface.of(0);

        assertThat(reader(List.of(loopback), 0)).isNull();
        assertThat(source.captured()).isSameAs(loopback);
    }

    @Test
    void takesTheSameIndexOfOtherInterfacesForAnother() {
        assertThat(reader(List.of(ETHERNET), 0)).isSameAs(OF_ETHERNET);
        assertThat(reader(List.of(RAW_IP), 0)).isSameAs(OF_RAW_IP);
    }

    @Test
    void findsInterfacesThatAreAddedLater() {
        List<CaptureInterface> growing = new ArrayList<>(List.of(ETHERNET));
        assertThat(reader(growing, 0)).isSameAs(OF_ETHERNET);
        assertThatThrownBy(() -> reader(growing, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        growing.add(RAW_IP);

        assertThat(reader(growing, 1)).isSameAs(OF_RAW_IP);
    }

    private Dissector reader(List<CaptureInterface> interfaces, int index) {
        source.move(interfaces, index);
        Bound reader = source.reader();
        return reader == null ? null : reader.dissector();
    }
}
