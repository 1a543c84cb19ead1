package dev.peel.plugins.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowTest {
    private final List<Piece> pieces = new ArrayList<>();
    private final FollowedSide side = new FollowedSide(0, pieces::add);

    private static Piece piece(String text) {
        return new Piece(0, 1, Piece.NO_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(int sequence, String text) {
        side.begin(sequence);
        side.add(sequence, text.length(), piece(text));
    }

    private List<String> texts() {
        return pieces.stream()
                .map(piece -> new String(piece.bytes(), StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    void putsSegmentsInOrderAndLeavesOutWhatCameBefore() {
        add(100, "abcde");
        add(110, "klmno");
        add(100, "abcde");
        add(105, "fghij");
        add(112, "mnopqrst");

        assertThat(texts()).containsExactly("abcde", "fghij", "klmno", "pqrst");
    }

    @Test
    void goesOnWhereNumbersStartAgainAtZero() {
        add(-2, "ab");
        add(2, "ef");
        add(0, "cd");

        assertThat(texts()).containsExactly("ab", "cd", "ef");
    }

    @Test
    void saysWhatIsMissingOnceTheOtherSideHasIt() {
        add(100, "hello ");
        add(116, "world");
        add(130, "later");

        side.acknowledge(116, 7);
        assertThat(texts()).containsExactly("hello ");
        side.acknowledge(117, 7);

        assertThat(texts()).containsExactly("hello ", "[10 bytes missing in capture file]\0", "world");
    }

    @Test
    void countsBytesThatTheCaptureCutOff() {
        side.begin(100);
        side.add(100, 10, piece("abcdef"));
        add(110, "next");

        assertThat(texts()).containsExactly("abcdef", "next");
    }

    @Property(tries = 300)
    void anyOrderAndOverlapGivesTheSameStream(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
        Random random = new Random(seed);
        byte[] stream = new byte[length];
        random.nextBytes(stream);
        List<int[]> segments = new ArrayList<>();
        for (int from = 0; from < length; ) {
            int to = from + 1 + random.nextInt(Math.min(8, length - from));
            segments.add(new int[] {Math.max(0, from - random.nextInt(3)), to});
            from = to;
        }
        Collections.shuffle(segments, random);
        List<Piece> taken = new ArrayList<>();
        FollowedSide shuffled = new FollowedSide(1, taken::add);
        int base = random.nextInt();

        shuffled.begin(base);
        for (int[] segment : segments) {
            byte[] bytes = Arrays.copyOfRange(stream, segment[0], segment[1]);
            shuffled.add(base + segment[0], bytes.length, new Piece(1, 1, Piece.NO_TIME, bytes));
        }

        byte[] all =
                new byte[taken.stream().mapToInt(piece -> piece.bytes().length).sum()];
        int at = 0;
        for (Piece piece : taken) {
            System.arraycopy(piece.bytes(), 0, all, at, piece.bytes().length);
            at += piece.bytes().length;
        }
        assertThat(all).isEqualTo(stream);
    }

    @Test
    void readsEbcdic() {
        byte[] text = {(byte) 0xc8, (byte) 0x85, (byte) 0x93, (byte) 0x93, (byte) 0x96, 0x40, (byte) 0xf1, 0x25, 0x01};
        StringBuilder ascii = new StringBuilder();
        for (byte single : text) {
            ascii.append((char) Ebcdic.ascii(single));
        }

        assertThat(ascii.toString()).isEqualTo("Hello 1\n.");
    }

    @Test
    void keepsNoMoreThanItsLimitAndSaysSo() {
        StatisticRun run = new StatisticRun(Limits.DEFAULT.with(Limit.FOLLOW_BYTES, 400));

        String text = run.run(StatisticRun.SAMPLES.resolve("http11.pcap"), "follow,tcp,raw,0");

        assertThat(text.lines().filter(line -> line.matches("\t?[0-9a-f]+"))).hasSize(1);
        assertThat(run.warnings()).singleElement().asString().startsWith("limit follow-bytes (400) was reached ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "follow,tcp -> expected ascii|ebcdic|hex|raw|yaml, then",
                "follow,tcp,ascii -> expected the number of a stream",
                "follow,tcp,ascii,x,y -> \"x\" is no address and port",
                "follow,udp,hex,10.0.0.1:80 -> expected the number of a stream",
                "follow,udp,hex,10.0.0.1:80,[::1]:80 -> one address is IPv4's",
                "follow,udp,hex,10.0.0.1:80,10.0.0.2:99999 -> is no address and port",
                "follow,udp,hex,10.0.0.1:80,10.0.0:80 -> is no address and port",
                "follow,udp,hex,0,3-2 -> expected a range of pieces",
                "follow,udp,hex,0,1,2 -> expected a range of pieces",
            })
    void saysWhatIsWrongInOneLine(String line) {
        String[] parts = line.split(" -> ", 2);

        assertThatThrownBy(() -> new StatisticRun().begin(parts[0]))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("-z " + parts[0].substring(0, 10))
                .hasMessageContaining(parts[1]);
    }
}
