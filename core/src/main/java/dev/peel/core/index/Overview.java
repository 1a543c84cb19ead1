package dev.peel.core.index;

import dev.peel.core.capture.CaptureFault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a capture has in it, as seen when it was opened. Immutable.
 *
 * @param frames how many frames there are
 * @param bytes how many bytes of them were captured
 * @param wireBytes how many bytes they had on the wire
 * @param first the earliest time of a frame, null where none has a time
 * @param last the latest time of a frame, null where none has a time
 * @param protocols in how many frames each protocol of {@code frame.protocols} occurs, the most frequent first
 * @param tcpConversations how many values {@code tcp.stream} has
 * @param udpConversations how many values {@code udp.stream} has
 * @param remarks what was malformed, cut, beyond a limit or failed, a line each; empty where all is well
 * @param fault where and why the capture ends early, empty where it does not
 */
public record Overview(
        long frames,
        long bytes,
        long wireBytes,
        @Nullable Instant first,
        @Nullable Instant last,
        Map<String, Long> protocols,
        int tcpConversations,
        int udpConversations,
        List<String> remarks,
        Optional<CaptureFault> fault) {}
