package dev.peel.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What client and server say to each other over one connection, in turns.
 *
 * <pre>{@code
 * Talk talk = Talk.start()
 *         .client("00 01 00 00 00 06 01 03 00 00 00 01")
 *         .server("00 01 00 00 00 05 01 03 02 00 2a");
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param turns in order; none is empty
 */
public record Talk(List<Turn> turns) {

    /** Keeps a copy. */
    public Talk {
        turns = List.copyOf(turns);
    }

    /**
     * What one side says at a time.
     *
     * @param fromClient whether the client says it
     * @param bytes not to be changed; not empty
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares turns
    public record Turn(boolean fromClient, byte[] bytes) {}

    /** {@return a connection on which nobody has said anything yet} */
    public static Talk start() {
        return new Talk(List.of());
    }

    /** {@return this, and then the client says bytes given as {@link HexText}} */
    public Talk client(String hex) {
        return then(true, HexText.parse(hex));
    }

    /** {@return this, and then the server says bytes given as {@link HexText}} */
    public Talk server(String hex) {
        return then(false, HexText.parse(hex));
    }

    /** {@return this, and then one side says {@code bytes}; where these are none, this} */
    public Talk then(boolean fromClient, byte[] bytes) {
        if (bytes.length == 0) {
            return this;
        }
        List<Turn> more = new ArrayList<>(turns);
        more.add(new Turn(fromClient, bytes));
        return new Talk(more);
    }

    /** {@return all that one side says} */
    byte[] stream(boolean fromClient) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        turns.stream().filter(turn -> turn.fromClient == fromClient).forEach(turn -> all.writeBytes(turn.bytes));
        return all.toByteArray();
    }

    /** {@return how many bytes both sides say} */
    int length() {
        return turns.stream().mapToInt(turn -> turn.bytes.length).sum();
    }
}
