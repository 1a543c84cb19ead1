package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Several taps in one pass: each is given every packet, in the order of the list, until it wants no more. */
public final class Taps implements Tap {
    // Hot path: no allocation per packet.

    private final Tap[] taps;
    private final boolean[] ended;
    private int left;

    private Taps(List<? extends Tap> taps) {
        this.taps = taps.toArray(Tap[]::new);
        ended = new boolean[this.taps.length];
        left = this.taps.length;
    }

    /** {@return a tap that hands on to each of {@code taps}; the only one itself where there is one} */
    public static Tap of(List<? extends Tap> taps) {
        return taps.size() == 1 ? taps.get(0) : new Taps(taps);
    }

    /** {@return the fields that any of the taps looks at} */
    @Override
    public List<Field> fields() {
        Set<Field> all = new LinkedHashSet<>();
        for (Tap tap : taps) {
            all.addAll(tap.fields());
        }
        return List.copyOf(all);
    }

    @Override
    public Demand demand(Registry registry) {
        Demand all = taps[0].demand(registry);
        for (int i = 1; i < taps.length; i++) {
            all = all.and(registry, taps[i].demand(registry));
        }
        return all;
    }

    @Override
    public void begin() throws IOException {
        for (Tap tap : taps) {
            tap.begin();
        }
    }

    /** {@return whether any tap wants more} */
    @Override
    public boolean packet(Packet packet) throws IOException {
        for (int i = 0; i < taps.length; i++) {
            if (!ended[i] && !taps[i].packet(packet)) {
                ended[i] = true;
                left--;
            }
        }
        return left > 0;
    }

    @Override
    public void pause() throws IOException {
        for (Tap tap : taps) {
            tap.pause();
        }
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        for (Tap tap : taps) {
            tap.end(content);
        }
    }
}
