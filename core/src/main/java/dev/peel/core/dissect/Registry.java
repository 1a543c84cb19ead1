package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Spelling;
import dev.peel.core.flow.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be dissected: the protocols, their fields by name, and the tables that lead from one dissector to the next.
 *
 * <p>Immutable once made; safe for use by several threads.
 */
public final class Registry implements FieldCatalog {
    private final Map<String, Protocol> protocols;
    private final Map<String, List<Field>> fields;
    private final Set<Table> tables;
    private final Map<String, Bindings> bindings;
    private final IdentityHashMap<Dissector, Reach> reach;
    private final List<Dissector> dissectors;
    private final List<PostDissector> postDissectors;
    private @Nullable Field[] byId = new Field[0];
    private @Nullable Protocol[] owners = new Protocol[0];

    private final Map<String, Preference<?>> preferences;
    private final Choices choices;
    private Map<Preference<?>, Object> values = Map.of();

    /** What the user has chosen, and who watches the dissectors; kept when the registry is made anew. */
    private record Choices(
            List<DecodeAs> rules,
            Map<String, String> preferences,
            @Nullable Supervisor supervisor) {}

    private Registry(Choices choices) {
        this.choices = choices;
        protocols = new LinkedHashMap<>();
        fields = new HashMap<>();
        tables = new LinkedHashSet<>();
        bindings = new HashMap<>();
        reach = new IdentityHashMap<>();
        dissectors = new ArrayList<>();
        postDissectors = new ArrayList<>();
        preferences = new TreeMap<>();
    }

    /** Makes a registry of what is in {@code made}, which nobody changes any more, with choices that bind nothing anew. */
    private Registry(Registry made, Choices choices) {
        this.choices = choices;
        protocols = made.protocols;
        fields = made.fields;
        tables = made.tables;
        bindings = made.bindings;
        reach = made.reach;
        dissectors = made.dissectors;
        postDissectors = made.postDissectors;
        preferences = made.preferences;
        byId = made.byId;
        owners = made.owners;
        values = chosen();
    }

    /** {@return a registry of all dissectors on the class path} */
    public static Registry load() {
        return of(ServiceLoader.load(Dissector.class));
    }

    /**
     * {@return a registry of {@code dissectors} and the engine's own}
     *
     * @throws IllegalStateException when two dissectors declare the same protocol, or the same field or preference each for itself
     */
    public static Registry of(Iterable<? extends Dissector> dissectors) {
        return make(dissectors, new Choices(List.of(), Map.of(), null));
    }

    private static Registry make(Iterable<? extends Dissector> dissectors, Choices choices) {
        Registry registry = new Registry(choices);
        EngineFields.ALL.forEach(registry::declare);
        registry.add(FrameDissector.INSTANCE);
        registry.add(DataDissector.INSTANCE);
        for (Dissector dissector : dissectors) {
            registry.add(dissector);
        }
        registry.index();
        choices.rules().forEach(registry::bind);
        registry.values = registry.chosen();
        return registry;
    }

    /**
     * {@return this registry, in which {@code rules} decide what they are about; of two about the same value the last one counts}
     *
     * <p>The tables {@code tcp.stream} and {@code udp.stream} go by the numbers of flows.
     *
     * @throws IllegalArgumentException when there is no such table, value or protocol; the message names those that there are
     */
    public Registry with(List<DecodeAs> rules) {
        return make(dissectors, new Choices(List.copyOf(rules), choices.preferences, choices.supervisor));
    }

    /**
     * {@return this registry, whose dissectors have these preferences, the others being at their defaults}
     *
     * @param newPreferences values, as they are typed, by name
     * @throws IllegalArgumentException when there is no such preference or value; the message names those that there are
     */
    public Registry preferring(Map<String, String> newPreferences) {
        return new Registry(this, new Choices(choices.rules, Map.copyOf(newPreferences), choices.supervisor));
    }

    /** {@return this registry, whose dissectors {@code supervisor} watches in every run} */
    public Registry watchedBy(Supervisor supervisor) {
        return new Registry(this, new Choices(choices.rules, choices.preferences, supervisor));
    }

    /** {@return the preferences that dissectors declare, ascending by name} */
    public List<Preference<?>> preferences() {
        return List.copyOf(preferences.values());
    }

    /** {@return the value of {@code preference}, as it is typed} */
    public String preferred(Preference<?> preference) {
        return preference.format(value(preference));
    }

    <T> T value(Preference<T> preference) {
        Object value = values.get(preference);
        if (value == null) {
            throw new IllegalStateException("preference " + preference + " was not registered");
        }
        return preference.cast(value);
    }

