package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldColumnsTest {
    private static final Field SALT = Field.bytes("columns.salt", "Salt");
    private static final Protocol COLUMNS = Protocol.of("columns", "COLUMNS", "Columns", SALT);

    private final Registry registry = Registry.of(List.of(new ColumnsDissector()));
    private final Tape tape = new Tape();

    private static final class ColumnsDissector implements Dissector {
        @Override
        public Protocol protocol() {
            return COLUMNS;
        }

        @Override
        public void register(Registrar registrar) {
            // It is found by nobody: the tape is written by hand.
        }

        @Override
        public void dissect(Dissection d) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void bytesThatAreThereButNoneAreMissing() throws IOException {
        tape.addSource(new byte[] {1, 2}, 0, 2);
        int layer = tape.add(COLUMNS.field(), 0, 0, 0, 2, 0);
        tape.open(layer);
        tape.add(SALT, 0, 0, 0, 2, 0);
        tape.add(SALT, 0, 0, 2, 0, 0);
        tape.close(layer);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextBuffer out = new TextBuffer(bytes);

        new FieldsPrinter(registry, List.of("columns.salt"), FieldsFormat.DEFAULT, out)
                .packet(new Packet().view(tape, 0, tape.size()));
        out.flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("0102,<MISSING>\n");
    }
}
