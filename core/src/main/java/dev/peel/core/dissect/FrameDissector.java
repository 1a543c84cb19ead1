package dev.peel.core.dissect;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.EpochTime;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.capture.LinkTypes;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.packet.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame itself: its number, times and lengths. */
final class FrameDissector implements Dissector {
    static final FrameDissector INSTANCE = new FrameDissector();

    static final Field PROTOCOLS = Field.text("frame.protocols", "Protocols in frame");

    private static final Field SECTION = Field.uint("frame.section_number", 32, "Section number");
    private static final Field INTERFACE_ID = Field.uint("frame.interface_id", 32, "Interface id");
    private static final Field INTERFACE_NAME = Field.text("frame.interface_name", "Interface name");
    private static final Field INTERFACE_DESCRIPTION =
            Field.text("frame.interface_description", "Interface description");
    private static final Field ENCAPSULATION = Field.sint("frame.encap_type", 16, "Encapsulation type")
            .values(Values.resource(FrameDissector.class, "encapsulations.tsv"));
    private static final Field TIME = Field.of(FieldType.ABSOLUTE_TIME, "frame.time", "Arrival Time");
    private static final Field TIME_INVALID =
            Field.group("frame.time_invalid", "Arrival Time: Fractional second out of range (0-1000000000)");
    private static final Field SHIFT =
            Field.of(FieldType.RELATIVE_TIME, "frame.offset_shift", "Time shift for this packet");
    private static final Field EPOCH = Field.of(FieldType.RELATIVE_TIME, "frame.time_epoch", "Epoch Time");
    private static final Field DELTA =
            Field.of(FieldType.RELATIVE_TIME, "frame.time_delta", "Time delta from previous captured frame");
    private static final Field DELTA_DISPLAYED =
            Field.of(FieldType.RELATIVE_TIME, "frame.time_delta_displayed", "Time delta from previous displayed frame");
    private static final Field RELATIVE =
            Field.of(FieldType.RELATIVE_TIME, "frame.time_relative", "Time since reference or first frame");
    private static final Field NUMBER = Field.uint("frame.number", 32, "Frame Number");
    private static final Field LENGTH = Field.uint("frame.len", 32, "Frame Length");
    private static final Field CAPTURED = Field.uint("frame.cap_len", 32, "Capture Length");
    private static final Field MARKED = Field.flag("frame.marked", 0, 0, "Frame is marked");
    private static final Field IGNORED = Field.flag("frame.ignored", 0, 0, "Frame is ignored");
    private static final Field COMMENT = Field.text("frame.comment", "Comment");
    private static final Field COMMENT_EXPERT = Field.group("frame.comment.expert", "Formatted comment");
    static final Protocol FRAME = Protocol.of(
                    "frame",
                    "Frame",
                    "Frame",
                    COMMENT,
                    COMMENT_EXPERT,
                    SECTION,
                    INTERFACE_ID,
                    INTERFACE_NAME,
                    INTERFACE_DESCRIPTION,
                    ENCAPSULATION,
                    TIME,
                    TIME_INVALID,
                    SHIFT,
                    EPOCH,
                    DELTA,
                    DELTA_DISPLAYED,
                    RELATIVE,
                    NUMBER,
                    LENGTH,
                    CAPTURED,
                    MARKED,
                    IGNORED,
                    PROTOCOLS)
            .uncounted();
    private static final Protocol COMMENTS =
            Protocol.of("pkt_comment", "Pkt_Comment", "Packet comments").uncounted();
    static final Table ENCAPSULATIONS = Table.of("wtap_encap");
    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long LAST_NANOSECOND = Long.MAX_VALUE / BILLION - 1; // seconds that fit in nanoseconds

    private FrameDissector() {}

    @Override
    public Protocol protocol() {
        return FRAME;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(ENCAPSULATIONS);
        registrar.protocol(COMMENTS);
    }

    @Override
    public void dissect(Dissection d) {
        throw new UnsupportedOperationException("a frame is dissected from its batch");
    }

    void note(Dissection d, FrameBatch batch, int index, FrameSource from, FrameClock clock) {
        CaptureInterface source = from.captured();
        if (d.wantsFieldsOf(FRAME)) {
            noteFrame(d, batch, index, source, clock);
        }
        if (d.wantsFieldsOf(EngineFields.COLUMNS) && !d.isMuted()) {
            noteColumns(d, batch, index, source, clock);
        }
    }

    static void tick(FrameBatch batch, int index, FrameClock clock) {
        boolean hasTime = batch.hasTime(index);
        clock.tick(hasTime ? batch.seconds(index) : 0, hasTime ? batch.nanoseconds(index) : 0);
    }

    private static void noteFrame(
            Dissection d, FrameBatch batch, int index, @Nullable CaptureInterface source, FrameClock clock) {
        noteComments(d, batch, index);
        int frame = d.open(FRAME.field(), batch.length(index));
        if (d.labelling()) {
            d.label(frame, label(batch, index, source));
        }
        if (source != null) {
            noteInterface(d, source);
            d.value(ENCAPSULATION, 0, LinkTypes.encapsulation(source.linkType()));
        }
        if (batch.hasTime(index)) {
            noteTimes(d, clock);
        }
        noteLengths(d, batch, index);
        d.generated(PROTOCOLS, "");
        if (frame >= 0) {
            d.tape.close(frame);
        }
    }

    private static void noteColumns(
            Dissection d, FrameBatch batch, int index, @Nullable CaptureInterface source, FrameClock clock) {
        d.column(EngineFields.NUMBER, batch.firstNumber() + index);
        d.column(EngineFields.LENGTH, batch.length(index));
        if (source != null && batch.hasTime(index) && d.wants(EngineFields.TIME)) {
            d.column(EngineFields.TIME, clock.column(source.resolution().decimals()));
        }
    }

