package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.flow.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames whose headers are stepped over, since only what may be behind them is asked for. */
class PassedFrameTest {
    private static final int NOBODY = 0;
    private static final int CHILD = 1;
    private static final int STREAM = 2;
    private static final int START = 3;
    private static final int UNUSUAL = 8;
    private static final int BUG = 9;

    /** A header of one byte, which says who reads what is behind it. */
    private static final class ToyEnvelope implements PassingDissector {
        static final Field KIND = Field.uint("toyenvelope.kind", 8, "Kind");
        static final Field SEGMENTS = Field.group("toyenvelope.segments", "Segments");
        static final Field SEGMENT = Field.frameNumber("toyenvelope.segment", "Segment");
        static final Field COUNT = Field.uint("toyenvelope.segment.count", 32, "Count");
        static final Field LENGTH = Field.uint("toyenvelope.length", 32, "Length");
        static final Protocol ENVELOPE =
                Protocol.of("toyenvelope", "ENVELOPE", "Toy Envelope", KIND, SEGMENTS, SEGMENT, COUNT, LENGTH);
        static final ReassemblyFields PIECES = new ReassemblyFields(SEGMENTS, SEGMENT, COUNT, LENGTH);
        static final Table PORTS = Table.of("toy.port");

        @Override
        public Protocol protocol() {
            return ENVELOPE;
        }

        @Override
        public void register(Registrar registrar) {
            registrar.table(ToyScript.CHILDREN);
            registrar.table(PORTS);
            registrar.bind("wtap_encap", 45, this);
        }

        @Override
        public boolean pass(Dissection d) {
            int kind = d.peekU8(0);
            if (kind == BUG) {
                throw new IllegalStateException("a bug");
            }
            if (kind == UNUSUAL || kind == START) {
                return false;
            }
            if (kind == STREAM) {
                int sequence = d.peekU8(1);
                d.flow(Transport.TCP, ToyConversation.CLIENT, ToyMessages.PORT);
                d.skip(2);
                return d.passSegment(PORTS, ToyMessages.PORT, ToyConversation.CLIENT, sequence, 0, PIECES);
            }
            d.follow(ToyScript.CHILDREN, kind);
            d.skip(1);
            return true;
        }

        @Override
        public void dissect(Dissection d) {
            int kind = d.u8(KIND);
            if (kind == START) {
                d.flow(Transport.TCP, ToyConversation.CLIENT, ToyMessages.PORT);
                d.streamStarts(d.u8());
                return;
            }
            d.next(ToyScript.CHILDREN, kind == UNUSUAL || kind == BUG ? CHILD : kind);
        }
    }

    private final List<Long> times = new ArrayList<>();
    private final Registry registry =
            Registry.of(List.of(new ToyEnvelope(), new ToyMessages(), new ToyChild(this::read)));

    private void read(Dissection d) {
        times.add(d.time());
        while (d.remaining() > 0) {
            d.u8(ToyChild.BYTE);
        }
    }

    private ToyConversation asking(Field... fields) {
        return asking(Limits.DEFAULT, fields);
    }

    private ToyConversation asking(Limits limits, Field... fields) {
        return new ToyConversation(registry, Demand.of(registry, List.of(fields)), limits);
    }

    private static void frame(ToyConversation toy, int... bytes) {
        byte[] frame = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        toy.raw(frame, frame.length, frame.length);
    }

    @Test
    void aFrameWithoutWhatIsAskedForTakesNoRoomOnTheTape() {
        ToyConversation toy = asking(ToyChild.BYTE);

        frame(toy, NOBODY, 77);

        assertThat(toy.tape().sources()).isZero();
        assertThat(toy.tape().size()).isZero();
    }

    @Test
    void whatIsBehindTheHeaderIsNotedWhereItStandsInItsOwnFrame() {
        ToyConversation toy = asking(ToyChild.BYTE);

        frame(toy, NOBODY, 77);
        frame(toy, CHILD, 78);
        frame(toy, NOBODY);
        frame(toy, UNUSUAL, 79);

        assertThat(toy.found(ToyChild.BYTE)).containsExactly("2:78", "4:79");
        assertThat(toy.tape().sources()).isEqualTo(2);
        for (int i = 0; i < toy.tape().size(); i++) {
            assertThat(toy.tape().source(i)).isEqualTo(i);
            assertThat(toy.tape().offset(i)).isEqualTo(1);
            assertThat(toy.tape().sourceLength(i)).isEqualTo(2);
        }
    }

    @Test
    void aBugInSteppingOverIsToldAndTheFrameReadInFull() {
        ToyConversation toy = asking(ToyChild.BYTE);

        frame(toy, NOBODY, 77);
        frame(toy, BUG, 80);

        assertThat(toy.found(ToyChild.BYTE)).containsExactly("2:80");
        assertThat(toy.engine().failures()).singleElement().asString().contains("toyenvelope", "frame 2", "a bug");
    }

    @Test
    void whatIsAskedOfFramesIsNotedOfThoseThatAreSteppedOverToo() {
        Field number = registry.fields("frame.number").get(0);
        ToyConversation toy = asking(ToyChild.BYTE, number);

        frame(toy, NOBODY, 77);
        frame(toy, CHILD, 78);

        assertThat(toy.values(number)).containsExactly("1", "2");
        assertThat(toy.found(ToyChild.BYTE)).containsExactly("2:78");
    }

    @Test
    void aMessageInSegmentsOfFramesThatAreSteppedOverStandsInBytesOfItsOwn() {
        ToyConversation toy = asking(ToyMessages.TEXT);

        frame(toy, START, 100);
        frame(toy, STREAM, 100, 'M', 0, 0, 0);
        frame(toy, NOBODY, 77);
        frame(toy, STREAM, 104, 2, 'h', 'i');

        assertThat(toy.found(ToyMessages.TEXT)).containsExactly("4:hi");
        int text = toy.tape().size() - 1;
        int source = toy.tape().source(text);
        assertThat(toy.tape().sourceLength(source)).isEqualTo(7);
        assertThat(toy.tape().sourceLength(source - 1))
                .as("of the frame itself")
                .isEqualTo(5);
    }

    @Test
    void whatIsBehindTheHeaderKnowsWhenItWasCaptured() {
        ToyConversation toy = asking(ToyChild.BYTE);

        frame(toy, NOBODY, 77);
        frame(toy, CHILD, 78);

        assertThat(times).containsExactly(2_000_000_000L);
    }

    @Test
    void thatOneFrameHadTooManyFieldsIsNotSaidOfTheNext() {
        ToyConversation toy = asking(Limits.DEFAULT.with(Limit.FIELDS, 1), ToyChild.BYTE);

        frame(toy, CHILD, 1, 2);
        frame(toy, NOBODY, 77);
        frame(toy, CHILD, 3);

        assertThat(toy.found(ToyChild.BYTE)).containsExactly("1:1", "3:3");
        assertThat(toy.engine().counters().limits()).isEqualTo(Map.of(Limit.FIELDS, 1L));
    }
}
