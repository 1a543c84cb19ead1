package dev.peel.repl.shell;

import dev.peel.core.capture.CaptureContent;
import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.List;

/** Counts the packets that it hands on. */
final class CountingTap implements Tap {
    private final Tap tap;
    private long packets;

    CountingTap(Tap tap) {
        this.tap = tap;
    }

    long packets() {
        return packets;
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
        packets++;
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
