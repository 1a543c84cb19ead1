package dev.peel.plugins.handshake.command;

import dev.peel.core.plugin.UsageException;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.track.CaptureFlows;

/** Finds the flow that a user means by a number. */
public final class FlowChoice {
    private FlowChoice() {}

    /**
     * {@return the flow with the number {@code text}, {@code tcp.stream}}
     *
     * @param file the capture's name, for the message
     * @throws UsageException when it is no number or there is no such flow, with what there is
     */
    public static Handshake of(CaptureFlows flows, String file, String text) {
        Handshake found = isNumber(text) ? flows.find(Integer.parseInt(text)) : null;
        if (found == null) {
            String what = isNumber(text) ? "there is no flow " + text : "'" + text + "' is no number of a flow";
            throw new UsageException(file + ": " + what + "; " + range(flows));
        }
        return found;
    }

    /** {@return whether {@code text} is a number that a flow could have} */
    public static boolean isNumber(String text) {
        return text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static String range(CaptureFlows flows) {
        return switch (flows.size()) {
            case 0 -> "the capture has no TCP flow";
            case 1 -> "its only flow is " + flows.get(0).flow();
            default ->
                "flows are " + flows.get(0).flow() + " to "
                        + flows.get(flows.size() - 1).flow();
        };
    }
}
