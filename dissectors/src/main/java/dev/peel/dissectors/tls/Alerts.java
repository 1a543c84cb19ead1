package dev.peel.dissectors.tls;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;
import dev.peel.core.field.Values;
import dev.peel.dissectors.values.NamedValues;

/** Alerts, RFC 8446 6. */
final class Alerts {
    private static final int LENGTH = 2; // bytes, RFC 8446 6

    private static final Values LEVELS = NamedValues.of("tls-alert-levels.tsv");
    private static final Values DESCRIPTIONS = NamedValues.of("tls-alert-descriptions.tsv");
    private static final Field ALERT = Field.group("tls.alert_message", "Alert Message");
    private static final Field LEVEL =
            Field.uint("tls.alert_message.level", 8, "Level").values(LEVELS);
    private static final Field DESCRIPTION =
            Field.uint("tls.alert_message.desc", 8, "Description").values(DESCRIPTIONS);
    static final Field[] FIELDS = {ALERT, LEVEL, DESCRIPTION};

    private Alerts() {}

    /**
     * Reads the content of an alert record.
     *
     * @return what the record is, for people
     */
    static String read(Dissection d, boolean isEncrypted) {
        int length = d.remaining();
        int mark = d.open(ALERT, length);
        if (isEncrypted || length != LENGTH) {
            if (d.labelling()) {
                d.label(mark, "Alert Message: Encrypted Alert");
            }
            d.skip(length);
            d.close(mark);
            return "Encrypted Alert";
        }
        int level = d.u8(LEVEL);
        int description = d.u8(DESCRIPTION);
        d.close(mark);
        return d.labelling() || d.summarizing()
                ? "Alert (Level: " + LEVELS.name(level, "Unknown") + ", Description: "
                        + DESCRIPTIONS.name(description, "Unknown") + ")"
                : "";
    }
}
