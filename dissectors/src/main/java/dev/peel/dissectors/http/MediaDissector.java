package dev.peel.dissectors.http;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** A body of a type that no dissector is bound to. */
public final class MediaDissector implements Dissector {
    private static final Protocol MEDIA = Protocol.of("media", "Media", "Media Type");

    @Override
    public Protocol protocol() {
        return MEDIA;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.bind("media_type", HttpMessage.OTHER_MEDIA, this);
    }

    @Override
    public void dissect(Dissection d) {
        d.skip(d.captured());
    }
}
