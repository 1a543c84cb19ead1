package dev.peel.repl.print;

import java.util.regex.Pattern;

/** Fields that peel has beyond tshark's, docs/differences.md. */
final class OwnFields {
    private static final Pattern NAMES = Pattern.compile("(tls[._]handshake[._]ja4|\\bhs[._]|_hs_cert_)");

    private OwnFields() {}

    /** {@return whether {@code name}, a field's or a path of names, leads to one of peel's own} */
    static boolean has(String name) {
        return NAMES.matcher(name).find();
    }
}
