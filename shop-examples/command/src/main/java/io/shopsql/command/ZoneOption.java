package io.shopsql.command;

import io.shopsql.output.Zones;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The time zone; independent of the machine's default zone. */
final class ZoneOption {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone, e.g. Europe/London. Default: ${DEFAULT-VALUE}, not the machine's zone.")
    private ZoneId zone;

    ZoneOption() {
        this(Zones.UTC);
    }

    ZoneOption(ZoneId zone) {
        this.zone = Zones.named(zone);
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
