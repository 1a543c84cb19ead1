package dev.peel.core.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FragmentTableTest {
    private static final byte[] DATAGRAM = numbered(30);

    private final FragmentTable table = new FragmentTable(10, 10_000);

    @Test
    void putsFragmentsTogetherInOrder() {
        assertThat(add(1, 0, 16, true)).isNull();
        FragmentTable.Datagram whole = add(1, 16, 30, false);

        assertThat(bytes(whole)).isEqualTo(DATAGRAM);
        assertThat(whole.fragments()).isEqualTo(2);
        assertThat(whole.frame(1)).isEqualTo(16);
        assertThat(whole.offset(1)).isEqualTo(16);
        assertThat(whole.length(1)).isEqualTo(14);
    }

    @Test
    void putsFragmentsTogetherInAnyOrder() {
        add(1, 16, 30, false);
        add(1, 8, 16, true);

        assertThat(bytes(add(1, 0, 8, true))).isEqualTo(DATAGRAM);
    }

    @Test
    void keepsDatagramsApart() {
        add(1, 0, 16, true);

        assertThat(add(2, 16, 30, false)).isNull();
        assertThat(bytes(add(1, 16, 30, false))).isEqualTo(DATAGRAM);
    }

    @Test
    void waitsForTheMissingMiddle() {
        add(1, 0, 8, true);
        assertThat(add(1, 24, 30, false)).isNull();
        assertThat(add(1, 0, 8, true)).isNull();

        assertThat(bytes(add(1, 8, 24, true))).isEqualTo(DATAGRAM);
    }

    @Test
    void keepsTheBytesThatCameFirstWhereFragmentsOverlap() {
        add(1, 0, 16, true);
        byte[] other = new byte[22];
        FragmentTable.Datagram whole = table.add(key(1), 8, false, other, 0, 22, 2);

        byte[] expected = Arrays.copyOf(DATAGRAM, 30);
        Arrays.fill(expected, 16, 30, (byte) 0);
        assertThat(bytes(whole)).isEqualTo(expected);
    }

    @Test
    void takesASingleLastFragmentWithoutBytes() {
        assertThat(table.add(key(1), 0, false, DATAGRAM, 0, 0, 1).length()).isZero();
    }

    @Test
    void refusesWhatReachesBeyondTheLargestDatagram() {
        assertThat(table.add(key(1), 65_528, false, new byte[100], 0, 100, 1)).isNull();
        assertThat(table.evicted()).isZero();
    }

    @Test
    void forgetsTheOldestOfTooManyDatagrams() {
        for (int i = 0; i < 11; i++) {
            add(i, 0, 16, true);
        }

        assertThat(table.evicted()).isEqualTo(1);
        assertThat(add(0, 16, 30, false)).isNull();
        assertThat(add(10, 16, 30, false)).isNotNull();
    }

    @Test
    void forgetsTheOldestWhenThereAreTooManyBytes() {
        byte[] large = new byte[4_000];
        for (int i = 0; i < 3; i++) {
            table.add(key(i), 0, true, large, 0, large.length, i);
        }

        assertThat(table.evicted()).isEqualTo(1);
    }

    @Test
    void countsWhatItTakesToRememberRepeatedFragments() {
        for (int i = 0; i < 5_000; i++) {
            table.add(key(1), 0, true, DATAGRAM, 0, 8, i);
        }

        assertThat(table.evicted()).isPositive();
    }

    @Test
    void givesBackTheMemoryOfDatagramsThatBecameWhole() {
        for (int i = 0; i < 1_000; i++) {
            add(i, 0, 16, true);
            assertThat(add(i, 16, 30, false)).isNotNull();
        }

        assertThat(table.evicted()).isZero();
    }

    @Property(tries = 500)
    void givesTheSameDatagramHoweverItsFragmentsTravel(
            @ForAll @IntRange(min = 1, max = 400) int length, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] datagram = numbered(length);
        List<int[]> fragments = new ArrayList<>();
        for (int from = 0; from < length; ) {
            int to = Math.min(length, from + 8 * (1 + random.nextInt(6)));
            fragments.add(new int[] {from, to});
            if (random.nextInt(3) == 0) {
                fragments.add(new int[] {from / 16 * 8, to});
            }
            from = to;
        }
        Collections.shuffle(fragments, random);

        FragmentTable.Datagram whole = null;
        for (int i = 0; i < fragments.size() && whole == null; i++) {
            int[] piece = fragments.get(i);
            whole = table.add(key(7), piece[0], piece[1] < length, datagram, piece[0], piece[1] - piece[0], i + 1);
        }

        assertThat(bytes(whole)).isEqualTo(datagram);
    }

    private FragmentTable.Datagram add(int identification, int from, int to, boolean more) {
        return table.add(key(identification), from, more, DATAGRAM, from, to - from, from);
    }

    private static FragmentKey key(int identification) {
        return new FragmentKey(0, 1, 0, 2, 4, 17, identification);
    }

    private static byte[] bytes(FragmentTable.Datagram datagram) {
        assertThat(datagram).isNotNull();
        return Arrays.copyOf(datagram.bytes(), datagram.length());
    }

    private static byte[] numbered(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }
}
