package dev.peel.dissectors.gre;

import dev.peel.core.dissect.Dissection;
import dev.peel.core.field.Field;

/**
 * The redirect header of WCCP version 2, draft-mclaggan-wccp-v2rev1 section 4.
 *
 * <pre>
 *  flags (1) | service (1) | alternative bucket (1) | primary bucket (1)
 * </pre>
 */
final class GreRedirect {
    private static final Field REDIRECT = Field.group("gre.wccp.redirect_header", "Redirect Header");
    private static final Field DYNAMIC = Field.flag("gre.wccp.dynamic_service", 8, 0x01, "Dynamic Service");
    private static final Field ALTERNATIVE_USED =
            Field.flag("gre.wccp.alternative_bucket_used", 8, 0x02, "Alternative bucket used");
    private static final Field VALID =
            Field.flag("gre.wccp.redirect_header_valid", 8, 0x04, "WCCP Redirect header is valid");
    private static final Field SERVICE = Field.uint("gre.wccp.service_id", 8, "Service ID");
    private static final Field ALTERNATIVE = Field.uint("gre.wccp.alternative_bucket", 8, "Alternative Bucket");
    private static final Field PRIMARY = Field.uint("gre.wccp.primary_bucket", 8, "Primary Bucket");
    static final Field[] FIELDS = {REDIRECT, DYNAMIC, ALTERNATIVE_USED, VALID, SERVICE, ALTERNATIVE, PRIMARY};

    private GreRedirect() {}

    static void read(Dissection d) {
        int mark = d.open(REDIRECT);
        d.peek(DYNAMIC);
        d.peek(ALTERNATIVE_USED);
        d.u8(VALID);
        d.u8(SERVICE);
        d.u8(ALTERNATIVE);
        d.u8(PRIMARY);
        d.close(mark);
    }
}
