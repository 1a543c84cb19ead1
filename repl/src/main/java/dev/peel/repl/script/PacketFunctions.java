package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.filter.Filter;
import dev.peel.core.filter.FilterSettings;
import dev.peel.core.packet.Packet;
import dev.peel.core.tap.FilterTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Value;

/** What peel's scripts ask of packets: passes, values, texts. */
final class PacketFunctions {
    // Hot path: next, read and has are called for each packet.

    private static final int FILTERS = 64; // compiled, kept for scripts that ask packet after packet

    private final Registry registry;
    private final OpenCaptures captures;
    private final Passes passes;
    private final PacketAccess access;
    private final FieldNames names;
    private final GuestValues values;
    private final Runnable check;
    private final List<Set<Field>> learnt = new ArrayList<>();
    private final Map<String, FilterTest> tests = new LinkedHashMap<>();
    private String absent = "";

    PacketFunctions(
            Registry registry,
            OpenCaptures captures,
            Passes passes,
            PacketAccess access,
            FieldNames names,
            GuestValues values,
            Runnable check) {
        this.registry = registry;
        this.captures = captures;
        this.passes = passes;
        this.access = access;
        this.names = names;
        this.values = values;
        this.check = check;
    }

    void addTo(HostFunctions host) {
        host.add("plan", arguments -> {
            learnt.add(new LinkedHashSet<>());
            return learnt.size() - 1;
        });
        host.addAction("checkFilter", arguments -> compile(arguments[0].asString()));
        host.add("pass", this::pass);
        host.add("next", arguments -> {
            PacketPass pass = passes.get(arguments[0].asInt());
            return pass == null ? 0 : FieldValue.number(pass.next());
        });
        host.addAction("end", arguments -> passes.end(arguments[0].asInt()));
        host.add("read", arguments -> {
            List<Object> found = values(arguments);
            return found.size() == 1 ? values.of(found.get(0)) : found.isEmpty() ? values.none() : values.frozen(found);
        });
        host.add("first", arguments -> {
            List<Object> found = values(arguments);
            return found.isEmpty() ? values.none() : values.of(found.get(0));
        });
        host.add("all", arguments -> values.list(values(arguments)));
        host.add("has", this::has);
        host.add("matches", this::matches);
        host.add("text", arguments -> {
            PacketText text = PacketText.valueOf(arguments[2].asString().toUpperCase(Locale.ROOT));
            return access.whole(arguments[0].asInt(), arguments[1].asLong(), packet -> text.of(registry, packet));
        });
        host.add(
                "bytes",
                arguments -> values.of(
                        access.with(arguments[0].asInt(), arguments[1].asLong(), List.of(), PacketFunctions::bytes)));
    }

    /** {@return the name of the field that a packet was found not to have, last; empty where none was} */
    String absent() {
        return absent;
    }

    private Object pass(Value[] arguments) {
        List<FilterTest> filters = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            filters.add(new FilterTest(compile(arguments[i].asString())));
        }
        ScriptCapture capture = captures.get(arguments[0].asInt());
        Set<Field> fields = learnt.get(arguments[1].asInt());
        return passes.add(new PacketPass(capture, filters, fields, check));
    }

    private List<Object> values(Value[] arguments) throws IOException {
        List<Field> fields = names.name(arguments[2].asInt()).fields();
        return access.values(arguments[0].asInt(), arguments[1].asLong(), fields);
    }

    private Object has(Value[] arguments) throws IOException {
        FieldNames.Name name = names.name(arguments[2].asInt());
        boolean found = access.has(arguments[0].asInt(), arguments[1].asLong(), name.fields());
        if (!found) {
            absent = name.name();
        }
        return found;
    }

    private Object matches(Value[] arguments) throws IOException {
        FilterTest test = tests.computeIfAbsent(arguments[2].asString(), text -> new FilterTest(compile(text)));
        if (tests.size() > FILTERS) {
            tests.remove(tests.keySet().iterator().next());
        }
        return access.with(arguments[0].asInt(), arguments[1].asLong(), test.fields(), test::passes);
    }

    private Filter compile(String text) {
        return Filter.compile(text, registry, FilterSettings.DEFAULT);
    }

    private static byte[] bytes(Packet packet) {
        int at = packet.frames().offset(packet.frameIndex());
        int length = packet.frames().capturedLength(packet.frameIndex());
        return Arrays.copyOfRange(packet.frames().bytes(), at, at + length);
    }
}
