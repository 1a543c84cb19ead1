package dev.peel.plugins.handshake.match;

import dev.peel.core.dissect.Limit;
import dev.peel.core.plugin.CommandContext;
import java.io.IOException;
import java.util.List;

/**
 * What one of the two captures shows.
 *
 * @param letter what it is called, A or B
 * @param file its name as the user typed it
 * @param flows its TCP flows, in the order of their first packets
 * @param packets the packets of those
 * @param start when its first packet was captured, in nanoseconds since 1970; after {@code end} where there is none
 * @param end when its last packet was captured
 * @param exitCode what the scan returned
 */
record CapturePoint(
        String letter, String file, List<SeenFlow> flows, SeenPackets packets, long start, long end, int exitCode) {

    /**
     * Reads a capture, and warns of what did not fit.
     *
     * @throws IOException when it cannot be read
     */
    static CapturePoint read(CommandContext context, String letter, String file) throws IOException {
        MatchTap tap = new MatchTap(context.registry(), context.limits());
        int exitCode = context.scan(file, tap);
        warn(context, letter, Limit.MATCH_FLOWS, tap.refusedPackets());
        warn(context, letter, Limit.MATCH_PACKETS, tap.packets().refused());
        return new CapturePoint(letter, file, tap.flows(), tap.packets(), tap.start(), tap.end(), exitCode);
    }

    private static void warn(CommandContext context, String letter, Limit limit, long packets) {
        if (packets > 0) {
            context.warn("limit " + limit.label() + " (" + context.limits().get(limit) + ") was reached: " + packets
                    + " packets of " + letter + " are not matched");
        }
    }
}
