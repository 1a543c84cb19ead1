package dev.peel.plugins.handshake.rule;

import dev.peel.plugins.handshake.ClientHello;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.ServerHello;
import dev.peel.plugins.handshake.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the flows to one server say of it. Flows are added; thread-safe from {@link #end} on. */
final class ServerFacts {
    private static final int MAX_CHOICES = 64;

    private final Median openings = new Median();
    private final Median answers = new Median();
    // Most servers choose one of each: there may be as many servers as flows.
    private List<Integer> suites = List.of();
    private List<Integer> versions = List.of();
    private List<Integer> groups = List.of();
    private List<String> protocols = List.of();
    private int completed;
    private int completedWithGrease;
    private int smallHellos;
    private int hops;
    private long goodFrame;

    void add(Handshake flow) {
        Duration opening = flow.latencies().synAck();
        if (opening != null) {
            openings.add(opening);
        }
        Duration answer = flow.latencies().serverHello();
        Duration roundTrip = flow.latencies().roundTrip();
        if (answer != null && roundTrip != null) {
            answers.add(answer.minus(roundTrip));
        }
        if (Boolean.TRUE.equals(flow.isOk())) {
            completed++;
            ClientHello offer = flow.tls().offer();
            completedWithGrease += offer != null && HelloRules.hasGrease(offer) ? 1 : 0;
            smallHellos += flow.clientSide().largest()
                            >= (flow.tls().offer() == null
                                    ? 0
                                    : flow.tls().offer().size())
                    ? 1
                    : 0;
            goodFrame = goodFrame == 0 && flow.tls().choice() != null
                    ? flow.tls().choice().frame()
                    : goodFrame;
        }
        if (flow.step() != null
                && flow.step().compareTo(Step.TCP_SYN) > 0
                && flow.serverSide().hops() > 0) {
            hops = flow.serverSide().hops();
        }
        ServerHello choice = flow.tls().choice();
        if (choice != null && suites.size() < MAX_CHOICES && groups.size() < MAX_CHOICES) {
            suites = with(suites, choice.suite());
            versions = with(versions, choice.chosenVersion());
            if (choice.group() >= 0) {
                groups = with(groups, choice.group());
            }
            for (String protocol : choice.protocols()) {
                protocols = with(protocols, protocol);
            }
        }
    }

    /** {@return {@code known}, with {@code added} behind it where it is not one of them and there is room} */
    private static <T> List<T> with(List<T> known, T added) {
        return known.size() == MAX_CHOICES || known.contains(added)
                ? known
                : Stream.concat(known.stream(), Stream.of(added)).toList();
    }

    /** Says that all flows were added. */
    void end() {
        openings.end();
        answers.end();
    }

    /** {@return in how many of the flows to it the handshake was completed} */
    int completed() {
        return completed;
    }

    /** {@return in how many of those the ClientHello had reserved values} */
    int completedWithGrease() {
        return completedWithGrease;
    }

    /** {@return in how many of those the ClientHello fitted one segment} */
    int smallHellos() {
        return smallHellos;
    }

    /** {@return the time to live that its packets arrive with; 0 where only answers to a SYN that failed were seen} */
    int hops() {
        return hops;
    }

    /** {@return the frame of a ServerHello of a handshake that was completed; 0 where there is none} */
    long goodFrame() {
        return goodFrame;
    }

    /** {@return the cipher suites that it chose} */
    List<Integer> suites() {
        return suites;
    }

    /** {@return the versions that it chose} */
    List<Integer> versions() {
        return versions;
    }

    /** {@return the groups that it chose} */
    List<Integer> groups() {
        return groups;
    }

    /** {@return the application protocols that it chose in the clear, in the order in which it first did} */
    List<String> protocols() {
        return protocols;
    }

    /** {@return the median of how long it took to answer a SYN; null where fewer than four were seen} */
    @Nullable
    Duration usualOpening() {
        return openings.value();
    }

    /** {@return the median of how long it took to answer a ClientHello, without the way; null where fewer than four answers were seen} */
    @Nullable
    Duration usualAnswer() {
        return answers.value();
    }
}
