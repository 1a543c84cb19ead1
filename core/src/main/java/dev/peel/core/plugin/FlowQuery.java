package dev.peel.core.plugin;

import dev.peel.core.tap.PacketTest;

/** Which flows are meant: those that have a packet which passes {@link #packets}, and that {@link #holds} holds for. Not thread-safe. */
public interface FlowQuery {

    /** {@return the test of packets; {@link PacketTest#ALL} where only what is told of flows counts} */
    PacketTest packets();

    /** {@return whether what is told of the flow is as asked for; true where only packets count} */
    boolean holds(FlowReport report);
}
