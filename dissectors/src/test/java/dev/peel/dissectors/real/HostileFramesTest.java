package dev.peel.dissectors.real;

import dev.peel.core.dissect.Demand;
import dev.peel.dissectors.real.CapturedFrames.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Real frames, cut and damaged: none may be more than malformed. */
class HostileFramesTest {
    private static final int EVERY_LENGTH = 128; // bytes up to which frames are cut at every length, and at some beyond
    private static final int ROUNDS = 6;
    private static final int ENTRIES = 60; // that a frame without bytes may note
    private static final int ENTRIES_A_BYTE = 30;

    private final List<CapturedFrames> captures = CapturedFrames.all();
    private final Demand everything = Demand.everything(Dissected.REGISTRY);

    @Test
    void survivesCapturesCutAtEveryLength() {
        captures.forEach(capture ->
                lengths(capture).forEach(length -> dissect(capture, "cut at " + length, frame -> frame.cut(length))));
    }

    @Test
    void survivesFramesThatEndAtEveryLength() {
        captures.forEach(capture -> lengths(capture)
                .forEach(length -> dissect(capture, "ending at " + length, frame -> frame.shortened(length))));
    }

    @Test
    void survivesRandomChanges() {
        long seed = Long.getLong("hostile.seed", System.nanoTime());
        String again = ", again with -Dhostile.seed=" + seed;
        for (CapturedFrames capture : captures) {
            for (int round = 0; round < ROUNDS; round++) {
                Random random = new Random(seed + round);
                dissect(capture, "round " + round + again, frame -> damaged(frame, random));
            }
        }
    }

    @Test
    void survivesFramesInAnyOrder() {
        long seed = Long.getLong("hostile.seed", System.nanoTime());
        for (CapturedFrames capture : captures) {
            List<Frame> shuffled = new ArrayList<>(capture.frames());
            shuffled.addAll(capture.frames());
            Collections.shuffle(shuffled, new Random(seed));
            dissect(
                    new CapturedFrames(capture.name(), capture.interfaces(), shuffled),
                    "shuffled with -Dhostile.seed=" + seed,
                    frame -> frame);
        }
    }

    private void dissect(CapturedFrames capture, String how, UnaryOperator<Frame> change) {
        try {
            Dissected dissected = new Dissected(capture.map(change), everything);
            dissected.check();
            if (!dissected.failures().isEmpty()) {
                throw new AssertionError(dissected.failures().toString());
            }
            for (int number = 1; number <= dissected.frames(); number++) {
                long most = ENTRIES + ENTRIES_A_BYTE * dissected.bytes(number);
                if (dissected.entries(number) > most) {
                    throw new AssertionError("frame " + number + " notes " + dissected.entries(number)
                            + " entries, more than the " + most + " for so many bytes");
                }
            }
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(capture.name() + " " + how + ": " + failure.getMessage(), failure);
        }
    }

    private static List<Integer> lengths(CapturedFrames capture) {
        List<Integer> lengths = new ArrayList<>();
        for (int length = 0; length < capture.longest(); length += length < EVERY_LENGTH ? 1 : length / 16) {
            lengths.add(length);
        }
        return lengths;
    }

    /** Changes a few bytes, more of them at the front, where headers are; sometimes swaps two pieces, as a bad copy does. */
    private static Frame damaged(Frame frame, Random random) {
        byte[] bytes = frame.bytes().clone();
        if (bytes.length == 0) {
            return frame;
        }
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(80, bytes.length));
            bytes[at] = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> (byte) 0xff;
                case 2 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                case 3 -> (byte) (bytes[at] + random.nextInt(9) - 4);
                default -> (byte) random.nextInt(256);
            };
        }
        if (random.nextInt(20) == 0) {
            int length = random.nextInt(bytes.length);
            int from = random.nextInt(bytes.length - length);
            System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length), length);
        }
        return random.nextInt(10) == 0 ? frame.with(bytes).cut(random.nextInt(bytes.length)) : frame.with(bytes);
    }
}
