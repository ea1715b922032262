package io.shopsql.command;

import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The time zone; independent of the machine's default zone. */
final class ZoneOption {

    /** Printed as UTC; {@link ZoneOffset#UTC} would print as Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone, e.g. Europe/London. Default: ${DEFAULT-VALUE}, not the machine's zone.")
    private ZoneId zone;

    ZoneOption() {
        this(UTC);
    }

    ZoneOption(ZoneId zone) {
        this.zone = zone.equals(ZoneOffset.UTC) ? UTC : zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** {@code Europe/London}. */
    @Override
    public String toString() {
        return zone.toString();
    }
}
