package io.shopsql.examples.cli;

import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.RevenueByPeriod;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "revenue-by-period",
        description = "How much was sold each day, week, month, quarter or year; those without a sale too.")
final class RevenueByPeriodCommand extends ReportRun<RevenueByPeriod.Row> {

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

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            defaultValue = "day",
            description = "${COMPLETION-CANDIDATES}. Default: day. A week goes from Monday to Sunday.")
    private BucketName bucket = BucketName.DAY;

    @Mixin
    private final SalesOptions sales = new SalesOptions();

    RevenueByPeriodCommand(Shell shell, Database database) {
        super(shell, database, RevenueByPeriod.Row.class);
    }

    @Override
    Report<List<RevenueByPeriod.Row>> report() {
        return new RevenueByPeriod(bucket.bucket, sales.range(), sales.statuses());
    }

    @Override
    String caption() {
        return "Revenue by " + bucket + ": " + sales;
    }
}
