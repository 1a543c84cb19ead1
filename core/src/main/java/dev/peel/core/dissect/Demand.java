package dev.peel.core.dissect;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a run: the fields that will be looked at, and with that, which dissectors have to work at all.
 *
 * <p>Immutable.
 */
public final class Demand {
    private final boolean[] wanted;
    private final boolean labelling;
    private final Set<Protocol> leftOut;
    /** Indexed by the id of the dissector's protocol: a look-up in a set of dissectors would cost more than many a layer. */
    private final boolean[] needed;

    /** Indexed as {@link #needed}: the dissectors that are needed only for what stands behind their headers; null elsewhere. */
    private final @Nullable PassingDissector[] passed;

    private final boolean[] leading;
    private final boolean[] noting;
    private final boolean notesLayers;
    private final StreamRules streams;
    private final TimeForm times;
    private final ZoneId zone;

    private Demand(Registry registry, boolean[] wanted, boolean labelling, Set<Protocol> leftOut) {
        addReads(registry, wanted, leftOut);
        this.wanted = wanted;
        this.labelling = labelling;
        this.leftOut = leftOut;
        Set<Dissector> working = needed(registry, wanted, leftOut);
        needed = new boolean[wanted.length];
        working.forEach(dissector -> needed[dissector.protocol().field().id()] = true);
        passed = passed(registry, working, wanted);
        leading = leading(registry, working);
        noting = new boolean[wanted.length];
        registry.protocols().forEach(protocol -> noting[protocol.field().id()] = wantsAnyOf(protocol, wanted));
        notesLayers = false;
        streams = StreamRules.THOROUGH;
        times = TimeForm.RELATIVE;
        zone = ZoneOffset.UTC;
    }

    private Demand(Demand other, boolean notesLayers, StreamRules streams, TimeForm times, ZoneId zone) {
        wanted = other.wanted;
        labelling = other.labelling;
        leftOut = other.leftOut;
        needed = other.needed;
        passed = other.passed;
        leading = other.leading;
        noting = other.noting;
        this.notesLayers = notesLayers;
        this.streams = streams;
        this.times = times;
        this.zone = zone;
    }

    /** {@return the demand for {@code fields} only} */
    public static Demand of(Registry registry, Collection<Field> fields) {
        boolean[] wanted = new boolean[Field.idCount()];
        boolean ofLayers = false;
        boolean ofFaults = false;
        for (Field field : fields) {
            wanted[field.id()] = true;
            ofLayers |= field == FrameDissector.PROTOCOLS || EngineFields.OF_ALL_LAYERS.contains(field);
            ofFaults |= EngineFields.FAULTS.contains(field);
        }
        for (Protocol protocol : registry.protocols()) {
            // What tells of every layer needs every layer to be read; what tells of faults needs every field to be.
            wanted[protocol.field().id()] |= ofLayers && registry.isLayer(protocol) || ofFaults;
            for (Field field : protocol.fields()) {
                wanted[field.id()] |= ofFaults;
            }
        }
        return new Demand(registry, wanted, false, Set.of());
    }

    /** {@return the demand for everything, with the texts of the tree and the summary} */
    public static Demand everything(Registry registry) {
        boolean[] wanted = new boolean[Field.idCount()];
        Arrays.fill(wanted, true);
        return new Demand(registry, wanted, true, Set.of());
    }

    /**
     * {@return this demand, without what is within packets of {@code protocol}, also where that has fields that are wanted; streams and
     * times are as this one has them}
     */
    public Demand without(Registry registry, Protocol protocol) {
        Set<Protocol> all = new HashSet<>(leftOut);
        all.add(protocol);
        Demand less = new Demand(registry, wanted, labelling, Set.copyOf(all));
        return new Demand(less, notesLayers, streams, times, zone);
    }

