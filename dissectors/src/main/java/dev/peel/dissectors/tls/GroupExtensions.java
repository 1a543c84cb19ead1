package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** Extensions on groups and points: supported_groups (RFC 8446 4.2.7), ec_point_formats (RFC 8422 5.1.2). */
final class GroupExtensions {
    static final Values GROUPS = NamedValues.of("tls-groups.tsv");
    private static final Field GROUPS_LENGTH =
            Field.uint("tls.handshake.extensions_supported_groups_length", 16, "Supported Groups List Length");
    private static final Field GROUP_LIST =
            Field.group("tls.handshake.extensions_supported_groups", "Supported Groups List");
    private static final Field GROUP = Field.uint("tls.handshake.extensions_supported_group", 16, "Supported Group")
            .hex()
            .values(GROUPS);
    private static final Field FORMATS_LENGTH =
            Field.uint("tls.handshake.extensions_ec_point_formats_length", 8, "EC point formats Length");
    private static final Field FORMATS = Field.group("tls.handshake.extensions_ec_point_formats", "EC point formats");
    private static final Field FORMAT = Field.uint("tls.handshake.extensions_ec_point_format", 8, "EC point format")
            .values(NamedValues.of("tls-ec-point-formats.tsv"));
    static final Field[] FIELDS = {GROUPS_LENGTH, GROUP_LIST, GROUP, FORMATS_LENGTH, FORMATS, FORMAT};

    private GroupExtensions() {}

    static void readGroups(Dissection d) {
        int length = Vectors.length(d, GROUPS_LENGTH, 2);
        Vectors.list(d, GROUP_LIST, GROUP, 2, length, "Supported Groups", "group");
    }

    static void readPointFormats(Dissection d) {
        int length = Vectors.length(d, FORMATS_LENGTH, 1);
        int mark = d.open(FORMATS, length);
        if (d.labelling()) {
            d.label(mark, "Elliptic curves point formats (" + length + ")");
        }
        Vectors.numbers(d, FORMAT, 1, d.position() + length);
        d.close(mark);
    }
}
