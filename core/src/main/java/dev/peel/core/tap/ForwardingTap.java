package dev.peel.core.tap;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import java.io.IOException;
import java.util.List;

/** A tap that asks for what another one asks for, and hands it everything; subclasses change what they are there for. */
public abstract class ForwardingTap implements Tap {
    // Hot path: no allocation per packet.

    private final Tap tap;

    /** Makes a tap that hands on to {@code tap}. */
    protected ForwardingTap(Tap tap) {
        this.tap = tap;
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
        return tap.packet(packet);
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
