package dev.peel.repl.script;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.Value;

/** What peel's scripts ask of the fields there are. */
final class FieldFunctions {
    private final Registry registry;
    private final FieldNames names;

    FieldFunctions(Registry registry, FieldNames names) {
        this.registry = registry;
        this.names = names;
    }

    void addTo(HostFunctions host) {
        host.add("root", arguments -> names.root().id());
        host.add("id", arguments -> {
            FieldNames.Name name = names.find(arguments[0].asString());
            return name == null ? -1 : name.id();
        });
        host.add("below", arguments -> host.values().list(below(arguments[0].asInt())));
        host.add("unknown", arguments -> names.unknown(names.name(arguments[0].asInt()), arguments[1].asString()));
        host.add("fields", arguments -> host.values().list(fields(host, arguments[0])));
    }

    /** {@return for each name below another: its part, its id, what stands behind it, whether a packet can be without it} */
    private List<Object> below(int id) {
        List<Object> below = new ArrayList<>();
        for (Map.Entry<String, FieldNames.Name> entry : names.name(id).below().entrySet()) {
            FieldNames.Name name = entry.getValue();
            below.add(entry.getKey());
            below.add(name.id());
            below.add(name.kind().name());
            below.add(!name.fields().isEmpty());
        }
        return below;
    }

    private List<Value> fields(HostFunctions host, Value glob) {
        FieldGlob wanted = new FieldGlob(glob.asString());
        List<Value> found = new ArrayList<>();
        for (Protocol protocol : registry.protocols()) {
            for (Field field : protocol.fields()) {
                if (wanted.matches(field)) {
                    found.add(host.values()
                            .list(List.of(
                                    field.abbreviation(),
                                    field.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                    protocol.field().abbreviation(),
                                    Objects.requireNonNullElse(field.label(), ""))));
                }
            }
        }
        return found;
    }
}
