package dev.peel.core.dissect;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.EpochTime;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.capture.LinkTypes;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame itself: its number, times and lengths; and the way to the dissector of its encapsulation. */
final class FrameDissector implements Dissector {
    static final FrameDissector INSTANCE = new FrameDissector();

    static final Field PROTOCOLS = Field.text("frame.protocols", "Protocols in frame");

    private static final Field INTERFACE_ID = Field.uint("frame.interface_id", 32, "Interface id");
    private static final Field INTERFACE_NAME = Field.text("frame.interface_name", "Interface name");
    private static final Field ENCAPSULATION = Field.sint("frame.encap_type", 16, "Encapsulation type");
    private static final Field TIME = Field.of(FieldType.ABSOLUTE_TIME, "frame.time", "Arrival Time");
    private static final Field EPOCH = Field.of(FieldType.RELATIVE_TIME, "frame.time_epoch", "Epoch Time");
    private static final Field DELTA =
            Field.of(FieldType.RELATIVE_TIME, "frame.time_delta", "Time delta from previous captured frame");
    private static final Field RELATIVE =
            Field.of(FieldType.RELATIVE_TIME, "frame.time_relative", "Time since reference or first frame");
    private static final Field NUMBER = Field.uint("frame.number", 32, "Frame Number");
    private static final Field LENGTH = Field.uint("frame.len", 32, "Frame Length");
    private static final Field CAPTURED = Field.uint("frame.cap_len", 32, "Capture Length");
    private static final Field COMMENT = Field.text("frame.comment", "Comment");
    private static final Protocol FRAME = Protocol.of(
                    "frame",
                    "Frame",
                    "Frame",
                    COMMENT,
                    INTERFACE_ID,
                    INTERFACE_NAME,
                    ENCAPSULATION,
                    TIME,
                    EPOCH,
                    DELTA,
                    RELATIVE,
                    NUMBER,
                    LENGTH,
                    CAPTURED,
                    PROTOCOLS)
            .uncounted();
    private static final Table ENCAPSULATIONS = Table.of("wtap_encap");
    private static final long BILLION = 1_000_000_000; // nanoseconds a second
    private static final long LAST_NANOSECOND = Long.MAX_VALUE / BILLION - 1; // seconds that fit in nanoseconds

    private FrameDissector() {}

    /** The times of the frames before, which the times of the next refer to. */
    static final class Clock {
        private boolean running;
        private long firstSeconds;
        private int firstNanoseconds;
        private long seconds;
        private int nanoseconds;
    }

    @Override
    public Protocol protocol() {
        return FRAME;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.table(ENCAPSULATIONS);
    }

    @Override
    public void dissect(Dissection d) {
        throw new UnsupportedOperationException("a frame is dissected from its batch");
    }

    void dissect(Dissection d, FrameBatch batch, int index, List<CaptureInterface> interfaces, Clock clock) {
        int interfaceIndex = batch.interfaceIndex(index);
        CaptureInterface source = interfaceIndex < 0 ? null : interfaces.get(interfaceIndex);
        long seconds = batch.hasTime(index) ? batch.seconds(index) : 0;
        int nanoseconds = batch.hasTime(index) ? batch.nanoseconds(index) : 0;
        if (!clock.running) {
            clock.running = true;
            clock.firstSeconds = seconds;
            clock.firstNanoseconds = nanoseconds;
            clock.seconds = seconds;
            clock.nanoseconds = nanoseconds;
        }
        if (d.wantsFieldsOf(FRAME)) {
            note(d, batch, index, source, clock);
        }
        clock.seconds = seconds;
        clock.nanoseconds = nanoseconds;
        if (source == null) {
            d.data();
        } else {
            d.next(ENCAPSULATIONS, LinkTypes.encapsulation(source.linkType()));
        }
    }

    private static void note(
            Dissection d, FrameBatch batch, int index, @Nullable CaptureInterface source, Clock clock) {
        int frame = d.open(FRAME.field(), batch.length(index));
        if (d.labelling()) {
            d.label(frame, label(batch, index));
        }
        if (d.wants(COMMENT)) {
            batch.comments(index).forEach(comment -> d.generated(COMMENT, comment));
        }
        if (source != null) {
            noteInterface(d, source);
            d.generated(ENCAPSULATION, LinkTypes.encapsulation(source.linkType()));
        }
        if (batch.hasTime(index)) {
            noteTimes(d, batch.seconds(index), batch.nanoseconds(index), clock);
        }
        d.generated(NUMBER, batch.firstNumber() + index);
        d.generated(LENGTH, batch.length(index));
        d.generated(CAPTURED, batch.capturedLength(index));
        d.generated(PROTOCOLS, "");
        if (frame >= 0) {
            d.tape.close(frame);
        }
    }

    private static void noteInterface(Dissection d, CaptureInterface source) {
        if (source.id().isPresent()) {
            d.generated(INTERFACE_ID, source.id().getAsInt());
            if (!source.name().isEmpty()) {
                d.generated(INTERFACE_NAME, source.name());
            }
        }
    }

    private static void noteTimes(Dissection d, long seconds, int nanoseconds, Clock clock) {
        noteTime(d, TIME, seconds, nanoseconds);
        boolean isOdd = seconds < 0 || nanoseconds < 0 || nanoseconds >= BILLION;
        if (isOdd && d.wants(EPOCH)) {
            d.generated(EPOCH, EpochTime.text(seconds, nanoseconds));
        } else {
            noteSpan(d, EPOCH, seconds, nanoseconds);
        }
        noteSpan(d, DELTA, seconds - clock.seconds, nanoseconds - clock.nanoseconds);
        noteSpan(d, RELATIVE, seconds - clock.firstSeconds, nanoseconds - clock.firstNanoseconds);
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

    private static void noteTime(Dissection d, Field field, long seconds, int nanoseconds) {
        if (!d.wants(field)) {
            return;
        }
        if (Math.abs(seconds) < LAST_NANOSECOND) {
            d.generated(field, seconds * BILLION + nanoseconds);
        } else {
            d.generated(field, Instant.ofEpochSecond(clamp(seconds), nanoseconds));
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

    private static String label(FrameBatch batch, int index) {
        int length = batch.length(index);
        int captured = batch.capturedLength(index);
        return "Frame " + (batch.firstNumber() + index) + ": " + length + " bytes on wire (" + length * 8L + " bits), "
                + captured + " bytes captured (" + captured * 8L + " bits)";
    }
}
