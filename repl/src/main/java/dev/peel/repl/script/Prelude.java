package dev.peel.repl.script;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;

/** Peel's own scripts, which make what users' scripts see of the functions of Java's. */
final class Prelude {
    private Prelude() {}

    /** {@return what the last of them gives: {@code show}, and {@code define} for the names that scripts start with} */
    static Value run(Context context, HostFunctions functions) {
        ProxyObject host = functions.object();
        Value sequences = context.eval(Sources.resource("sequence")).execute();
        Value packets = context.eval(Sources.resource("packet")).execute(host, sequences);
        Value flows = context.eval(Sources.resource("flow")).execute(host, sequences, packets);
        Value shows = context.eval(Sources.resource("show")).execute(host, sequences, packets, flows);
        Value charts = context.eval(Sources.resource("chart")).execute(host);
        return context.eval(Sources.resource("api")).execute(host, sequences, packets, flows, shows, charts);
    }
}
