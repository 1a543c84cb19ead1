package dev.peel.core.filter;

import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Protocol;
import dev.peel.core.field.Values;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A packet of protocols that exist only here, made field by field. */
final class ToyPacket {
    static final Field U8 = Field.uint("toy.u8", 8, "Byte").values(Values.of(1, "One", 2, "Two words", 7, "Seven"));
    static final Field U16 = Field.uint("toy.u16", 16, "Number").also("toy.any16");
    static final Field OTHER16 = Field.uint("toy.other16", 16, "Other").also("toy.any16");
    static final Field U32 = Field.uint("toy.u32", 32, "Long number");
    static final Field U64 = Field.uint("toy.u64", 64, "Longest number");
    static final Field S32 = Field.sint("toy.s32", 32, "Signed");
    static final Field FLAG = Field.flag("toy.flag", 8, 1, "Flag");
    static final Field TEXT = Field.text("toy.text", "Text");
    static final Field BYTES = Field.bytes("toy.bytes", "Bytes");
    static final Field IPV4 = Field.ipv4("toy.ipv4", "IPv4");
    static final Field IPV6 = Field.ipv6("toy.ipv6", "IPv6");
    static final Field ETHER = Field.ether("toy.ether", "Hardware");
    static final Field TIME = Field.of(FieldType.ABSOLUTE_TIME, "toy.time", "Time");
    static final Field SPAN = Field.of(FieldType.RELATIVE_TIME, "toy.span", "Span");
    static final Field OID = Field.of(FieldType.OID, "toy.oid", "Identifier");
    static final Field GUID = Field.of(FieldType.GUID, "toy.guid", "Unique");
    static final Field GROUP = Field.group("toy.group", "Group");
    static final Protocol TOY = Protocol.of(
                    "toy", "Toy", "Toy", U8, U16, OTHER16, U32, U64, S32, FLAG, TEXT, BYTES, IPV4, IPV6, ETHER, TIME,
                    SPAN, OID, GUID, GROUP)
            .withPayload();
    static final Field INNER = Field.uint("box.number", 8, "Number");
    static final Protocol BOX = Protocol.of("box", "Box", "Box", INNER);
    static final FieldCatalog CATALOG = new Catalog(List.of(TOY, BOX));

    private final Tape tape = new Tape();
    private final Packet packet = new Packet();

    private record Catalog(List<Protocol> protocols) implements FieldCatalog {
        @Override
        public List<Field> fields(String name) {
            List<Field> found = new ArrayList<>();
            for (Protocol protocol : protocols) {
                if (protocol.field().abbreviation().equals(name)) {
                    found.add(protocol.field());
                }
                protocol.fields().stream()
                        .filter(field -> field.abbreviation().equals(name)
                                || field.aliases().stream()
                                        .anyMatch(alias -> alias.abbreviation().equals(name)))
                        .forEach(found::add);
            }
            return found;
        }

        @Override
        public Set<String> fieldNames() {
            Set<String> names = new HashSet<>();
            for (Protocol protocol : protocols) {
                names.add(protocol.field().abbreviation());
                protocol.fields().forEach(field -> {
                    names.add(field.abbreviation());
                    field.aliases().forEach(alias -> names.add(alias.abbreviation()));
                });
            }
            return names;
        }
    }

    ToyPacket number(Field field, long value) {
        tape.add(field, 0, source(new byte[0]), 0, 0, value);
        return this;
    }

    ToyPacket bytes(Field field, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        tape.add(field, 0, source(bytes), 0, bytes.length, 0);
        return this;
    }

    ToyPacket text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        tape.add(TEXT, 0, source(utf8), 0, utf8.length, 0);
        return this;
    }

    /** Notes a value that is neither a number nor bytes of the packet. */
    ToyPacket object(Field field, Object value) {
        number(field, 0);
        tape.setObject(tape.size() - 1, value);
        return this;
    }

    /** Starts a layer whose header is two bytes and whose payload is the rest of {@code values}. */
    ToyPacket layer(Protocol protocol, int... values) {
        bytes(protocol.field(), values);
        int entry = tape.size() - 1;
        tape.setLength(entry, Math.min(2, values.length));
        tape.setValue(entry, values.length);
        return this;
    }

    private int source(byte[] bytes) {
        return tape.addSource(bytes, 0, bytes.length);
    }

    Packet packet() {
        return packet.view(tape, 0, tape.size());
    }

    boolean matches(String filter) {
        return Filter.compile(filter, CATALOG).matcher().matches(packet());
    }
}
