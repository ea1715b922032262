package io.shopsql.output;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones as they are shown. */
public final class Zones {

    /** UTC, shown as {@code UTC}; the id of {@link ZoneOffset#UTC} is {@code Z}. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    private Zones() {}

    /** Replaces {@link ZoneOffset#UTC} by {@link #UTC}; other zones stay. */
    public static ZoneId named(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? UTC : zone;
    }
}
