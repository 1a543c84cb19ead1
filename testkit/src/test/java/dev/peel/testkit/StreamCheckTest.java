package dev.peel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamCheckTest implements StreamDissectorTests {
    private static final Talk TALK = Talk.start()
            .client("02 61 62  03 63 64 65") // ab, cde
            .server("04 66 67 68 69") // fghi
            .client("01 6a"); // j

    @Override
    public ToyStream dissector() {
        return new ToyStream();
    }

    @Override
    public Map<String, Talk> talks() {
        return Map.of("letters", TALK, "long", Talk.start().client("03 61 62 63".repeat(400)));
    }

    @Test
    void tellsWhatIsNotedInTheOrderOfTheTalk() {
        assertThat(new StreamCheck(new ToyStream()).fields(TALK))
                .containsExactly("toystream.text=ab", "toystream.text=cde", "toystream.text=fghi", "toystream.text=j");
    }

    @Test
    void showsTheTurnsOfATalkAsPackets() {
        Packets packets = new StreamCheck(new ToyStream()).packets(TALK);

        assertThat(packets.expectMalformedNowhere().field("toystream.text")).containsExactly("ab", "cde", "fghi", "j");
        assertThat(packets.field("frame.number")).hasSize(3);
        assertThat(packets.tree()).contains("Toy Stream\n    Text: fghi\n");
    }

    @Test
    void findsADissectorThatTakesTheEndOfASegmentForThatOfAMessage() {
        assertThat(new StreamCheck(new ToyStream.Impatient()).check(TALK, 1))
                .get()
                .asString()
                .contains("expected toystream.text=ab\nfound    toystream.text=", "travelled as [client 0-1", "seed 1");
    }

    @Test
    void findsADissectorThatRemembersByItself() {
        assertThat(new StreamCheck(new ToyStream.Forgetful()).check(TALK, 1)).isPresent();
    }

    @Test
    void findsADissectorThatFailsOnSpoiltBytes() {
        assertThat(new Fuzz(1, 100).talk(new ToyStream.Trusting(), List.of(), TALK))
                .get()
                .asString()
                .contains("toystream", "seed ", "client ");
    }
}
