package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.dissect.Dissector;
import dev.peel.core.dissect.Registrar;
import dev.peel.core.field.Protocol;

/** A distinguished name that stands for itself, as an authority's does in TLS. */
public final class NameDissector implements Dissector {
    @Override
    public Protocol protocol() {
        return X509Protocols.INFORMATION;
    }

    @Override
    public void register(Registrar registrar) {
        registrar.protocol(X509Protocols.ATTRIBUTES);
        registrar.bind("tls.distinguished_name", "X.509", this);
    }

    @Override
    public void dissect(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        Names.readItems(d);
    }
}