    /**
     * {@return this demand and {@code other}, of the same registry; without the protocols that both leave out; streams and times are as
     * this one has them}
     */
    public Demand and(Registry registry, Demand other) {
        boolean[] both = wanted.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other.wanted[i];
        }
        Set<Protocol> leftOutOfBoth = new HashSet<>(leftOut);
        leftOutOfBoth.retainAll(other.leftOut);
        Demand all = new Demand(registry, both, labelling || other.labelling, Set.copyOf(leftOutOfBoth));
        return new Demand(all, notesLayers, streams, times, zone);
    }

    /**
     * {@return this demand, with the column {@code _ws.col.Time} in another form than seconds since the first frame}
     *
     * @param form how the column tells the time
     * @param newZone the user's zone
     */
    public Demand times(TimeForm form, ZoneId newZone) {
        return new Demand(this, notesLayers, streams, form, newZone);
    }

    /** {@return this demand, with streams read as {@code rules} say; {@link StreamRules#THOROUGH} where nobody says otherwise} */
    public Demand streams(StreamRules rules) {
        return new Demand(this, notesLayers, rules, times, zone);
    }

    /**
     * {@return this demand, with the layers of protocols of which a field is wanted, where they are read for that: a packet may have
     * more layers of them, which are not read}
     */
    public Demand withLayers() {
        return new Demand(this, true, streams, times, zone);
    }

    StreamRules streams() {
        return streams;
    }

    /** {@return whether {@code field} was asked for} */
    public boolean wants(Field field) {
        return wanted[field.id()];
    }

    boolean[] fields() {
        return wanted;
    }

    /** {@return by the ids of protocols' fields, whether their layers are noted} */
    boolean[] layers() {
        return notesLayers ? noting : wanted;
    }

    FrameClock clock() {
        return new FrameClock(times, zone);
    }

    boolean isLabelling() {
        return labelling;
    }

    boolean needs(Dissector dissector) {
        return needs(dissector.protocol());
    }

    boolean needs(Protocol protocol) {
        return needed[protocol.field().id()];
    }

    /** {@return {@code dissector}, whose protocol's field is {@code id}, where it has only to lead to what is behind its header, else null} */
    @Nullable
    PassingDissector passing(Dissector dissector, int id) {
        PassingDissector passing = passed[id];
        return passing == dissector ? passing : null; // no cast, which costs a search of the class's interfaces
    }

    boolean wantsFieldsOf(Protocol protocol) {
        return noting[protocol.field().id()];
    }

    boolean leads(Table table) {
        return leading[table.id()];
    }

    /** Adds to the {@code wanted} fields those that post-dissectors of some of them read. */
    private static void addReads(Registry registry, boolean[] wanted, Set<Protocol> leftOut) {
        for (PostDissector post : registry.postDissectors()) {
            Reach reach = registry.reach().get(post);
            if (reach != null && reach.notesAny(wanted) && !leftOut.contains(post.protocol())) {
                post.reads().forEach(name -> registry.fields(name).forEach(field -> wanted[field.id()] = true));
            }
        }
    }

    /** The dissectors that note a wanted field or may lead to one that does. */
    private static Set<Dissector> needed(Registry registry, boolean[] wanted, Set<Protocol> leftOut) {
        Set<Dissector> needed = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Dissector, Reach> reach = new IdentityHashMap<>(registry.reach());
        reach.keySet().removeIf(dissector -> leftOut.contains(dissector.protocol()));
        reach.forEach((dissector, own) -> {
            if (own.notesAny(wanted)) {
                needed.add(dissector);
            }
            own.measured().forEach((table, fields) -> {
                Bindings bindings = registry.bindingsByName().get(table);
                if (bindings != null && fields.stream().anyMatch(field -> wanted[field.id()])) {
                    needed.add(dissector);
                    bindings.all().stream()
                            .filter(each -> !leftOut.contains(each.protocol()))
                            .forEach(needed::add);
                }
            });
        });
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<Dissector, Reach> entry : reach.entrySet()) {
                if (!needed.contains(entry.getKey()) && leadsToAny(registry, entry.getValue(), needed)) {
                    grown |= needed.add(entry.getKey());
                }
            }
        }
        return needed;
    }

    private static @Nullable PassingDissector[] passed(Registry registry, Set<Dissector> working, boolean[] wanted) {
        @Nullable PassingDissector[] passed = new PassingDissector[wanted.length];
        if (wanted[EngineFields.SOURCE.id()] || wanted[EngineFields.DESTINATION.id()]) {
            return passed; // the innermost addresses, whichever header has them
        }
        registry.reach().forEach((dissector, own) -> {
            if (dissector instanceof PassingDissector passing
                    && working.contains(dissector)
                    && !own.notesAny(wanted)
                    && !own.measuresAny(wanted)) {
                passed[dissector.protocol().field().id()] = passing;
            }
        });
        return passed;
    }

    private static boolean wantsAnyOf(Protocol protocol, boolean[] wanted) {
        return wanted[protocol.field().id()] || protocol.fields().stream().anyMatch(field -> wanted[field.id()]);
    }

    private static boolean leadsToAny(Registry registry, Reach reach, Set<Dissector> needed) {
        return reach.called().stream().anyMatch(needed::contains)
                || reach.tables().stream().anyMatch(table -> leads(registry, table, needed));
    }

    private static boolean leads(Registry registry, String table, Set<Dissector> needed) {
        Bindings bindings = registry.bindingsByName().get(table);
        return needed.contains(DataDissector.INSTANCE)
                || bindings != null && bindings.all().stream().anyMatch(needed::contains);
    }

    private static boolean[] leading(Registry registry, Set<Dissector> needed) {
        boolean[] leading = new boolean[Table.idCount()];
        registry.tables().forEach(table -> leading[table.id()] = leads(registry, table.name(), needed));
        return leading;
    }
}
