package dev.peel.plugins.handshake.report;

import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.rule.Diagnosis;
import dev.peel.plugins.handshake.rule.Judged;
import dev.peel.plugins.handshake.track.CaptureFlows;

/**
 * What the reports of a capture's flows have in common.
 *
 * @param capture what the capture is called in texts
 * @param registry what could be dissected
 * @param limits those that the flows were followed with
 * @param flows the flows
 * @param diagnosis what judges them
 */
record FlowContext(String capture, Registry registry, Limits limits, CaptureFlows flows, Diagnosis diagnosis) {

    /** {@return flow {@code i} and its verdicts} */
    Judged judged(int i) {
        Handshake flow = flows.get(i);
        return new Judged(flow, diagnosis.verdicts(flow));
    }
}
