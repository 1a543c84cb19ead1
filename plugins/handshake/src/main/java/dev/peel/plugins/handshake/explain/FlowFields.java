package dev.peel.plugins.handshake.explain;

import dev.peel.core.dissect.Registry;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldCatalog;
import dev.peel.core.field.Protocol;
import dev.peel.core.packet.Packet;
import dev.peel.core.packet.Tape;
import dev.peel.plugins.handshake.Alert;
import dev.peel.plugins.handshake.Handshake;
import dev.peel.plugins.handshake.Resumption;
import dev.peel.plugins.handshake.Step;
import dev.peel.plugins.handshake.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of flows beside those of packets: {@code flow.*}, {@code hs.*} and {@code diag.*}, and a flow's values of them in the form
 * of a packet, which filters know. Not thread-safe.
 */
final class FlowFields implements FieldCatalog {
    private static final Field NUMBER = Field.uint("flow.number", 32, "Number");
    private static final Field CLIENT = Field.text("flow.client", "Client");
    private static final Field SERVER = Field.text("flow.server", "Server");
    private static final Field ROLE = Field.text("flow.role", "How the client is known");
    private static final Field STATE = Field.text("flow.conn_state", "State in Zeek's words");
    private static final Field HISTORY = Field.text("flow.history", "History in Zeek's words");
    private static final Field CLIENT_BYTES = Field.uint("flow.client_bytes", 64, "Bytes by the client");
    private static final Field SERVER_BYTES = Field.uint("flow.server_bytes", 64, "Bytes by the server");
    private static final Field COMPLETENESS = Field.uint("flow.completeness", 8, "Conversation completeness");
    private static final Protocol FLOW = Protocol.of(
            "flow",
            "Flow",
            "Flow",
            NUMBER,
            CLIENT,
            SERVER,
            ROLE,
            STATE,
            HISTORY,
            CLIENT_BYTES,
            SERVER_BYTES,
            COMPLETENESS);

    private static final Field OK = Field.flag("hs.ok", 8, 0, "Completed");
    private static final Field STEP = Field.text("hs.step", "Last step");
    private static final Field VERSION = Field.text("hs.version", "Version");
    private static final Field CIPHER = Field.text("hs.cipher", "Cipher suite");
    private static final Field NAME = Field.text("hs.sni", "Server name");
    private static final Field PROTOCOL = Field.text("hs.alpn", "Application protocol");
    private static final Field RESUMPTION = Field.text("hs.resumption", "Resumption");
    private static final Field RETRIED = Field.flag("hs.hrr", 8, 0, "HelloRetryRequest");
    private static final Field ALERT = Field.text("hs.alert", "Alert");
    private static final Field TLS_HISTORY = Field.text("hs.history", "History in Zeek's words");
    private static final Protocol HANDSHAKE = Protocol.of(
            "hs",
            "Handshake",
            "TLS handshake",
            OK,
            STEP,
            VERSION,
            CIPHER,
            NAME,
            PROTOCOL,
            RESUMPTION,
            RETRIED,
            ALERT,
            TLS_HISTORY);

    private static final Field ID = Field.text("diag.id", "Verdict");
    private static final Field KIND = Field.text("diag.kind", "Kind");
    private static final Field CONFIDENCE = Field.text("diag.confidence", "Confidence");
    private static final Field ENDED_BY = Field.text("diag.ended_by", "Ended by");
    private static final Field HOW = Field.text("diag.how", "How it ended");
    private static final Protocol DIAGNOSIS =
            Protocol.of("diag", "Diagnosis", "Diagnosis", ID, KIND, CONFIDENCE, ENDED_BY, HOW);

    private static final List<Protocol> PROTOCOLS = List.of(FLOW, HANDSHAKE, DIAGNOSIS);

    private final Registry registry;
    private final Tape tape = new Tape();
    private final Packet packet = new Packet();
    private int source;

    FlowFields(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Protocol> protocols() {
        List<Protocol> all = new ArrayList<>(registry.protocols());
        all.addAll(PROTOCOLS);
        return all;
    }

    @Override
    public List<Field> fields(String name) {
        List<Field> own = PROTOCOLS.stream()
                .flatMap(protocol -> protocol.fields().stream())
                .filter(field -> field.abbreviation().equals(name))
                .toList();
        return own.isEmpty() ? registry.fields(name) : own;
    }

    @Override
    public Set<String> fieldNames() {
        Set<String> names = new HashSet<>(registry.fieldNames());
        PROTOCOLS.forEach(protocol -> protocol.fields().forEach(field -> names.add(field.abbreviation())));
        return names;
    }

    /** {@return whether {@code field} is one of a flow, not of a packet} */
    boolean isOfFlows(Field field) {
        return PROTOCOLS.stream().anyMatch(protocol -> protocol.fields().contains(field));
    }

    /** {@return a flow's values as a packet's, until the next call} */
    Packet packet(Handshake flow, List<Verdict> verdicts) {
        tape.clear();
        source = tape.addSource(new byte[0], 0, 0);
        number(NUMBER, flow.flow());
        text(CLIENT, flow.client().toString());
        text(SERVER, flow.server().toString());
        text(ROLE, flow.role().label());
        text(STATE, flow.zeek().connState());
        text(HISTORY, flow.zeek().history());
        number(CLIENT_BYTES, flow.clientSide().bytes());
        number(SERVER_BYTES, flow.serverSide().bytes());
        number(COMPLETENESS, flow.completeness());
        Boolean isOk = flow.isOk();
        if (isOk != null) {
            number(OK, isOk ? 1 : 0);
        }
        handshake(flow);
        for (Verdict verdict : verdicts) {
            text(ID, verdict.id());
            text(KIND, verdict.kind().name().toLowerCase(Locale.ROOT));
            text(CONFIDENCE, verdict.confidence().label());
        }
        text(ENDED_BY, flow.ending().by().label());
        text(HOW, flow.ending().how());
        return packet.view(tape, 0, tape.size());
    }

    private void handshake(Handshake flow) {
        Step step = flow.step();
        Resumption resumption = flow.tls().resumption();
        Alert alert = flow.alert();
        text(STEP, step == null ? null : step.name());
        text(VERSION, flow.tls().version());
        text(CIPHER, flow.tls().cipher());
        text(NAME, flow.tls().serverName());
        text(PROTOCOL, flow.tls().alpn());
        text(RESUMPTION, resumption == null ? null : resumption.label());
        number(RETRIED, flow.tls().retries() > 0 ? 1 : 0);
        text(ALERT, alert == null ? null : alert.name());
        text(TLS_HISTORY, flow.zeek().sslHistory());
    }

    private void number(Field field, long value) {
        tape.add(field, Tape.GENERATED, source, 0, 0, value);
    }

    private void text(Field field, @Nullable String value) {
        if (value != null) {
            tape.setObject(tape.add(field, Tape.GENERATED, source, 0, 0, 0), value);
        }
    }
}
