package dev.peel.core.plugin;

import dev.peel.core.dissect.Limits;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.tap.Tap;
import java.util.List;

/**
 * Tells of each flow of a capture what became of it, for whoever explores a capture; found by {@link java.util.ServiceLoader}, so it has
 * a public constructor without parameters.
 */
public interface FlowReports {

    /**
     * {@return what follows the flows of one capture}
     *
     * @param capture what the capture is called in texts
     * @param registry what is dissected
     * @param limits the bounds of the run
     */
    Running begin(String capture, Registry registry, Limits limits);

    /** Follows flows, and tells of them after the last packet. Not thread-safe. */
    interface Running extends Tap {

        /** {@return the flows, ascending by transport and number; each tells of itself when it is asked} */
        List<? extends FlowReport> reports();

        /** {@return what did not fit into the limits, a line each; empty where all did} */
        List<String> remarks();

        /** {@return the fields of packets, and those of flows that {@link #query} knows beside them} */
        FieldCatalog fieldsOfFlows();

        /**
         * {@return the flows that {@code filter} holds for, as {@code peel explain -Y} takes it}
         *
         * @param filter a display filter with fields of packets or of flows, see {@link #fieldsOfFlows}
         * @throws UsageException when it is no filter, or mixes fields of packets with those of flows
         */
        FlowQuery query(String filter);
    }
}
