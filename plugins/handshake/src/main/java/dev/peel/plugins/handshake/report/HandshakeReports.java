package dev.peel.plugins.handshake.report;

import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.plugin.FlowReports;

/** Tells of TCP connections and the TLS handshakes in them. */
public final class HandshakeReports implements FlowReports {
    /** Makes the reports. */
    public HandshakeReports() {}

    @Override
    public Running begin(String capture, Registry registry, Limits limits) {
        return new FollowedFlows(capture, registry, limits);
    }
}
