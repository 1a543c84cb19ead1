package dev.peel.core.dissect;

import dev.peel.core.field.Base;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The fields that the engine itself notes: what is wrong with a packet, and its summary. */
final class EngineFields {
    static final Field EXPERT_MESSAGE = Field.text("_ws.expert.message", "Message");
    static final Field EXPERT_SEVERITY = Field.uint("_ws.expert.severity", 32, "Severity level")
            .base(Base.NONE)
            .values(severities());
    static final Field EXPERT_GROUP =
            Field.uint("_ws.expert.group", 32, "Group").base(Base.NONE).values(groups());
    static final Protocol EXPERT = Protocol.of(
                    "_ws.expert", "Expert", "Expert Info", EXPERT_MESSAGE, EXPERT_SEVERITY, EXPERT_GROUP)
            .uncounted();

    static final Field MALFORMED_EXPERT = Field.group("_ws.malformed.expert", "Malformed Packet (Exception occurred)");
    static final Protocol MALFORMED = Protocol.of(
                    "_ws.malformed", "Malformed packet", "Malformed Packet", MALFORMED_EXPERT)
            .uncounted();
    static final Protocol SHORT = Protocol.of("_ws.short", "Short frame", "Packet size limited during capture")
            .uncounted();

    static final Field NUMBER = Field.uint("_ws.col.No.", 32, "Number").also("_ws.col.number");
    static final Field TIME = Field.text("_ws.col.Time", "Time").also("_ws.col.time");
    static final Field SOURCE = Field.text("_ws.col.Source", "Source address").also("_ws.col.source");
    static final Field DESTINATION =
            Field.text("_ws.col.Destination", "Destination address").also("_ws.col.destination");
    static final Field LENGTH =
            Field.uint("_ws.col.Length", 32, "Packet length").also("_ws.col.length");
    static final Field INFO = Field.text("_ws.col.Info", "Information").also("_ws.col.info");
    static final Field PROTOCOL_NAME =
            Field.text("_ws.col.Protocol", "Protocol").also("_ws.col.protocol");
    static final Protocol COLUMNS = Protocol.of(
                    "_ws.col", "Columns", "Columns", NUMBER, TIME, SOURCE, DESTINATION, PROTOCOL_NAME, LENGTH, INFO)
            .uncounted();
    /** Those that tell of every layer, so that every layer has to be read. */
    static final Set<Field> OF_ALL_LAYERS = Set.of(SOURCE, DESTINATION, PROTOCOL_NAME, INFO);

    /** What tells that something is wrong with a packet. */
    static final Set<Field> FAULTS =
            Set.of(EXPERT.field(), EXPERT_MESSAGE, EXPERT_SEVERITY, EXPERT_GROUP, MALFORMED.field(), SHORT.field());

    static final List<Protocol> ALL = List.of(EXPERT, MALFORMED, SHORT, COLUMNS);

    private EngineFields() {}

    private static Values severities() {
        return Values.of(Arrays.stream(Severity.values())
                .flatMap(severity -> Stream.of(severity.number(), severity.label()))
                .toArray());
    }

    private static Values groups() {
        return Values.of(Arrays.stream(ExpertGroup.values())
                .flatMap(group -> Stream.of(group.number(), group.label()))
                .toArray());
    }
}
