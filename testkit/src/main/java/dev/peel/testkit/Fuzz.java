package dev.peel.testkit;

import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registry;
import dev.peel.core.dissect.StreamDissector;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Spoils bytes and lets dissectors read them: whatever comes, no dissector may fail. How long that may take and how much it may note
 * is bounded by the limits of the engine.
 */
public final class Fuzz {
    /** How many times each input is spoilt where nobody says. */
    public static final int ROUNDS = 300;

    private static final int MOST_CHANGES = 6; // of one input
    private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xfe, 0xff};

    private final long seed;
    private final int rounds;

    /**
     * Makes a source of spoilt bytes.
     *
     * @param seed what is done follows from it alone; told where something fails
     * @param rounds how many times each input is spoilt
     */
    public Fuzz(long seed, int rounds) {
        this.seed = seed;
        this.rounds = rounds;
    }

    /** {@return how {@code tested} failed on spoilt copies of {@code talk}, empty where it did not} */
    public Optional<String> talk(StreamDissector tested, List<? extends Dissector> others, Talk talk) {
        CarriedTalk carried = new CarriedTalk(tested, others);
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(seed + round);
            Talk spoilt = Talk.start();
            for (Talk.Turn turn : talk.turns()) {
                spoilt = spoilt.then(turn.fromClient(), spoil(turn.bytes(), random));
            }
            List<String> failures =
                    carried.read(spoilt, new Travels(spoilt).whole(), true).failures();
            if (!failures.isEmpty()) {
                return Optional.of(String.join("; ", failures) + "\nseed " + (seed + round) + "\n" + text(spoilt));
            }
        }
        return Optional.empty();
    }

    /**
     * {@return how a dissector of {@code registry} failed on spoilt copies of {@code frame}, empty where none did}
     *
     * @param linkType a LINKTYPE number, such as 1 for Ethernet
     */
    public Optional<String> frame(Registry registry, int linkType, byte[] frame) {
        for (int round = 0; round < rounds; round++) {
            byte[] spoilt = spoil(frame, new Random(seed + round));
            List<String> failures =
                    Packets.of(registry, linkType, List.of(spoilt)).failures();
            if (!failures.isEmpty()) {
                String hex = HexFormat.of().formatHex(spoilt);
                return Optional.of(String.join("; ", failures) + "\nseed " + (seed + round) + "\n" + hex);
            }
        }
        return Optional.empty();
    }

    private static String text(Talk talk) {
        StringBuilder text = new StringBuilder();
        for (Talk.Turn turn : talk.turns()) {
            text.append(turn.fromClient() ? "client " : "server ")
                    .append(HexFormat.of().formatHex(turn.bytes()))
                    .append('\n');
        }
        return text.toString();
    }

    /** {@return a copy of {@code bytes} in which some were changed, left out, put in or repeated} */
    static byte[] spoil(byte[] bytes, Random random) {
        byte[] spoilt = bytes.clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && spoilt.length > 0; i++) {
            int at = random.nextInt(spoilt.length);
            int end = Math.min(spoilt.length, at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> spoilt[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> spoilt[at] = (byte) EDGES[random.nextInt(EDGES.length)];
                case 2 -> Arrays.fill(spoilt, at, end, (byte) random.nextInt());
                case 3 -> spoilt = Arrays.copyOf(spoilt, at);
                case 4 -> spoilt = join(spoilt, at, spoilt, end); // leaves out at to end
                default -> spoilt = join(spoilt, end, spoilt, at); // repeats at to end
            }
        }
        return spoilt;
    }

    private static byte[] join(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined;
    }
}
