package io.shopsql.examples.cli;

import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A report of the catalogue that needs no options of its own: what it says about itself is its help.
 *
 * @param <R> what a row is
 */
abstract class CatalogueReport<R extends Record> extends ReportRun<R> {

    private final ReportMeta meta;

    CatalogueReport(Shell shell, Database database, ReportMeta meta, Class<R> rowType) {
        super(shell, database, rowType);
        this.meta = meta;
    }

    /** As a subcommand. */
    CommandLine line() {
        CommandLine line = new CommandLine(this);
        line.getCommandSpec().name(meta.name());
        line.getCommandSpec().usageMessage().description(meta.question());
        return line;
    }

    /** What was filtered. */
    abstract String filter();

    @Override
    String caption() {
        String name = meta.name().replace('-', ' ');
        return name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1)
                + (filter().isEmpty() ? "" : ": ")
                + filter();
    }

    /** A report of one row, as a list of it. */
    record OneRow<R>(Report<R> report) implements Report<List<R>> {
        @Override
        public List<R> run(DSLContext db) {
            return List.of(report.run(db));
        }

        @Override
        public int statements() {
            return report.statements();
        }

        @Override
        public boolean streams() {
            return report.streams();
        }
    }

    /** Asks of the state of things. */
    static final class OfNow<R extends Record> extends CatalogueReport<R> {

        private final Supplier<Report<List<R>>> report;

        OfNow(Shell shell, Database database, ReportMeta meta, Class<R> rowType, Supplier<Report<List<R>>> report) {
            super(shell, database, meta, rowType);
            this.report = report;
        }

        @Override
        Report<List<R>> report() {
            return report.get();
        }

        @Override
        String filter() {
            return "now";
        }
    }

    /** Asks of all orders in a range of time, whatever their status. */
    static final class OfOrders<R extends Record> extends CatalogueReport<R> {

        @Mixin
        private final RangeOptions range = new RangeOptions();

        private final Function<TimeRange, Report<List<R>>> question;

        OfOrders(
                Shell shell,
                Database database,
                ReportMeta meta,
                Class<R> rowType,
                Function<TimeRange, Report<List<R>>> question) {
            super(shell, database, meta, rowType);
            this.question = question;
        }

        @Override
        Report<List<R>> report() {
            return question.apply(range.range());
        }

        @Override
        String filter() {
            return "orders of every status, " + range;
        }
    }

    /** Asks of the sales in a range of time. */
    static final class OfSales<R extends Record> extends CatalogueReport<R> {

        /** Makes the report. */
        interface QuestionOfSales<R> {
            Report<List<R>> of(TimeRange range, Set<OrderStatus> statuses);
        }

        @Mixin
        private final SalesOptions sales = new SalesOptions();

        private final QuestionOfSales<R> question;

        OfSales(Shell shell, Database database, ReportMeta meta, Class<R> rowType, QuestionOfSales<R> question) {
            super(shell, database, meta, rowType);
            this.question = question;
        }

        @Override
        Report<List<R>> report() {
            return question.of(sales.range(), sales.statuses());
        }

        @Override
        String filter() {
            return sales.toString();
        }
    }

    /** Asks of the sales of each period. */
    static final class ByPeriod<R extends Record> extends CatalogueReport<R> {

        /** Makes the report. */
        interface QuestionByPeriod<R> {
            Report<List<R>> of(Bucket bucket, TimeRange range, Set<OrderStatus> statuses);
        }

        @Mixin
        private final BucketOption bucket = new BucketOption();

        @Mixin
        private final SalesOptions sales = new SalesOptions();

        private final QuestionByPeriod<R> question;

        ByPeriod(Shell shell, Database database, ReportMeta meta, Class<R> rowType, QuestionByPeriod<R> question) {
            super(shell, database, meta, rowType);
            this.question = question;
        }

        @Override
        Report<List<R>> report() {
            return question.of(bucket.bucket(), sales.range(), sales.statuses());
        }

        @Override
        String filter() {
            return "by " + bucket + ", " + sales;
        }
    }

    /** Asks what was before a day. */
    static final class AsOf<R extends Record> extends CatalogueReport<R> {

        /** Makes the report. */
        interface QuestionAsOf<R> {
            Report<List<R>> of(LocalDate asOf, int days, ZoneId zone, Set<OrderStatus> statuses);
        }

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                description = "The first day that does not count, as 2011-01-01. Default: today.")
        private @Nullable LocalDate asOf;

        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "30",
                description = "How many days count, where the report looks back so far. Default: 30.")
        private int days = 30;

        @Option(
                names = "--status",
                paramLabel = "STATUS",
                split = ",",
                description =
                        "The orders that count, by comma: pending, processing, completed, cancelled, refunded. Default: completed.")
        private Set<OrderStatus> statuses = EnumSet.of(OrderStatus.COMPLETED);

        @Mixin
        private final ZoneOption zone = new ZoneOption();

        private final QuestionAsOf<R> question;

        AsOf(Shell shell, Database database, ReportMeta meta, Class<R> rowType, QuestionAsOf<R> question) {
            super(shell, database, meta, rowType);
            this.question = question;
        }

        @Override
        Report<List<R>> report() {
            return question.of(day(), days, zone.zone(), statuses);
        }

        private LocalDate day() {
            return asOf == null ? LocalDate.now(zone.zone()) : asOf;
        }

        @Override
        String filter() {
            return "as of " + day() + ", " + zone.zone();
        }
    }
}
