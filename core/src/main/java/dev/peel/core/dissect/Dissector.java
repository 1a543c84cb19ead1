package dev.peel.core.dissect;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.field.Protocol;

/**
 * Reads one protocol's bytes. Found by {@link java.util.ServiceLoader}, or registered by hand.
 *
 * <p>A dissector keeps no state of its own: what it remembers between packets belongs to the flow, see {@link Dissection#state}. One
 * instance may serve several engines at a time.
 *
 * <pre>{@code
 * public final class EchoDissector implements Dissector {
 *     private static final Field KIND = Field.uint("toyecho.kind", 8, "Kind").values(Values.of(1, "Question", 2, "Answer"));
 *     private static final Field TEXT = Field.text("toyecho.text", "Text");
 *     private static final Protocol ECHO = Protocol.of("toyecho", "Echo", "Echo Protocol", KIND, TEXT);
 *
 *     public Protocol protocol() {
 *         return ECHO;
 *     }
 *
 *     public void register(Registrar registrar) {
 *         registrar.bind("udp.port", 7, this);
 *     }
 *
 *     public void dissect(Dissection d) {
 *         d.u8(KIND);
 *         d.text(TEXT, d.remaining());
 *     }
 * }
 * }</pre>
 */
public interface Dissector {

    /** {@return the protocol that a layer read by this dissector shows} */
    Protocol protocol();

    /** Binds the dissector to its parents' tables, and declares its own tables and further protocols. */
    void register(Registrar registrar);

    /**
     * Reads the layer that starts at the cursor. A read past the layer's end ends it: the engine notes the fault and goes on.
     *
     * @param d cursor and recorder in one, valid during this call only
     */
    void dissect(Dissection d);

    /**
     * {@return whether {@code payload} can be this protocol, asked when a port number alone suggests it}
     *
     * @param payload the layer's captured bytes, not empty
     */
    default boolean accepts(Bytes payload) {
        return true;
    }
}
