package io.shopsql.command;

import io.shopsql.report.Bucket;
import picocli.CommandLine.Option;

/** The bucket of a report by period. */
final class BucketOption {

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. Weeks run from Monday to Sunday.")
    private BucketName name;

    BucketOption() {
        this(Bucket.DAY);
    }

    BucketOption(Bucket bucket) {
        name = BucketName.of(bucket);
    }

    Bucket bucket() {
        return name.bucket();
    }

    /** {@code month}. */
    @Override
    public String toString() {
        return name.toString();
    }
}
