package dev.peel.plugins.handshake;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the capture of a flow, which is judged before anything else.
 *
 * @param startsLate whether the start of the connection is not there
 * @param missing whose packets are not there though the other side acknowledges them; null where both are
 * @param lost how many acknowledgments name bytes that were never seen
 * @param lostFrame the first such frame; 0 where there is none
 * @param duplicates how many packets were captured twice, and left out
 * @param duplicateFrame the first such frame; 0 where there is none
 * @param copies how many of those had crossed a router or changed link in between
 * @param cut how many packets with payload were not captured whole
 * @param cutFrame the first such frame; 0 where there is none
 * @param oversized how many segments are longer than either side's segment size allows, as offloading makes them
 * @param oversizedFrame the first such frame; 0 where there is none
 * @param backwards how many packets were captured before those they follow
 * @param backwardsFrame the first such frame; 0 where there is none
 * @param unrecorded how many moments there was no room for
 */
public record Faults(
        boolean startsLate,
        @Nullable Party missing,
        int lost,
        long lostFrame,
        int duplicates,
        long duplicateFrame,
        int copies,
        int cut,
        long cutFrame,
        int oversized,
        long oversizedFrame,
        int backwards,
        long backwardsFrame,
        int unrecorded) {}
