package dev.peel.repl.script;

import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passes that scripts have under way. Beyond {@link Limit#SCRIPT_PASSES} the one begun first rests until it is asked to go on. */
final class Passes {
    private final Map<Integer, PacketPass> byNumber = new HashMap<>();
    private final List<PacketPass> running = new ArrayList<>();
    private final int most;
    private int last;

    Passes(Limits limits) {
        most = limits.get(Limit.SCRIPT_PASSES);
    }

    /** {@return the number of {@code pass}, from 1} */
    int add(PacketPass pass) {
        last++;
        byNumber.put(last, pass);
        return last;
    }

    /** {@return pass {@code number}, which is about to go on; null where it has ended} */
    @Nullable
    PacketPass get(int number) {
        PacketPass pass = byNumber.get(number);
        if (pass != null && (running.isEmpty() || running.get(running.size() - 1) != pass)) {
            running.remove(pass);
            running.add(pass);
            if (running.size() > most) {
                running.remove(0).suspend();
            }
        }
        return pass;
    }

    /** {@return the pass whose current packet is packet {@code packet} of {@code capture}, null where there is none} */
    @Nullable
    PacketPass at(ScriptCapture capture, long packet) {
        for (int i = running.size() - 1; i >= 0; i--) {
            PacketPass pass = running.get(i);
            if (pass.number() == packet && pass.capture() == capture) {
                return pass;
            }
        }
        return null;
    }

    /** Ends pass {@code number}, where it has not ended yet. */
    void end(int number) {
        PacketPass ended = byNumber.remove(number);
        if (ended != null) {
            running.remove(ended);
            ended.close();
        }
    }

    /** Ends all passes. */
    void endAll() {
        byNumber.values().forEach(PacketPass::close);
        byNumber.clear();
        running.clear();
    }

    /** Lets all passes rest: between scripts, none needs threads or memory. */
    void suspendAll() {
        running.forEach(PacketPass::suspend);
    }
}
