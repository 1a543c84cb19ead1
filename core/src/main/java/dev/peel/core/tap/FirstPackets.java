package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.util.List;

/** Hands a tap the first packets only, and ends the run after them. */
public final class FirstPackets implements Tap {
    private final Tap tap;
    private final long count;
    private long seen;

    /**
     * Makes a tap that hands on {@code count} packets.
     *
     * @param count at least 1
     * @throws IllegalArgumentException when {@code count} is less than 1
     */
    public FirstPackets(Tap tap, long count) {
        if (count < 1) {
            throw new IllegalArgumentException("the first " + count + " packets: expected 1 or more");
        }
        this.tap = tap;
        this.count = count;
    }

    @Override
    public List<Field> fields() {
        return tap.fields();
    }

    @Override
    public Demand demand(Registry registry) {
        return tap.demand(registry);
    }

    @Override
    public void begin() throws IOException {
        tap.begin();
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        seen++;
        return tap.packet(packet) && seen < count;
    }

    @Override
    public void pause() throws IOException {
        tap.pause();
    }

    @Override
    public void end(CaptureContent content) throws IOException {
        tap.end(content);
    }
}
