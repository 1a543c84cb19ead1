package dev.peel.plugins.handshake.match;

import dev.peel.plugins.handshake.match.PacketPairs.Pair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of the packets of a connection which ones only one point shows, and what that means.
 *
 * @param first A
 * @param second B
 * @param clocks how their clocks differ
 * @param matched the connection
 * @param isFirstAtClient whether A is nearer the client; null where that is not known
 */
record PacketText(
        CapturePoint first,
        CapturePoint second,
        Clocks.Estimate clocks,
        MatchedFlow matched,
        @Nullable Boolean isFirstAtClient) {

    private static final int MAX_PACKETS = 12; // of each kind; further ones are only counted
    private static final long MARGIN = 1_000_000; // nanoseconds that the estimate of the clocks may be wrong

    /** {@return a line for each packet that is not the same at both points, so many of each kind} */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean isAtBoth = hasForeignReset(matched.packets().onlyFirst(), first, second, clocks.offset())
                && hasForeignReset(matched.packets().onlySecond(), second, first, -clocks.offset());
        if (isAtBoth) {
            lines.add(
                    "H-11: both ends blame the other. At each point a reset arrives that the far side, which it names,"
                            + " did not send past the other point: something between the two reset both ends (RFC 3360)");
        }
        only(matched.packets().onlyFirst(), first, second, clocks.offset(), lines);
        only(matched.packets().onlySecond(), second, first, -clocks.offset(), lines);
        List<Pair> changed = matched.packets().changed();
        for (Pair each : changed.subList(0, Math.min(MAX_PACKETS, changed.size()))) {
            lines.add(changed(each));
        }
        more(changed.size(), lines);
        return lines;
    }

    private void only(List<Integer> packets, CapturePoint here, CapturePoint there, long offset, List<String> lines) {
        for (int each : packets.subList(0, Math.min(MAX_PACKETS, packets.size()))) {
            lines.add("only in " + here.letter() + ": frame " + here.packets().frame(each) + ", "
                    + describe(here.packets(), each) + meaning(each, here, there, offset));
        }
        more(packets.size(), lines);
    }

    private static void more(int count, List<String> lines) {
        if (count > MAX_PACKETS) {
            lines.add("... " + (count - MAX_PACKETS) + " more");
        }
    }

    /** {@return whether a reset among {@code packets} comes from beyond the other point by its address, and was not seen there} */
    private boolean hasForeignReset(List<Integer> packets, CapturePoint here, CapturePoint there, long offset) {
        return packets.stream()
                .anyMatch(packet -> (here.packets().flags(packet) & Segment.RST) != 0
                        && isWithin(packet, here, there, offset)
                        && Boolean.FALSE.equals(isAtSender(packet, here)));
    }

    /** {@return whether the other capture was running when {@code packet} was there, as far as the clocks tell} */
    private boolean isWithin(int packet, CapturePoint here, CapturePoint there, long offset) {
        long time = here.packets().time(packet) + offset;
        return !clocks.isKnown() || time >= there.start() - margin() && time <= there.end() + margin();
    }

    private long margin() {
        return MARGIN + Math.max(0, clocks.oneWay());
    }

    /** {@return whether {@code here} is nearer than the other point to who sent {@code packet} by its address; null where that is not known} */
    private @Nullable Boolean isAtSender(int packet, CapturePoint here) {
        if (isFirstAtClient == null) {
            return null;
        }
        boolean isAtClient = isFirstAtClient == here.letter().equals(first.letter());
        return isAtClient == here.packets().isToServer(packet);
    }

    private String meaning(int packet, CapturePoint here, CapturePoint there, long offset) {
        if (!isWithin(packet, here, there, offset)) {
            boolean isBefore = here.packets().time(packet) + offset < there.start();
            return ": " + (isBefore ? "before " + there.letter() + " began" : "after " + there.letter() + " ended")
                    + ", by its clock";
        }
        Boolean isAtSender = isAtSender(packet, here);
        if (isAtSender == null) {
            return "";
        }
        return isAtSender
                ? ": lost or dropped before " + there.letter()
                : ": not sent past " + there.letter() + " by the " + sender(here.packets(), packet)
                        + ", so made between the two points";
    }

    private String changed(Pair pair) {
        SeenPackets here = first.packets();
        SeenPackets there = second.packets();
        List<String> what = new ArrayList<>();
        if (here.print(pair.first()) != there.print(pair.second())) {
            what.add("its bytes");
        }
        if (here.flags(pair.first()) != there.flags(pair.second())) {
            what.add("its flags, " + flags(there.flags(pair.second())) + " in B");
        }
        if (what.isEmpty()) {
            what.add("its acknowledgment");
        }
        return "changed: frame " + here.frame(pair.first()) + " of A, frame " + there.frame(pair.second()) + " of B, "
                + describe(here, pair.first()) + ": " + String.join(", ", what);
    }

    private static String describe(SeenPackets packets, int i) {
        int length = packets.length(i);
        return flags(packets.flags(i)) + " of the " + sender(packets, i)
                + (length == 0 ? "" : ", " + length + " bytes");
    }

    private static String sender(SeenPackets packets, int i) {
        return packets.isToServer(i) ? "client" : "server";
    }

    private static String flags(int flags) {
        List<String> names = new ArrayList<>();
        if ((flags & Segment.SYN) != 0) {
            names.add("SYN");
        }
        if ((flags & Segment.FIN) != 0) {
            names.add("FIN");
        }
        if ((flags & Segment.RST) != 0) {
            names.add("RST");
        }
        if ((flags & Segment.ACK) != 0) {
            names.add("ACK");
        }
        return names.isEmpty() ? "no flags" : String.join(",", names);
    }
}
