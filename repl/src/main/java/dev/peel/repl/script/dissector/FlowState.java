package dev.peel.repl.script.dissector;

import dev.peel.core.flow.Releasable;

/** What a script remembers on a flow: plain data as JSON, counted until it is replaced or the flow is forgotten. */
final class FlowState implements Releasable {
    private final Total total;
    private final String json;
    private boolean isHeld = true;

    FlowState(Total total, String json) {
        this.total = total;
        this.json = json;
        total.characters += json.length();
    }

    String json() {
        return json;
    }

    @Override
    public void release() {
        if (isHeld) {
            isHeld = false;
            total.characters -= json.length();
        }
    }

    /** How much one engine's flows remember. */
    static final class Total {
        private long characters;

        long characters() {
            return characters;
        }
    }
}
