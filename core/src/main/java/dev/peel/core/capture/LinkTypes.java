package dev.peel.core.capture;

import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of link types by their LINKTYPE number: Wireshark's number and name for them, and how their frames are recorded.
 *
 * <p>Read once, when first asked, from {@code link-types.tsv} and {@code link-records.tsv} beside this class. Thread-safe.
 */
public final class LinkTypes {
    private static final Entry UNKNOWN = new Entry(0, "unknown");
    private static final Recording USUAL = new Recording(0, false);

    private LinkTypes() {}

    /** {@return the number that {@code frame.encap_type} shows for frames of this link type, 0 where it is not known} */
    public static int encapsulation(int linkType) {
        int[] known = Loaded.ENCAPSULATIONS;
        return linkType >= 0 && linkType < known.length ? known[linkType] : UNKNOWN.encapsulation();
    }

    /** {@return the short name of this link type, such as {@code ether}; {@code unknown} where it is not known} */
    static String name(int linkType) {
        return Loaded.ENTRIES.getOrDefault(linkType, UNKNOWN).name();
    }

    /** {@return how many bytes before each frame of this link type are the recorder's and not the frame's} */
    static int pseudoHeaderLength(int linkType) {
        return Loaded.RECORDINGS.getOrDefault(linkType, USUAL).pseudoHeaderLength();
    }

    /** {@return whether frames of this link type may be longer than those of a network} */
    static boolean hasLargeFrames(int linkType) {
        return Loaded.RECORDINGS.getOrDefault(linkType, USUAL).large();
    }

    private record Entry(int encapsulation, String name) {}

    private record Recording(int pseudoHeaderLength, boolean large) {}

    /** Initialized when first used. */
    private static final class Loaded {
        static final Map<Integer, Entry> ENTRIES = ResourceRows.of("link-types.tsv").stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> Integer.valueOf(row[0]), row -> new Entry(Integer.parseInt(row[1]), row[2])));
        static final Map<Integer, Recording> RECORDINGS = ResourceRows.of("link-records.tsv").stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> Integer.valueOf(row[0]),
                        row -> new Recording(Integer.parseInt(row[1]), row[2].equals("large"))));
        /** By link type: asked for each frame. */
        static final int[] ENCAPSULATIONS = new int[Collections.max(ENTRIES.keySet()) + 1];

        static {
            ENTRIES.forEach((linkType, entry) -> ENCAPSULATIONS[linkType] = entry.encapsulation());
        }

        private Loaded() {}
    }
}
