package dev.peel.dissectors.http;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;
import java.util.List;

/** A body of text. */
public final class TextLinesDissector implements Dissector {
    private static final Protocol TEXT = Protocol.of("data-text-lines", "Line-based text data", "Line-based text data");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "text/html",
            "text/css",
            "text/javascript",
            "text/richtext",
            "text/parameters",
            "application/x-javascript",
            "application/x-ns-proxy-autoconfig");

    @Override
    public Protocol protocol() {
        return TEXT;
    }

    @Override
    public void register(Registrar registrar) {
        for (String type : TYPES) {
            registrar.bind("media_type", type, this);
        }
    }

    @Override
    public void dissect(Dissection d) {
        d.skip(d.captured());
    }
}
