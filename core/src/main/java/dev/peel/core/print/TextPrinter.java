package dev.peel.core.print;

import dev.peel.core.dissect.Demand;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.Tap;
import java.io.IOException;
import java.util.List;

/** Packets as text for people: the one-line summary, the tree, the bytes, or several of them, as tshark shows them. */
public final class TextPrinter implements Tap {
    private final TextParts parts;
    private final TextBuffer out;
    private final SummaryText summary;
    private final TreeText tree;

    /** Makes a printer of {@code parts} of each packet. */
    public TextPrinter(Registry registry, TextParts parts, TextBuffer out) {
        this.parts = parts;
        this.out = out;
        summary = new SummaryText(registry, parts, out);
        tree = new TreeText(registry, parts, out);
    }

    /** {@return the fields of the summary; where more is shown, everything has to be asked for: see {@link #demand}} */
    @Override
    public List<Field> fields() {
        return summary.fields();
    }

    @Override
    public Demand demand(Registry asked) {
        return parts.tree() || parts.bytes() ? Demand.everything(asked) : Demand.of(asked, fields());
    }

    @Override
    public boolean packet(Packet packet) throws IOException {
        if (parts.summary()) {
            summary.append(packet);
        }
        if (parts.tree()) {
            tree.append(packet);
            out.ascii('\n');
        }
        if (parts.bytes()) {
            if (parts.summary() && !parts.tree()) {
                out.ascii('\n');
            }
            HexText.append(out, packet);
            out.ascii('\n');
        }
        out.flushIfFull();
        return true;
    }

    @Override
    public void pause() throws IOException {
        out.flush();
    }
}
