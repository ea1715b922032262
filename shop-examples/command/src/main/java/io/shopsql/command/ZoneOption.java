package io.shopsql.command;

import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The time zone; never that of the machine. */
final class ZoneOption {

    /** As one says it: {@link ZoneOffset#UTC} calls itself Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone, as Europe/London. Default: ${DEFAULT-VALUE}, whatever the machine's is.")
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
