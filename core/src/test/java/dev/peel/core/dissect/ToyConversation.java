package dev.peel.core.dissect;

import dev.peel.core.capture.CaptureInterface;
import dev.peel.core.capture.FrameBatch;
import dev.peel.core.field.Field;
import dev.peel.core.packet.Tape;
import dev.peel.core.print.TextBuffer;
import dev.peel.core.print.ValueText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Segments between a client (5) and a server (9), each dissected as soon as it is given, and what that noted. */
final class ToyConversation {
    static final Registry REGISTRY = Registry.of(List.of(new ToyLink(), new ToyMessages()));
    static final int CLIENT = 5;

    private static final int USER0 = 147; // LINKTYPE_USER0
    private static final List<CaptureInterface> INTERFACES = List.of(CaptureInterface.of(USER0));

    private final Engine engine;
    private final Registry registry;
    private final Tape tape = new Tape();
    private final List<Integer> starts = new ArrayList<>(List.of(0));
    private int client = CLIENT;

    ToyConversation() {
        this(Limits.DEFAULT);
    }

    ToyConversation(Limits limits) {
        this(REGISTRY, Demand.everything(REGISTRY), limits);
    }

    ToyConversation(Registry registry, Demand demand, Limits limits) {
        this.registry = registry;
        engine = new Engine(registry, demand, limits);
    }

    /** {@return a message of kind M} */
    static byte[] message(String text) {
        return message('M', text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] message(char kind, byte[] content) {
        return ByteBuffer.allocate(ToyMessages.HEADER_LENGTH + content.length)
                .put((byte) kind)
                .putInt(content.length)
                .put(content)
                .array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Lets the frames to come be another client's. */
    ToyConversation from(int otherClient) {
        client = otherClient;
        return this;
    }

    /** The client sends {@code payload}. */
    ToyConversation send(int sequence, byte[] payload) {
        return frame(client, ToyMessages.PORT, 0, sequence, 0, payload, payload.length);
    }

    /** The client sends bytes {@code from} to {@code to} - 1 of a stream that starts at sequence number {@code first}. */
    ToyConversation sendPart(int first, byte[] stream, int from, int to) {
        return send(first + from, Arrays.copyOfRange(stream, from, to));
    }

    ToyConversation send(int flags, int sequence, byte[] payload) {
        return frame(client, ToyMessages.PORT, flags, sequence, 0, payload, payload.length);
    }

    /** The client sends {@code payload}, of which the capture has only the first {@code captured} bytes. */
    ToyConversation sendCut(int sequence, byte[] payload, int captured) {
        return frame(client, ToyMessages.PORT, 0, sequence, 0, payload, captured);
    }

    /** The server says what it has got. */
    ToyConversation acknowledge(int acknowledgment) {
        return frame(ToyMessages.PORT, client, ToyLink.ACK, 0, acknowledgment, new byte[0], 0);
    }

    ToyConversation frame(
            int source, int destination, int flags, int sequence, int acknowledgment, byte[] payload, int captured) {
        ByteBuffer frame = ByteBuffer.allocate(11 + payload.length);
        frame.put((byte) source).put((byte) destination).put((byte) flags);
        frame.putInt(sequence).putInt(acknowledgment).put(payload);
        return raw(frame.array(), 11 + captured, 11 + payload.length);
    }

    /** Dissects a frame of {@code length} bytes of which {@code captured} were captured. */
    ToyConversation raw(byte[] bytes, int captured, int length) {
        FrameBatch batch = new FrameBatch(captured, 1);
        batch.reset(starts.size());
        System.arraycopy(bytes, 0, batch.bytes(), 0, captured);
        batch.add(0, captured, length, 0, starts.size(), 0);
        engine.dissect(batch, 0, INTERFACES, tape);
        starts.add(tape.size());
        return this;
    }

    /** {@return the texts of the messages, each after the number of the frame that completed it, as {@code 2:hello}} */
    List<String> messages() {
        return found(ToyMessages.TEXT);
    }

    /** {@return the values of {@code field}, each after the number of its frame and a colon} */
    List<String> found(Field field) {
        List<String> values = new ArrayList<>();
        for (int frame = 1; frame < starts.size(); frame++) {
            for (int i = starts.get(frame - 1); i < starts.get(frame); i++) {
                if (tape.fieldId(i) == field.id()) {
                    values.add(frame + ":" + value(i));
                }
            }
        }
        return values;
    }

    /** {@return the values of {@code field} in all frames} */
    List<String> values(Field field) {
        return found(field).stream()
                .map(value -> value.substring(value.indexOf(':') + 1))
                .toList();
    }

    Engine engine() {
        return engine;
    }

    Tape tape() {
        return tape;
    }

    private String value(int i) {
        TextBuffer text = new TextBuffer(OutputStream.nullOutputStream());
        ValueText.append(text, tape, i, registry.field(tape.fieldId(i)));
        return text.toString();
    }
}
