package dev.peel.plugins.handshake.ladder;

import java.util.List;

/**
 * A flow as it is drawn. All text is printable ASCII.
 *
 * @param title the flow's number, its sides and what it asked for
 * @param summary how far it came, and how it ended
 * @param client the client's address and port
 * @param server the server's address and port
 * @param rungs what was sent, in the order of the capture
 */
record Ladder(String title, String summary, String client, String server, List<Rung> rungs) {}
