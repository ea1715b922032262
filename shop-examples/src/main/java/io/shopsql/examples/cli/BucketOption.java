package io.shopsql.examples.cli;

import io.shopsql.report.Bucket;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How long a period is. */
final class BucketOption {

    /** The buckets as one says them. */
    private enum BucketName {
        DAY(Bucket.DAY),
        WEEK(Bucket.ISO_WEEK),
        MONTH(Bucket.MONTH),
        QUARTER(Bucket.QUARTER),
        YEAR(Bucket.YEAR);

        private final Bucket bucket;

        BucketName(Bucket bucket) {
            this.bucket = bucket;
        }

        static BucketName of(Bucket bucket) {
            for (BucketName name : values()) {
                if (name.bucket == bucket) {
                    return name;
                }
            }
            throw new IllegalArgumentException("a bucket without a name: " + bucket);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. A week goes from Monday to Sunday.")
    private BucketName name;

    BucketOption() {
        this(Bucket.DAY);
    }

    BucketOption(Bucket bucket) {
        name = BucketName.of(bucket);
    }

    Bucket bucket() {
        return name.bucket;
    }

    /** {@code month}. */
    @Override
    public String toString() {
        return name.toString();
    }
}
