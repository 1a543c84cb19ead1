package dev.peel.dissectors.x509;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;

/** Where lists of revoked certificates are, RFC 5280 4.2.1.13. */
final class DistributionPoints {
    private static final Field LIST = Field.uint("x509ce.CRLDistPointsSyntax", 32, "CRLDistPointsSyntax");
    private static final Field ELEMENT = Field.group("x509ce.DistributionPoint_element", "DistributionPoint");
    private static final Field POINT = Field.uint("x509ce.distributionPoint", 32, "distributionPoint")
            .values(Values.of(0, "fullName", 1, "nameRelativeToCRLIssuer"));
    private static final Field FULL_NAME = Field.uint("x509ce.fullName", 32, "fullName");
    private static final Field RELATIVE_NAME =
            Field.uint("x509ce.nameRelativeToCRLIssuer", 32, "nameRelativeToCRLIssuer");
    private static final Field REASONS = Field.bytes("x509ce.reasons", "reasons");
    private static final Field ISSUER = Field.uint("x509ce.cRLIssuer", 32, "cRLIssuer");
    static final Field[] FIELDS = {LIST, ELEMENT, POINT, FULL_NAME, RELATIVE_NAME, REASONS, ISSUER};

    private DistributionPoints() {}

    static void read(Dissection d) {
        Der.list(d, LIST, Der.SEQUENCE, DistributionPoints::readAll);
    }

    private static void readAll(Dissection d) {
        Der.label(d, LIST, "");
        while (d.remaining() > 0) {
            Der.whole(d, ELEMENT, Der.SEQUENCE, DistributionPoints::readOne);
        }
    }

    private static void readOne(Dissection d) {
        Der.enter(d, Der.SEQUENCE);
        if (Der.isAt(d, Der.constructed(0))) {
            Der.enter(d);
            readPoint(d);
        }
        if (Der.isAt(d, Der.primitive(1))) {
            Der.bytes(d, REASONS, Der.primitive(1));
        }
        if (Der.isAt(d, Der.constructed(2))) {
            GeneralNames.readList(d, ISSUER, Der.constructed(2));
        }
    }

    /** Reads the point's names, whose field covers the same bytes as the point's own. */
    private static void readPoint(Dissection d) {
        boolean isFull = Der.isAt(d, Der.constructed(0));
        int length = Der.enter(d);
        int mark = d.open(POINT, length, isFull ? 0 : 1);
        if (isFull) {
            GeneralNames.readContents(d, FULL_NAME, length);
        } else {
            Names.readRelative(d, RELATIVE_NAME, length);
        }
        d.close(mark);
    }
}
