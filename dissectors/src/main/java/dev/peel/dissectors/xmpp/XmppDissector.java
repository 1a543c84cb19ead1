package dev.peel.dissectors.xmpp;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.dissect.StreamDissector;
import dev.peel.core.field.Field;
import dev.peel.core.field.Protocol;
import dev.peel.dissectors.dialog.StartTls;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Extensible Messaging and Presence Protocol, RFC 6120: which elements of a stream follow each other. What is in them is not
 * looked into.
 *
 * <pre>
 *  [?xml ...?] stream:stream ...  features ... /features   starttls .../   proceed .../          each in angle brackets
 * </pre>
 */
public final class XmppDissector implements StreamDissector {
    private static final int PORT = 5222;
    private static final int LONGEST_NAME = 64; // bytes of a text that says which element it is

    private static final Field HEADER = Field.text("xmpp.xml_header_version", "XML HEADER VER");
    private static final Field STREAM = Field.group("xmpp.stream", "STREAM");
    private static final Field STREAM_END = Field.group("xmpp.stream_end", "STREAM END");
    private static final Field FEATURES = Field.group("xmpp.features", "FEATURES");
    private static final Field START_TLS = Field.group("xmpp.starttls", "STARTTLS");
    private static final Field PROCEED = Field.group("xmpp.proceed", "PROCEED");
    private static final Field FAILURE = Field.group("xmpp.failure", "FAILURE");
    private static final Field SUCCESS = Field.group("xmpp.success", "SUCCESS");
    private static final Field AUTHENTICATION = Field.group("xmpp.auth", "AUTH");
    private static final Protocol XMPP = Protocol.of(
            "xmpp",
            "XMPP",
            "XMPP Protocol",
            HEADER,
            STREAM,
            STREAM_END,
            FEATURES,
            START_TLS,
            PROCEED,
            FAILURE,
            SUCCESS,
            AUTHENTICATION);

    private static final StartTls WAY_TO_TLS = StartTls.of("xmpp");

    @Override
    public Protocol protocol() {
        return XMPP;
    }

    @Override
    public void register(Registrar registrar) {
        StartTls.register(registrar);
        registrar.bind("tcp.port", PORT, this);
    }

    @Override
    public boolean sharesLayer() {
        return true;
    }

    @Override
    public int pduLength(Bytes available) {
        return Elements.length(available);
    }

    @Override
    public void dissect(Dissection d) {
        String name = Elements.name(d.rest(), LONGEST_NAME);
        Field field = field(name);
        if (field == HEADER) {
            d.value(HEADER, d.captured(), Elements.version(d.rest()));
        } else if (field != null) {
            int mark = d.open(field, d.captured());
            d.skip(d.captured());
            d.close(mark);
            noticeStartTls(d, field);
        }
        if (d.summarizing() && !name.isEmpty()) {
            d.summary(XMPP, name.toUpperCase(Locale.ROOT));
        }
        d.skip(d.captured());
    }

    private static @Nullable Field field(String name) {
        return switch (name) {
            case "?xml" -> HEADER;
            case "stream" -> STREAM;
            case "/stream" -> STREAM_END;
            case "features" -> FEATURES;
            case "starttls" -> START_TLS;
            case "proceed" -> PROCEED;
            case "failure" -> FAILURE;
            case "success" -> SUCCESS;
            case "auth" -> AUTHENTICATION;
            default -> null;
        };
    }

    /** RFC 6120 5.4.2. */
    private static void noticeStartTls(Dissection d, Field field) {
        if (field == START_TLS) {
            WAY_TO_TLS.ask(d, true);
        } else {
            WAY_TO_TLS.answer(d, field == PROCEED);
        }
    }
}
