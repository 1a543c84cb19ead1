package dev.peel.testkit;

/**
 * A piece of what one side says.
 *
 * @param fromClient whether the client sends it
 * @param from where in that side's stream it starts, in bytes
 * @param to where it ends
 */
record Segment(boolean fromClient, int from, int to) {
    @Override
    public String toString() {
        return (fromClient ? "client " : "server ") + from + "-" + to;
    }
}
