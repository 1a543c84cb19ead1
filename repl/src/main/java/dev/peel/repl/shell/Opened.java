package dev.peel.repl.shell;

import dev.peel.core.index.IndexedCapture;
import dev.peel.core.plugin.FlowReports;
import dev.peel.repl.script.ScriptCapture;
import java.util.List;

/**
 * The capture that is open.
 *
 * @param file its path, as the user wrote it
 * @param capture the capture
 * @param flows what plugins say of its flows
 * @param scripted the same capture, as scripts see it
 */
record Opened(String file, IndexedCapture capture, List<FlowReports.Running> flows, ScriptCapture scripted) {
    /** Copies the list. */
    Opened {
        flows = List.copyOf(flows);
    }
}
