package dev.peel.repl.shell;

import dev.peel.core.index.IndexedCapture;
import dev.peel.core.plugin.FlowReports;
import java.util.List;

/**
 * The capture that is open.
 *
 * @param file its path, as the user wrote it
 * @param capture the capture
 * @param flows what plugins say of its flows
 */
record Opened(String file, IndexedCapture capture, List<FlowReports.Running> flows) {
    /** Copies the list. */
    Opened {
        flows = List.copyOf(flows);
    }
}
