package dev.peel.plugins.handshake.track;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.tap.PacketTest;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The TCP flows of a capture that was read, in the order of their first packets, as far as there was room for them.
 *
 * <p>What is kept of a flow is small; a {@link Handshake} is made anew each time it is asked for. Immutable and thread-safe, but for
 * {@link #find}.
 */
public final class CaptureFlows {
    private static final int BATCH = 1024; // flows that something is kept of at a time

    private final List<FlowTracker> flows;
    private final HandshakeTap tap;
    private final HandshakeMaker maker;
    private final int threads;
    private final int exitCode;

    private CaptureFlows(HandshakeTap tap, int threads, int exitCode) {
        flows = tap.flows().inOrder();
        this.tap = tap;
        maker = tap.maker();
        this.threads = threads;
        this.exitCode = exitCode;
    }

    /**
     * Takes what was made of a flow.
     *
     * @param <T> what that is
     * @param <E> what goes wrong with it
     */
    public interface Taker<T, E extends Exception> {
        void take(T made) throws E;
    }

    /**
     * Reads a capture, and warns of what did not fit.
     *
     * @param file its path; {@code -} for the standard input
     * @throws dev.peel.core.capture.CaptureException when there is no such file or it is no capture
     * @throws IOException when the medium fails
     */
    public static CaptureFlows read(CommandContext context, String file) throws IOException {
        return read(context, file, PacketTest.ALL);
    }

    /**
     * Reads a capture, and warns of what did not fit.
     *
     * @param file its path; {@code -} for the standard input
     * @param test {@link #isMatched} holds for the flows that have a packet which passes it
     * @throws dev.peel.core.capture.CaptureException when there is no such file or it is no capture
     * @throws IOException when the medium fails
     */
    public static CaptureFlows read(CommandContext context, String file, PacketTest test) throws IOException {
        HandshakeTap tap = new HandshakeTap(context.registry(), context.limits(), test);
        CaptureFlows flows = new CaptureFlows(tap, context.threads(), context.scan(file, tap));
        flows.remarks(context.limits()).forEach(context::warn);
        return flows;
    }

    /** {@return the flows that {@code tap} followed in a capture that was read} */
    static CaptureFlows of(HandshakeTap tap) {
        return new CaptureFlows(tap, 1, CommandContext.WHOLE);
    }

    /** {@return what the scan of the capture returned: {@link CommandContext#WHOLE} or {@link CommandContext#CUT}} */
    public int exitCode() {
        return exitCode;
    }

    /** {@return how many flows there are} */
    public int size() {
        return flows.size();
    }

    /** {@return the number of flow {@code i}, {@code tcp.stream}; ascending} */
    public int number(int i) {
        return flows.get(i).stream();
    }

    /** {@return flow {@code i}, counted from 0 in their order} */
    public Handshake get(int i) {
        return maker.of(flows.get(i));
    }

    /**
     * Makes something of each flow that {@code isMeant} holds for, and hands it on, in the order of the flows.
     *
     * @param isMeant which flows, by index; called in the order of the flows
     * @param make called by as many threads as the run may take
     * @param taker called by this thread
     */
    public <T, E extends Exception> void each(IntPredicate isMeant, Function<Handshake, T> make, Taker<T, E> taker)
            throws E {
        int[] meant = IntStream.range(0, flows.size()).filter(isMeant).toArray();
        for (int from = 0; from < meant.length; from += BATCH) {
            int to = Math.min(from + BATCH, meant.length);
            IntStream batch = Arrays.stream(meant, from, to);
            List<T> made = (threads > 1 ? batch.parallel() : batch)
                    .mapToObj(i -> make.apply(get(i)))
                    .toList();
            for (T each : made) {
                taker.take(each);
            }
        }
    }

    /** {@return whether flow {@code i} is TLS or goes to a port where TLS is spoken} */
    public boolean isTls(int i) {
        return tap.isExpected(flows.get(i));
    }

    /** {@return whether flow {@code i} is TLS, goes to a port where TLS is spoken, or asks for TLS or a way to it} */
    public boolean isOfInterest(int i) {
        return isTls(i) || flows.get(i).hasReached(Step.PRETLS);
    }

    /** {@return whether flow {@code i} has a packet that passes the test; true where there is no test} */
    public boolean isMatched(int i) {
        return flows.get(i).isMatched();
    }

    /** {@return the flow whose number is {@code stream}, {@code tcp.stream}; null where there is none} */
    public @Nullable Handshake find(int stream) {
        FlowTracker found = tap.flows().find(stream);
        return found == null ? null : maker.of(found);
    }

    /** {@return the flows that are TLS or go to a port where TLS is spoken, each made when it is its turn} */
    public Stream<Handshake> tls() {
        return flows.stream()
                .filter(flow -> tap.isExpected(flow) && flow.isMatched())
                .map(maker::of);
    }

    /** {@return all flows, each made when it is its turn} */
    public Stream<Handshake> all() {
        return flows.stream().map(maker::of);
    }

    /** {@return what did not fit into {@code limits}, a line each} */
    public List<String> remarks(Limits limits) {
        List<String> remarks = new ArrayList<>();
        String reached = "limit " + Limit.HANDSHAKES.label() + " (" + limits.get(Limit.HANDSHAKES) + ") was reached: ";
        if (tap.flows().dropped() > 0) {
            remarks.add(reached + tap.flows().dropped() + " flows without TLS were let go");
        }
        if (tap.flows().refused() > 0) {
            remarks.add(reached + tap.flows().refused() + " later flows were not followed");
        }
        return remarks;
    }
}