    @Nullable
    Supervisor supervisor() {
        return choices.supervisor;
    }

    private Map<Preference<?>, Object> chosen() {
        Map<Preference<?>, Object> chosen = new IdentityHashMap<>();
        choices.preferences.keySet().stream()
                .filter(name -> !preferences.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("there is no preference " + name
                            + Spelling.nearest(preferences.keySet(), name)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
                });
        for (Preference<?> preference : preferences.values()) {
            String text = choices.preferences.get(preference.name());
            chosen.put(preference, text == null ? preference.defaultValue() : preference.parse(text));
        }
        return chosen;
    }

    private void bind(DecodeAs rule) {
        Bindings bound = bindings.get(rule.table());
        Bindings ofPorts = bindings.get(portsOf(rule.table()));
        if (bound == null && ofPorts == null) {
            throw new IllegalArgumentException("there is no table " + rule.table() + "; "
                    + Spelling.nearest(bindings.keySet(), rule.table())
                            .map(near -> "did you mean " + near + "?")
                            .orElseGet(() -> "there are " + String.join(", ", new TreeSet<>(bindings.keySet()))));
        }
        Dissector dissector = decodable()
                .filter(known -> known.protocol().field().abbreviation().equals(rule.protocol()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknownProtocol(rule.protocol())));
        if (bound != null && bound.isOfTexts()) {
            bound.bind(rule.value(), dissector);
            return;
        }
        try {
            if (bound != null) {
                bound.tell(Long.decode(rule.value()), dissector);
            } else if (ofPorts != null) {
                ofPorts.tellOfFlow(Integer.decode(rule.value()), dissector);
            }
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "\"" + rule.value() + "\" is no number, which " + rule.table() + " goes by", wrong);
        }
    }

    /** {@return the table that decides of the flows that {@code table} numbers, empty where it numbers none} */
    private static String portsOf(String table) {
        return Arrays.stream(Transport.values())
                .map(transport -> transport.name().toLowerCase(Locale.ROOT))
                .filter(transport -> table.equals(transport + ".stream"))
                .map(transport -> transport + ".port")
                .findFirst()
                .orElse("");
    }

    private String unknownProtocol(String name) {
        List<String> known = decodable()
                .map(dissector -> dissector.protocol().field().abbreviation())
                .toList();
        return "there is no protocol " + name + " to decode as"
                + Spelling.nearest(known, name)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    /** What reads bytes. */
    private Stream<Dissector> decodable() {
        return dissectors.stream().filter(dissector -> !(dissector instanceof PostDissector));
    }

    /** {@return all protocols, in the order of their registration} */
    @Override
    public List<Protocol> protocols() {
        return List.copyOf(protocols.values());
    }

    /**
     * {@return the fields that {@code name} stands for: one, or several that share an alias such as {@code ip.addr}; empty where
     * there is none}
     *
     * @param name an abbreviation or alias; the old {@code ssl.} is taken for {@code tls.}
     */
    @Override
    public List<Field> fields(String name) {
        List<Field> found = fields.get(name);
        if (found == null && name.toLowerCase(Locale.ROOT).startsWith("ssl")) {
            found = fields.get("tls" + name.substring("ssl".length()));
        }
        return found == null ? List.of() : found;
    }

    /** {@return the names of all fields and their aliases} */
    @Override
    public Set<String> fieldNames() {
        return Set.copyOf(fields.keySet());
    }

    /**
     * {@return the field with {@code id}}
     *
     * @throws IllegalArgumentException when none of the registry's has it
     */
    public Field field(int id) {
        Field field = id < byId.length ? byId[id] : null;
        if (field == null) {
            throw new IllegalArgumentException("no field has id " + id + " here");
        }
        return field;
    }

    /**
     * {@return the protocol that the field with {@code id} is of; the first to declare it where several share it}
     *
     * @throws IllegalArgumentException when none of the registry's has it
     */
    public Protocol owner(int id) {
        Protocol owner = id < owners.length ? owners[id] : null;
        if (owner == null) {
            throw new IllegalArgumentException("no field has id " + id + " here");
        }
        return owner;
    }

    /**
     * {@return the least number that leads to {@code protocol} in {@code table}, empty where none does}
     *
     * @param table such as {@code tcp.port}
     * @param protocol its name in filters
     */
    public OptionalLong numberOf(String table, String protocol) {
        Bindings bound = bindings.get(table);
        return bound == null ? OptionalLong.empty() : bound.numberOf(protocol);
    }

    /** {@return the bindings of every table, an array indexed by {@link Table#id}} */
    @Nullable
    Bindings[] bindings() {
        @Nullable Bindings[] all = new Bindings[Table.idCount()];
        for (Table table : tables) {
            all[table.id()] = bindings.get(table.name());
        }
        return all;
    }

    Set<Table> tables() {
        return tables;
    }

    Map<String, Bindings> bindingsByName() {
        return bindings;
    }

    /** {@return whether {@code protocol} may be a layer that a packet's summary or {@code frame.protocols} tells of} */
    boolean isLayer(Protocol protocol) {
        return protocol.isCounted() || postDissectors.stream().noneMatch(post -> post.protocol() == protocol);
    }

    /** {@return what looks at whole packets, in the order of registration} */
    List<PostDissector> postDissectors() {
        return postDissectors;
    }

    IdentityHashMap<Dissector, Reach> reach() {
        return reach;
    }

    private void add(Dissector dissector) {
        if (reach.containsKey(dissector)) {
            return;
        }
        Reach own = new Reach();
        reach.put(dissector, own);
        dissectors.add(dissector);
        if (dissector instanceof PostDissector post) {
            postDissectors.add(post);
        }
        declare(dissector.protocol());
        own.protocols().add(dissector.protocol());
        dissector.register(new Registration(own));
    }

    private void declare(Protocol protocol) {
        Protocol known = protocols.putIfAbsent(protocol.field().abbreviation(), protocol);
        if (known == protocol) {
            return;
        }
        if (known != null) {
            throw new IllegalStateException("protocol " + protocol + " is declared twice");
        }
        own(protocol.field(), protocol);
        name(protocol.field(), protocol.field().abbreviation());
        for (Field field : protocol.fields()) {
            own(field, protocol);
            name(field, field.abbreviation());
            field.aliases().forEach(alias -> name(field, alias.abbreviation()));
        }
    }

    /** One protocol may read a field in several ways, each a declaration; two protocols may share one declaration only. */
    private void own(Field field, Protocol protocol) {
        for (Field known : fields.getOrDefault(field.abbreviation(), List.of())) {
            boolean isDouble = known != field && known.abbreviation().equals(field.abbreviation());
            if (isDouble && !protocol.fields().contains(known)) {
                throw new IllegalStateException("field " + field + " of protocol " + protocol + " is declared twice");
            }
        }
    }

    private void name(Field field, String name) {
        List<Field> sharing = new ArrayList<>(fields.getOrDefault(name, List.of()));
        if (!sharing.contains(field)) {
            sharing.add(field);
        }
        fields.put(name, List.copyOf(sharing));
    }

    private void index() {
        tables.forEach(table -> bindings.computeIfAbsent(table.name(), name -> new Bindings()));
        byId = new Field[Field.idCount()];
        owners = new Protocol[byId.length];
        for (Protocol protocol : protocols.values()) {
            index(protocol.field(), protocol);
            protocol.fields().forEach(field -> index(field, protocol));
        }
    }

    private void index(Field field, Protocol protocol) {
        byId[field.id()] = field;
        if (owners[field.id()] == null) {
            owners[field.id()] = protocol;
        }
    }

    private final class Registration implements Registrar {
        private final Reach own;

        Registration(Reach own) {
            this.own = own;
        }

        @Override
        public void protocol(Protocol protocol) {
            declare(protocol);
            own.protocols().add(protocol);
        }

        @Override
        public void notesOnly(Field... fields) {
            own.only().addAll(List.of(fields));
        }

        @Override
        public void table(Table table) {
            tables.add(table);
            own.tables().add(table.name());
        }

        @Override
        public void measures(Table table, Field... fields) {
            table(table);
            own.measured()
                    .computeIfAbsent(table.name(), name -> new HashSet<>())
                    .addAll(List.of(fields));
        }

        @Override
        public void calls(Dissector dissector) {
            add(dissector);
            own.called().add(dissector);
        }

        @Override
        public void bind(String table, long number, Dissector dissector) {
            add(dissector);
            of(table).bind(number, dissector);
        }

        @Override
        public void bind(String table, String text, Dissector dissector) {
            add(dissector);
            of(table).bind(text, dissector);
        }

        @Override
        public void heuristic(String table, int order, HeuristicDissector dissector) {
            add(dissector);
            of(table).heuristic(order, dissector);
        }

        @Override
        public void preference(Preference<?> preference) {
            Preference<?> known = preferences.putIfAbsent(preference.name(), preference);
            if (known != null && known != preference) {
                throw new IllegalStateException("preference " + preference + " is declared twice");
            }
        }

        private Bindings of(String table) {
            return bindings.computeIfAbsent(table, name -> new Bindings());
        }
    }
}
