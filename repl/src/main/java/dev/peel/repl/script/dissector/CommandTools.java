package dev.peel.repl.script.dissector;

import dev.peel.core.field.Field;
import dev.peel.core.field.Spelling;
import dev.peel.core.packet.Packet;
import dev.peel.core.plugin.CommandContext;
import dev.peel.core.tap.Tap;
import dev.peel.repl.script.FieldValue;
import dev.peel.repl.script.GuestValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The {@code peel} that a script's command works with: it prints, and looks at the fields of a capture's packets. */
public final class CommandTools {
    private final CommandContext context;
    private final GuestValues values;
    private int exitCode = CommandContext.WHOLE;

    CommandTools(CommandContext context, GuestValues values) {
        this.values = values;
        this.context = context;
    }

    int exitCode() {
        return exitCode;
    }

    /** Prints a line of the result. */
    @HostAccess.Export
    public void print(Value line) {
        context.out().text(text(line)).text("\n");
    }

    /** Tells the user something that is no result. */
    @HostAccess.Export
    public void warn(Value line) {
        context.warn(text(line));
    }

    /**
     * Hands the fields of each packet of a capture to {@code use}: an array of as many arrays of values as there are names.
     *
     * @param file the capture's path
     */
    @HostAccess.Export
    public void scan(String file, Value names, Value use) {
        List<List<Field>> columns = new ArrayList<>();
        List<Field> all = new ArrayList<>();
        for (long i = 0; i < names.getArraySize(); i++) {
            List<Field> fields = fields(names.getArrayElement(i).asString());
            columns.add(fields);
            all.addAll(fields);
        }
        try {
            int ended = context.scan(file, new Tap() {
                @Override
                public List<Field> fields() {
                    return all;
                }

                @Override
                public boolean packet(Packet packet) {
                    Value go = use.execute(values.list(columns.stream()
                            .map(column -> column(packet, column))
                            .toList()));
                    return !go.isBoolean() || go.asBoolean();
                }
            });
            exitCode = Math.max(exitCode, ended);
        } catch (IOException failed) {
            throw values.failure("Error", String.valueOf(failed.getMessage()));
        }
    }

    private List<Field> fields(String name) {
        List<Field> fields = context.registry().fields(name);
        if (fields.isEmpty()) {
            throw values.failure(
                    "TypeError",
                    "there is no field " + name
                            + Spelling.nearest(context.registry().fieldNames(), name)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
        return fields;
    }

    private Value column(Packet packet, List<Field> fields) {
        List<Object> found = new ArrayList<>();
        for (int i = packet.from(); i < packet.to(); i++) {
            for (Field field : fields) {
                if (packet.tape().fieldId(i) == field.id()) {
                    found.add(FieldValue.of(packet, i, field));
                }
            }
        }
        return values.list(found);
    }

    private static String text(Value line) {
        return line.isString() ? line.asString() : line.toString();
    }
}
