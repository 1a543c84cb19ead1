package dev.peel.core.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexTextTest {
    private static final Field DATA = Field.bytes("hex.data", "Data");
    private static final Protocol HEX = Protocol.of("hex", "HEX", "Hexadecimal", DATA);

    private final Tape tape = new Tape();

    private String dump() {
        TextBuffer out = new TextBuffer(OutputStream.nullOutputStream());
        HexText.append(out, new Packet().view(tape, 0, tape.size()));
        return out.toString();
    }

    private int add(byte[] bytes) {
        int source = tape.addSource(bytes, 0, bytes.length);
        tape.add(HEX.fields().get(0), 0, source, 0, bytes.length, 0);
        return source;
    }

    @Test
    void showsOffsetsHexadecimalAndAscii() {
        add("Hello, wörld! 123".getBytes(StandardCharsets.UTF_8));

        assertThat(dump()).isEqualTo("""
                0000  48 65 6c 6c 6f 2c 20 77 c3 b6 72 6c 64 21 20 31   Hello, w..rld! 1
                0010  32 33                                             23
                """);
    }

    @Test
    void titlesSeveralSources() {
        add(new byte[] {1});
        tape.setTitle(add(new byte[] {2, 3}), "Reassembled TCP");

        assertThat(dump()).isEqualTo("""
                Frame (1 byte):
                0000  01                                                .
                Reassembled TCP (2 bytes):
                0000  02 03                                             ..
                """);
    }

    @Test
    void offsetsOfLongSourcesHaveAsManyDigitsAsTheyNeed() {
        add(new byte[0x10001]);

        assertThat(dump()).startsWith("00000  00 ").contains("\n10000  00 ");
    }
}
