package dev.peel.repl.script.dissector;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Pdus;
import dev.peel.repl.script.GuestValues;
import dev.peel.repl.script.Sandbox;
import dev.peel.repl.script.Sources;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** A context in which the script was run, and the functions that it declared there. For one thread at a time. */
final class ScriptInstance {
    private static final HostAccess ACCESS = HostAccess.newBuilder()
            .allowAccessAnnotatedBy(HostAccess.Export.class)
            .build();

    private final ScriptPlugin plugin;
    private final Context context;
    private final CallWatch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final ScriptDissection d;
    private final Value guestD;
    private final ScriptBytes bytes = new ScriptBytes();
    private final Value guestBytes;
    private final GuestValues values;
    private final States states;
    private final Declarations.Reading functions;
    private final Map<ScriptStream, Pdus> readers = new IdentityHashMap<>();

    /**
     * Runs the script.
     *
     * @throws ScriptFailure when it is wrong
     */
    ScriptInstance(ScriptPlugin plugin, Declarations.Reading reading) {
        this.plugin = plugin;
        functions = reading;
        context = Sandbox.context(ACCESS);
        watch = new CallWatch(context, plugin);
        d = new ScriptDissection(this);
        guestD = context.asValue(d);
        guestBytes = context.asValue(bytes);
        values = new GuestValues(context);
        states = new States(context);
        reading.define(context, values);
        watch.begin(Allowance.ofLoading());
        try {
            context.eval(Sources.users(plugin.file(), plugin.text()));
        } catch (PolyglotException wrong) {
            throw failure(wrong);
        } finally {
            watch.end();
        }
    }

    boolean isMine() {
        return lock.isHeldByCurrentThread();
    }

    boolean take() {
        return lock.tryLock();
    }

    /** Begins a call of the thread that took the instance. */
    ScriptInstance enter(Allowance allowance) {
        watch.begin(allowance);
        return this;
    }

    /** Begins a call within a call. */
    ScriptInstance enterAgain() {
        lock.lock();
        return this;
    }

    void leave() {
        if (lock.getHoldCount() == 1) {
            watch.end();
        }
        lock.unlock();
    }

    void dissect(ScriptDissector dissector, Dissection dissection) {
        run(dissector, dissection, functions.of(dissector, ScriptFunction.DISSECT), functions.fields(dissector));
    }

    void tap(ScriptDissector tap, Dissection dissection) {
        ScriptDissection.Place outer = d.begin(tap, dissection);
        try {
            Value function = functions.of(tap, ScriptFunction.PACKET);
            Value given = function.execute(TapValues.read(tap, dissection, values), guestD);
            throwCaught();
            note(tap, dissection, function, given);
        } catch (PolyglotException thrown) {
            throw d.unwound(thrown);
        } finally {
            d.end(outer);
        }
    }

    private void note(ScriptDissector tap, Dissection dissection, Value function, Value given) {
        try {
            TapValues.note(tap, dissection, given, functions.fields(tap));
        } catch (ScriptFailure wrong) {
            throw wrong.at(function, plugin.file());
        }
    }

    private void run(ScriptDissector dissector, Dissection dissection, Value function, Value fields) {
        ScriptDissection.Place outer = d.begin(dissector, dissection);
        try {
            function.executeVoid(guestD, fields);
            throwCaught();
        } catch (PolyglotException thrown) {
            throw d.unwound(thrown);
        } finally {
            d.end(outer);
        }
    }

    /** A mistake counts though the script has caught what was thrown for it. */
    private void throwCaught() {
        ScriptFailure caught = d.failure();
        if (caught != null) {
            throw caught;
        }
    }

    int length(ScriptDissector dissector, Bytes available, Dissection dissection) {
        return length(dissector, functions.of(dissector, ScriptFunction.PDU_LENGTH), available, dissection);
    }

    private int length(ScriptDissector dissector, Value function, Bytes available, Dissection dissection) {
        ScriptDissection.Place outer = d.begin(dissector, dissection);
        bytes.wrap(available);
        try {
            Value length = function.execute(guestBytes, guestD);
            throwCaught();
            if (!length.fitsInInt()) {
                throw Specification.wrong(
                                "pduLength gave " + Specification.kind(length) + ", which is no length in bytes")
                        .at(function, plugin.file());
            }
            return length.asInt();
        } catch (PolyglotException thrown) {
            if (isBeyond(thrown)) {
                return Pdus.NEED_MORE;
            }
            throw d.unwound(thrown);
        } finally {
            d.end(outer);
        }
    }

    boolean judge(ScriptDissector dissector, ScriptFunction which, Bytes payload) {
        bytes.wrap(payload);
        try {
            Value function = functions.of(dissector, which);
            Value answer = function.execute(guestBytes);
            if (!answer.isBoolean()) {
                throw Specification.wrong(
                                which.label() + " gave " + Specification.kind(answer) + ", neither true nor false")
                        .at(function, plugin.file());
            }
            return answer.asBoolean();
        } catch (PolyglotException thrown) {
            if (isBeyond(thrown)) {
                return false;
            }
            throw failure(thrown);
        }
    }

    /** {@return whether the script asked bytes for what is not there} */
    static boolean isBeyond(RuntimeException thrown) {
        return thrown instanceof PolyglotException guest
                && guest.isHostException()
                && guest.asHostException() instanceof ScriptBytes.Beyond;
    }

    /** {@return what reads the messages of {@code stream}} */
    Pdus reader(ScriptStream stream) {
        return readers.computeIfAbsent(stream, Reader::new);
    }

    /** Reads the messages of a stream within the dissector at work. */
    private final class Reader implements Pdus {
        private final Value length;
        private final Value dissect;

        Reader(ScriptStream stream) {
            Declarations.StreamFunctions own = functions.of(stream);
            length = own.pduLength();
            dissect = own.dissect();
        }

        @Override
        public int pduLength(Bytes available) {
            throw new UnsupportedOperationException("a script's function is asked with the dissection");
        }

        @Override
        public int pduLength(Bytes available, Dissection dissection) {
            return ScriptInstance.this.length(feeding(), length, available, dissection);
        }

        @Override
        public void dissect(Dissection dissection) {
            ScriptDissector dissector = feeding();
            run(dissector, dissection, dissect, functions.fields(dissector));
        }

        /** {@return the dissector that feeds the stream, which several may share} */
        private ScriptDissector feeding() {
            return Objects.requireNonNull(d.dissector());
        }
    }

    /** Runs a function of a command. */
    void command(int index, Object... arguments) {
        try {
            functions.command(index).executeVoid(arguments);
        } catch (PolyglotException thrown) {
            throw failure(thrown);
        }
    }

    /** {@return what the language throws as a TypeError, which knows its place} */
    RuntimeException wrong(String message) {
        return functions.wrong(message);
    }

    GuestValues values() {
        return values;
    }

    States states() {
        return states;
    }

    ScriptFailure failure(RuntimeException thrown) {
        if (thrown instanceof PolyglotException guest) {
            return guest.isHostException() && guest.asHostException() instanceof ScriptFailure known && known.isPlaced()
                    ? known
                    : ScriptFailure.of(guest, plugin.file(), watch.reason());
        }
        return thrown instanceof ScriptFailure known ? known : new ScriptFailure(thrown.toString());
    }
}
