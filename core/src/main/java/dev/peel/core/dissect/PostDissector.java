package dev.peel.core.dissect;

import java.util.List;

/**
 * Looks at each packet once all its layers are read: at the fields that were noted, which it knows by their names; and notes fields
 * of its own, in a layer that it {@link Dissection#open(dev.peel.core.field.Field) opens} or {@link Dissection#below below} another's
 * field.
 *
 * <p>It runs only where one of its own fields is asked for, and then what it {@link #reads} is asked for with it. Found as every
 * {@link Dissector} is; bound to nothing.
 *
 * <pre>{@code
 * public final class PortSum implements PostDissector {
 *     private static final Field SUM = Field.uint("toysum.ports", 32, "Sum of the ports");
 *     private static final Protocol PORTS = Protocol.of("toysum", "Sum", "Sum of ports", SUM);
 *
 *     public Protocol protocol() {
 *         return PORTS;
 *     }
 *
 *     public List<String> reads() {
 *         return List.of("udp.srcport", "udp.dstport");
 *     }
 *
 *     public void dissect(Dissection d) {
 *         NotedFields noted = d.noted();
 *         long sum = 0;
 *         for (int i = noted.next(noted.first()); i >= 0; i = noted.next(i + 1)) {
 *             sum += noted.number(i);
 *         }
 *         d.generated(SUM, sum);
 *     }
 * }
 * }</pre>
 */
public interface PostDissector extends Dissector {

    /**
     * {@return the abbreviations or aliases of the fields, or names of protocols, that it looks at, but not another post-dissector's; of
     * those that nobody declares none is ever noted}
     *
     * <p>{@code frame.protocols} and the columns of the summary are made behind it: of these there is nothing to see.
     */
    List<String> reads();

    /** Nothing leads to it: most have nothing to register. */
    @Override
    default void register(Registrar registrar) {}

    /**
     * Looks at the packet; {@link Dissection#noted()} has its fields. The cursor is at the frame's first byte, the flow that of the
     * innermost layer that has one.
     *
     * <p>Where its protocol is {@linkplain dev.peel.core.field.Protocol#uncounted uncounted} it does not run for a summary alone.
     */
    @Override
    void dissect(Dissection d);
}
