package io.shopsql.examples.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The time zone; never that of the machine. */
final class ZoneOption {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The time zone, as Europe/London. Default: UTC, whatever the machine's is.")
    private ZoneId zone = ZoneOffset.UTC;

    ZoneId zone() {
        return zone;
    }
}
