package dev.peel.plugins.statistics;

import dev.peel.core.dissect.ExpertGroup;
import dev.peel.core.dissect.Limit;
import dev.peel.core.dissect.Severity;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.tap.PacketTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts expert items by severity, group, protocol and text. */
final class ExpertTap implements Statistic.Running {
    /** The layer that stands for what is wrong with the layer before it. */
    private static final String MALFORMED = "_ws.malformed";

    private static final String COMMENTS = "pkt_comment";
    private static final String FRAME = "frame";

    private final Severity least;
    private final PacketTest test;
    private final StatisticContext context;
    private final Known item;
    private final Known message;
    private final Known severity;
    private final Known group;
    private final Map<Integer, Protocol> protocols = new HashMap<>();
    private final Map<Severity, Map<Item, Count>> items = new EnumMap<>(Severity.class);
    private int rows;
    private long leftOut;

    /** Makes a tap that counts items that are at least as grave as {@code least}. */
    ExpertTap(Severity least, String filter, StatisticContext context) {
        this.least = least;
        this.context = context;
        test = context.test(filter);
        item = Known.of(context.registry(), "_ws.expert");
        message = Known.of(context.registry(), "_ws.expert.message");
        severity = Known.of(context.registry(), "_ws.expert.severity");
        group = Known.of(context.registry(), "_ws.expert.group");
        for (Protocol protocol : context.registry().protocols()) {
            protocols.put(protocol.field().id(), protocol);
        }
    }

    private record Item(ExpertGroup group, String protocol, String text) {}

    private static final class Count {
        long times;
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(test.fields());
        for (Known known : List.of(item, message, severity, group)) {
            fields.addAll(known.fields());
        }
        protocols.values().forEach(protocol -> fields.add(protocol.field()));
        return fields;
    }

    @Override
    public boolean packet(Packet packet) {
        Tape tape = packet.tape();
        for (int i = item.find(tape, packet.from(), packet.to()); i >= 0; i = item.find(tape, i + 1, packet.to())) {
            if (test.passes(packet)) {
                count(packet, i);
            }
        }
        return true;
    }

    private void count(Packet packet, int i) {
        Tape tape = packet.tape();
        int end = tape.end(i);
        int text = message.find(tape, i, end);
        Severity grave = severity(severity.find(tape, i, end), tape);
        ExpertGroup about = group(group.find(tape, i, end), tape);
        if (text < 0 || grave == null || about == null || grave.compareTo(least) < 0) {
            return;
        }
        Item key = new Item(about, protocol(packet, i), String.valueOf(tape.object(text)));
        Map<Item, Count> counts = items.computeIfAbsent(grave, ignored -> new LinkedHashMap<>());
        Count known = counts.get(key);
        if (known == null && rows == context.limits().get(Limit.STATISTIC_ROWS)) {
            leftOut++;
            return;
        }
        if (known == null) {
            rows++;
            known = new Count();
            counts.put(key, known);
        }
        known.times++;
    }

    /** {@return the name of the protocol whose layer the item at {@code i} is in} */
    private String protocol(Packet packet, int i) {
        Tape tape = packet.tape();
        boolean isOfLayerBefore = false;
        for (int j = i - 1; j >= packet.from(); j--) {
            Protocol protocol = protocols.get(tape.fieldId(j));
            if (protocol == null || tape.isHidden(j) || item.has(tape.fieldId(j))) {
                continue;
            }
            String name = protocol.field().abbreviation();
            if (name.equals(MALFORMED)) {
                isOfLayerBefore = true;
            } else if (name.equals(COMMENTS)) {
                return shortName(FRAME);
            } else if (isOfLayerBefore || tape.end(j) > i) {
                return protocol.shortName();
            }
        }
        return shortName(FRAME);
    }

    private String shortName(String abbreviation) {
        return protocols.values().stream()
                .filter(protocol -> protocol.field().abbreviation().equals(abbreviation))
                .findFirst()
                .map(Protocol::shortName)
                .orElse("");
    }

    private static @Nullable Severity severity(int i, Tape tape) {
        for (Severity known : Severity.values()) {
            if (i >= 0 && known.number() == tape.value(i)) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable ExpertGroup group(int i, Tape tape) {
        for (ExpertGroup known : ExpertGroup.values()) {
            if (i >= 0 && known.number() == tape.value(i)) {
                return known;
            }
        }
        return null;
    }

    @Override
    public void report(TextBuffer out) {
        for (Severity grave :
                List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.CHAT, Severity.COMMENT)) {
            Map<Item, Count> counts = items.getOrDefault(grave, Map.of());
            if (!counts.isEmpty()) {
                out.text("\n" + title(grave) + " (" + sum(counts.values()) + ")\n=============\n");
                out.text("   Frequency      Group           Protocol  Summary\n");
                counts.forEach((key, count) -> out.text(String.format(
                        Locale.ROOT,
                        "%12d %10s %18s  %s\n",
                        count.times,
                        key.group().label(),
                        key.protocol(),
                        key.text())));
            }
        }
        context.limitReached(Limit.STATISTIC_ROWS, leftOut);
    }

    private static long sum(Collection<Count> counts) {
        return counts.stream().mapToLong(count -> count.times).sum();
    }

    private static String title(Severity severity) {
        return switch (severity) {
            case ERROR -> "Errors";
            case WARNING -> "Warns";
            case NOTE -> "Notes";
            case CHAT -> "Chats";
            case COMMENT -> "Comments";
        };
    }
}
