package io.shopsql.output.dashboard;

import io.shopsql.report.customers.Rfm;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The customers of {@link Rfm}, grouped by segment and by pair of scores. */
record Segments(List<Row> rows, List<Cell> cells) {

    private static final int SCORES = 5;

    /**
     * A segment; it may have no customers.
     *
     * @param rule the scores it covers
     * @param net total spending of its customers
     * @param netPerCustomer two decimals, half up; null without customers
     * @param meanRecencyDays one decimal, half up; null without customers
     */
    record Row(
            String segment,
            String rule,
            long customers,
            Money net,
            @Nullable Money netPerCustomer,
            @Nullable BigDecimal meanRecencyDays) {}

    /** A pair of scores. */
    record Cell(int r, int fm, String segment, long customers, Money net) {}

    static Segments of(List<Rfm.Row> buyers) {
        List<Row> rows = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            rows.add(row(segment, those(buyers, b -> Segment.of(b.r(), b.f(), b.m()) == segment)));
        }
        List<Cell> cells = new ArrayList<>();
        for (int r = 1; r <= SCORES; r++) {
            for (int fm = 1; fm <= SCORES; fm++) {
                int recency = r;
                int value = fm;
                List<Rfm.Row> here = those(buyers, b -> b.r() == recency && Segment.fm(b.f(), b.m()) == value);
                cells.add(new Cell(r, fm, Segment.at(r, fm).title(), here.size(), net(here)));
            }
        }
        return new Segments(rows, cells);
    }

    private static Row row(Segment segment, List<Rfm.Row> buyers) {
        Money net = net(buyers);
        long days = buyers.stream().mapToLong(Rfm.Row::recencyDays).sum();
        int count = buyers.size();
        return new Row(
                segment.title(),
                segment.rule(),
                count,
                net,
                count == 0
                        ? null
                        : Money.of(net.toBigDecimal().divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP)),
                count == 0
                        ? null
                        : BigDecimal.valueOf(days).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP));
    }

    private static List<Rfm.Row> those(List<Rfm.Row> buyers, Predicate<Rfm.Row> which) {
        return buyers.stream().filter(which).toList();
    }

    private static Money net(List<Rfm.Row> buyers) {
        return buyers.stream().map(Rfm.Row::net).reduce(Money.ZERO, Money::plus);
    }
}
