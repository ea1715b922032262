package io.shopsql.command;

import io.shopsql.report.Bucket;
import java.util.Locale;

/** The names of buckets on the command line. */
enum BucketName {
    DAY(Bucket.DAY),
    WEEK(Bucket.ISO_WEEK),
    MONTH(Bucket.MONTH),
    QUARTER(Bucket.QUARTER),
    YEAR(Bucket.YEAR);

    private final Bucket bucket;

    BucketName(Bucket bucket) {
        this.bucket = bucket;
    }

    Bucket bucket() {
        return bucket;
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
