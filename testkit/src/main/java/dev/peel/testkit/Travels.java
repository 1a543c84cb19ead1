package dev.peel.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The ways in which a talk may travel: turns keep their order; within a turn, segments are cut, shuffled and repeated. */
final class Travels {
    private static final int ALL_SPLITS = 1024; // bytes up to which every place is tried
    private static final int SAMPLED_SPLITS = 256;
    private static final int SHUFFLES = 128;
    private static final int LONGEST = 48; // bytes of a segment that is cut at random

    private final Talk talk;

    Travels(Talk talk) {
        this.talk = talk;
    }

    /** {@return each turn in one segment} */
    List<Segment> whole() {
        return cut((turn, segments) -> segments.add(turn));
    }

    /** Gives {@code each} every way: those tried in full first, then those drawn by {@code seed}. */
    void each(long seed, Consumer<List<Segment>> each) {
        each.accept(cut(Travels::singleBytes));
        for (int place : places(seed)) {
            each.accept(splitAt(place));
        }
        for (int i = 0; i < SHUFFLES; i++) {
            Random random = new Random(seed + i);
            each.accept(cut((turn, segments) -> shuffled(turn, random, segments)));
        }
    }

    /** Gives {@code each} what is left where the connection breaks off after so many bytes. */
    void eachBrokenOff(long seed, Consumer<List<Segment>> each) {
        for (int place : places(seed)) {
            List<Segment> left = new ArrayList<>();
            int before = 0;
            for (Segment turn : whole()) {
                int length = turn.to() - turn.from();
                int end = Math.min(length, place - before);
                if (end > 0) {
                    left.add(new Segment(turn.fromClient(), turn.from(), turn.from() + end));
                }
                before += length;
            }
            each.accept(left);
        }
    }

    private List<Integer> places(long seed) {
        List<Integer> places = new ArrayList<>();
        int length = talk.length();
        if (length <= ALL_SPLITS) {
            for (int i = 1; i < length; i++) {
                places.add(i);
            }
        } else {
            new Random(seed).ints(SAMPLED_SPLITS, 1, length).sorted().distinct().forEach(places::add);
        }
        return places;
    }

    private List<Segment> splitAt(int place) {
        List<Segment> segments = new ArrayList<>();
        int before = 0;
        for (Segment turn : whole()) {
            int middle = turn.from() + place - before;
            if (middle > turn.from() && middle < turn.to()) {
                segments.add(new Segment(turn.fromClient(), turn.from(), middle));
                segments.add(new Segment(turn.fromClient(), middle, turn.to()));
            } else {
                segments.add(turn);
            }
            before += turn.to() - turn.from();
        }
        return segments;
    }

    private static void singleBytes(Segment turn, List<Segment> segments) {
        for (int i = turn.from(); i < turn.to(); i++) {
            segments.add(new Segment(turn.fromClient(), i, i + 1));
        }
    }

    private static void shuffled(Segment turn, Random random, List<Segment> segments) {
        List<Segment> pieces = new ArrayList<>();
        for (int from = turn.from(); from < turn.to(); ) {
            int to = Math.min(turn.to(), from + 1 + random.nextInt(LONGEST));
            pieces.add(new Segment(turn.fromClient(), from, to));
            from = to;
        }
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (random.nextInt(4) == 0) {
                Segment piece = pieces.get(i);
                int from = Math.max(turn.from(), piece.from() - random.nextInt(8));
                int to = Math.min(turn.to(), piece.to() + random.nextInt(8));
                pieces.add(i + random.nextInt(pieces.size() - i), new Segment(turn.fromClient(), from, to));
            }
        }
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (random.nextInt(3) == 0) {
                Collections.swap(pieces, i, Math.min(pieces.size() - 1, i + 1 + random.nextInt(4)));
            }
        }
        segments.addAll(pieces);
    }

    /** Cuts one turn. */
    private interface Cut {
        void cut(Segment turn, List<Segment> segments);
    }

    private List<Segment> cut(Cut cut) {
        List<Segment> segments = new ArrayList<>();
        int clientEnd = 0;
        int serverEnd = 0;
        for (Talk.Turn turn : talk.turns()) {
            int from = turn.fromClient() ? clientEnd : serverEnd;
            int to = from + turn.bytes().length;
            cut.cut(new Segment(turn.fromClient(), from, to), segments);
            clientEnd = turn.fromClient() ? to : clientEnd;
            serverEnd = turn.fromClient() ? serverEnd : to;
        }
        return segments;
    }
}
