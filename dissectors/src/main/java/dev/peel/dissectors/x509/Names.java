package dev.peel.dissectors.x509;

import dev.peel.core.bytes.Bytes;
import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.FieldType;
import dev.peel.core.field.Values;

/**
 * Distinguished names, RFC 5280 4.1.2.4.
 *
 * <pre>
 *  SEQUENCE OF { SET OF { SEQUENCE { type OBJECT IDENTIFIER, value } } }
 * </pre>
 */
final class Names {
    /** The names of a Name's alternatives. */
    static final Values CHOICE = Values.of(0, "rdnSequence");

    private static final Field SEQUENCE = Field.uint("x509if.rdnSequence", 32, "rdnSequence");
    private static final Field ITEM = Field.uint("x509if.RDNSequence_item", 32, "RDNSequence item");
    private static final Field ATTRIBUTE =
            Field.group("x509if.RelativeDistinguishedName_item_element", "RelativeDistinguishedName item");
    private static final Field TYPE = Field.of(FieldType.OID, "x509if.oid", "Object Id");
    static final Field[] FIELDS = {SEQUENCE, ITEM, ATTRIBUTE, TYPE};

    private Names() {}

    /** Reads a name that is one of several kinds of name. */
    static void read(Dissection d) {
        read(d, SEQUENCE);
    }

    /** As {@link #read(Dissection)}, with a field of its own for the list. */
    static void read(Dissection d, Field sequence) {
        Der.list(d, sequence, Der.SEQUENCE, Names::readWithLabel);
    }

    /** Reads the contents of a name. */
    static void readItems(Dissection d) {
        if (!d.wantsFieldsOf(X509Protocols.INFORMATION) && !d.wantsFieldsOf(X509Protocols.ATTRIBUTES)) {
            return;
        }
        while (d.remaining() > 0) {
            Der.list(d, ITEM, Der.SET, Names::readItem);
        }
    }

    /** Reads the {@code length} bytes of one part of a name, which stands below {@code field}. */
    static void readRelative(Dissection d, Field field, int length) {
        Der.listContents(d, field, length, Names::readItem);
    }

    /** {@return what stands behind the tree's line for the name in {@code length} bytes at {@code start}; empty where that is none} */
    static String label(Bytes bytes, int start, int length) {
        String text = NameText.plain(bytes, start, length);
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static void readWithLabel(Dissection d) {
        if (d.labelling()) {
            Der.label(d, SEQUENCE, label(d.rest(), 0, d.captured()));
        }
        readItems(d);
    }

    private static void readItem(Dissection d) {
        if (d.labelling()) {
            Der.label(d, ITEM, " (" + NameText.item(d.rest()) + ")");
        }
        while (d.remaining() > 0) {
            Der.whole(d, ATTRIBUTE, Der.SEQUENCE, Names::readAttribute);
        }
    }

    private static void readAttribute(Dissection d) {
        if (d.labelling()) {
            d.label(ATTRIBUTE.label() + " (" + NameText.item(d.rest()) + ")");
        }
        Der.enter(d, Der.SEQUENCE);
        Attributes.read(d, ObjectIdentifiers.read(d, TYPE));
    }
}
