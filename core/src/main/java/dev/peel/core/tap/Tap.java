package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.util.List;

/**
 * Asks for fields and is given each packet's, in the order of the capture. Called by one thread.
 *
 * <p>An {@link IOException} says that where the tap writes to fails; it ends the run.
 *
 * <pre>{@code
 * public final class SecurePackets implements Tap {
 *     private final Field port;
 *     private int count;
 *
 *     public SecurePackets(Registry registry) {
 *         port = registry.fields("tcp.dstport").get(0);
 *     }
 *
 *     public List<Field> fields() {
 *         return List.of(port);
 *     }
 *
 *     public boolean packet(Packet packet) {
 *         int entry = packet.find(port.id());
 *         count += entry >= 0 && packet.tape().value(entry) == 443 ? 1 : 0;
 *         return true;
 *     }
 *
 *     public int count() {
 *         return count;
 *     }
 * }
 * }</pre>
 */
public interface Tap {

    /** {@return the fields that the tap looks at; only these are on the packets' tape} */
    List<Field> fields();

    /** {@return what has to be asked of a run whose packets the tap is given: {@link #fields()}, unless it wants more than fields} */
    default Demand demand(Registry registry) {
        return Demand.of(registry, fields());
    }

    /** Called once, before the first packet. */
    default void begin() throws IOException {}

    /**
     * Called for each packet.
     *
     * @param packet valid during this call only
     * @return false when no more packets are wanted
     */
    boolean packet(Packet packet) throws IOException;

    /** Called when the next packet may take its time, so that output that has gathered can be shown. */
    default void pause() throws IOException {}

    /**
     * Called once, after the last packet, also where the tap wanted no more or the capture could not be read to its end.
     *
     * @param content what the capture said beside its frames, as far as it was read
     */
    default void end(CaptureContent content) throws IOException {}
}