    private static void noteComments(Dissection d, FrameBatch batch, int index) {
        if (!d.wants(COMMENT) && !d.wants(COMMENTS.field())) {
            return;
        }
        List<String> comments = batch.comments(index);
        if (comments.isEmpty()) {
            return;
        }
        int layer = d.open(COMMENTS.field());
        for (String comment : comments) {
            int mark = d.open(COMMENT);
            if (mark >= 0) {
                d.tape.setObject(mark, comment);
                d.tape.setText(mark, comment);
            }
            d.expert(COMMENT_EXPERT, 0, Severity.COMMENT, ExpertGroup.COMMENT, comment);
            d.close(mark);
        }
        d.close(layer);
    }

    private static void noteInterface(Dissection d, CaptureInterface source) {
        if (source.id().isEmpty()) {
            return;
        }
        d.value(SECTION, 0, source.section() + 1);
        int id = source.id().getAsInt();
        int mark = d.open(INTERFACE_ID, 0, id);
        if (d.labelling()) {
            d.label(mark, INTERFACE_ID.label() + ": " + id + " (" + name(source) + ")");
        }
        d.value(INTERFACE_NAME, 0, name(source));
        if (!source.description().isEmpty()) {
            d.value(INTERFACE_DESCRIPTION, 0, source.description());
        }
        d.close(mark);
    }

    /** {@return what Wireshark calls the interface} */
    private static String name(CaptureInterface source) {
        if (!source.name().isEmpty()) {
            return source.name();
        }
        return source.description().isEmpty() ? "unknown" : source.description();
    }

    private static void noteTimes(Dissection d, FrameClock clock) {
        long seconds = clock.seconds();
        int nanoseconds = clock.nanoseconds();
        if (d.wants(TIME)) {
            if (Math.abs(seconds) < LAST_NANOSECOND) {
                d.value(TIME, 0, seconds * BILLION + nanoseconds);
            } else {
                d.value(TIME, 0, Instant.ofEpochSecond(clamp(seconds), nanoseconds));
            }
        }
        if (nanoseconds < 0 || nanoseconds >= BILLION) {
            String text =
                    "Arrival Time: Fractional second " + nanoseconds + " is invalid, the valid range is 0-1000000000";
            d.expert(TIME_INVALID, 0, Severity.NOTE, ExpertGroup.SEQUENCE, text);
        }
        d.generated(SHIFT, 0);
        boolean isOdd = seconds < 0 || nanoseconds < 0 || nanoseconds >= BILLION;
        if (isOdd && d.wants(EPOCH)) {
            d.value(EPOCH, 0, EpochTime.text(seconds, nanoseconds));
        } else if (d.wants(EPOCH)) {
            d.value(EPOCH, 0, seconds * BILLION + nanoseconds);
        }
        noteSpan(d, DELTA, clock.deltaSeconds(), clock.deltaNanoseconds());
        noteSpan(d, DELTA_DISPLAYED, clock.deltaSeconds(), clock.deltaNanoseconds());
        noteSpan(d, RELATIVE, clock.relativeSeconds(), clock.relativeNanoseconds());
    }

    private static void noteLengths(Dissection d, FrameBatch batch, int index) {
        d.value(NUMBER, 0, batch.firstNumber() + index);
        noteLength(d, LENGTH, batch.length(index));
        noteLength(d, CAPTURED, batch.capturedLength(index));
        d.generated(MARKED, 0);
        d.generated(IGNORED, 0);
    }

    private static void noteLength(Dissection d, Field field, int length) {
        d.value(field, 0, length);
        if (d.labelling()) {
            d.label(field.label() + ": " + bytes(length, ""));
        }
    }

    /** Fills in {@code frame.protocols}, now that all layers are on the tape. */
    void noteProtocols(Tape tape, int first, Dissection d) {
        if (!d.wants(PROTOCOLS)) {
            return;
        }
        StringBuilder names = new StringBuilder();
        int entry = -1;
        for (int i = first; i < tape.size(); i++) {
            Field field = d.engine().field(tape.fieldId(i));
            if (field == PROTOCOLS) {
                entry = i;
            } else if (d.engine().isCounted(field) && !tape.isRepeated(i)) {
                names.append(names.isEmpty() ? "" : ":").append(field.abbreviation());
            }
        }
        if (entry >= 0) {
            tape.setObject(entry, names.toString());
        }
    }

    private static long clamp(long seconds) {
        return Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), seconds));
    }

    private static void noteSpan(Dissection d, Field field, long seconds, int nanoseconds) {
        if (!d.wants(field)) {
            return;
        }
        if (Math.abs(seconds) < LAST_NANOSECOND) {
            d.generated(field, seconds * BILLION + nanoseconds);
        } else {
            d.generated(field, Duration.ofSeconds(clamp(seconds), nanoseconds));
        }
    }

    private static String label(FrameBatch batch, int index, @Nullable CaptureInterface source) {
        String text = "Frame " + (batch.firstNumber() + index) + ": "
                + bytes(batch.length(index), " on wire") + ", "
                + bytes(batch.capturedLength(index), " captured");
        return source == null || source.id().isEmpty()
                ? text
                : text + " on interface " + name(source) + ", id " + source.id().getAsInt();
    }

    private static String bytes(int count, String where) {
        return count + (count == 1 ? " byte" : " bytes") + where + " (" + count * 8L + " bits)";
    }
}
