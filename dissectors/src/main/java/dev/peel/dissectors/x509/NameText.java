package dev.peel.dissectors.x509;

import dev.peel.core.bytes.Bytes;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Distinguished names as text, the last part first: as Wireshark writes them in the tree, and as RFC 4514 does. */
final class NameText {
    private static final int MAX_LENGTH = 4096; // characters; longer names do not occur

    private NameText() {}

    /** {@return the name whose contents are {@code length} bytes from {@code start} on: {@code id-at-commonName=a,id-at-countryName=b}} */
    static String plain(Bytes bytes, int start, int length) {
        return name(new Elements(bytes, start, length), false);
    }

    /** {@return one attribute, or the attributes beside each other, that {@code bytes} are: {@code id-at-commonName=a}} */
    static String item(Bytes bytes) {
        return attributes(new Elements(bytes), false);
    }

    /** {@return the name that the element at the start of {@code bytes} is, RFC 4514: {@code CN=a,C=b}; empty where it is none} */
    static String rfc4514(Bytes bytes) {
        Elements name = new Elements(bytes);
        return name.next() && name.identifier() == Der.SEQUENCE ? name(name.inner(), true) : "";
    }

    private static String name(Elements items, boolean escaped) {
        StringBuilder text = new StringBuilder();
        while (items.next() && text.length() < MAX_LENGTH) {
            String item = attributes(items.inner(), escaped);
            text.insert(0, text.isEmpty() ? item : item + ",");
        }
        return text.toString();
    }

    private static String attributes(Elements attributes, boolean escaped) {
        StringBuilder text = new StringBuilder();
        while (attributes.next() && text.length() < MAX_LENGTH) {
            text.append(text.isEmpty() ? "" : "+").append(attribute(attributes.inner(), escaped));
        }
        return text.toString();
    }

    private static String attribute(Elements parts, boolean escaped) {
        if (!parts.next()) {
            return "";
        }
        String type = ObjectIdentifiers.text(parts.bytes(), parts.start(), parts.length());
        int element = parts.start() + parts.length();
        if (!parts.next()) {
            return type;
        }
        boolean isText = Texts.isText(parts.identifier());
        String value = isText ? Texts.decode(parts.bytes(), parts.start(), parts.length(), parts.identifier()) : "";
        if (!escaped) {
            return ObjectIdentifiers.name(type) + "=" + value;
        }
        @Nullable String keyword = ObjectIdentifiers.keyword(type);
        if (keyword == null || !isText) {
            // RFC 4514 2.4: what has no short name is given as it is encoded.
            byte[] encoded = parts.bytes().copy(element, parts.start() + parts.length() - element);
            return type + "=#" + HexFormat.of().formatHex(encoded);
        }
        return keyword + "=" + escape(value);
    }

    /** RFC 4514 2.4. */
    private static String escape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            boolean atEdge = one == ' ' && (i == 0 || i == value.length() - 1) || one == '#' && i == 0;
            if (one == 0) {
                text.append("\\00");
            } else if (atEdge || ",+\"\\<>;".indexOf(one) >= 0) {
                text.append('\\').append(one);
            } else {
                text.append(one);
            }
        }
        return text.toString();
    }
}
