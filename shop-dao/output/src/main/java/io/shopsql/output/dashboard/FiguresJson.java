package io.shopsql.output.dashboard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures as JSON, escaped for a script element. A row of a report is an object with the names of its components; a typed
 * key is its number. Amounts, decimals and integers beyond JavaScript's exact range are strings, so that they stay exact.
 */
final class FiguresJson {

    /** JavaScript's {@code Number.MAX_SAFE_INTEGER}. */
    private static final long MAX_SAFE = (1L << 53) - 1;

    private final JsonGenerator json;

    private FiguresJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(String title, String currency, Figures figures) {
        StringWriter text = new StringWriter();
        JsonFactory factory =
                new JsonFactoryBuilder().characterEscapes(new ScriptEscapes()).build();
        try (JsonGenerator json = factory.createGenerator(text)) {
            new FiguresJson(json).write(title, currency, figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(String title, String currency, Figures figures) throws IOException {
        Segments segments = Segments.of(figures.rfm());
        StockWatch stock = StockWatch.of(figures.low(), figures.cover());
        json.writeStartObject();
        field("title", title);
        field("currency", currency);
        scope(figures);
        field("kpis", figures.kpis());
        field("headline", Headline.of(figures.kpis()));
        field("repeat", figures.repeat());
        field("revenue", figures.revenue());
        field("averages", figures.averages());
        field("buyers", figures.buyers());
        field("statuses", figures.statuses());
        field("products", figures.top());
        field("categories", figures.categories());
        field("cohorts", figures.cohorts().cells());
        field("segments", segments.rows());
        field("scores", segments.cells());
        field("stock", stock.totals());
        field("cover", stock.bands());
        field("warnings", stock.urgent());
        json.writeEndObject();
    }

    private void scope(Figures figures) throws IOException {
        json.writeObjectFieldStart("scope");
        field("statuses", List.copyOf(figures.scope().statuses()));
        field("zone", zone(figures.scope().range().zone()));
        field("from", figures.days().from());
        field("until", figures.days().until());
        field("asOf", figures.days().asOf());
        field("bucket", bucket(figures));
        field("averaged", figures.scale().averaged());
        field("cohortsLeftOut", figures.cohorts().leftOut());
        field("untracked", figures.untracked());
        field("lowStock", figures.scope().lowStock());
        field("coverDays", Figures.COVER_DAYS);
        field("shortCoverDays", StockWatch.SHORT_COVER_DAYS);
        json.writeEndObject();
    }

    /** {@link ZoneOffset#UTC} has the id Z; it is written as UTC. */
    private static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** {@code week}. */
    private static String bucket(Figures figures) {
        return figures.scale().bucket().name().replace("ISO_", "").toLowerCase(Locale.ROOT);
    }

    private void field(String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        value(value);
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof List<?> rows) {
            json.writeStartArray();
            for (Object row : rows) {
                value(row);
            }
            json.writeEndArray();
        } else if (value instanceof Integer || value instanceof Long) {
            whole(((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            json.writeString(number.toPlainString());
        } else if (value instanceof Record row && !(value instanceof Money)) {
            row(row);
        } else if (value instanceof OrderStatus status) {
            json.writeString(status.value());
        } else {
            json.writeString(value.toString());
        }
    }

    private void whole(long number) throws IOException {
        if (Math.abs(number) <= MAX_SAFE) {
            json.writeNumber(number);
        } else {
            json.writeString(Long.toString(number));
        }
    }

    private void row(Record row) throws IOException {
        RecordComponent[] components = row.getClass().getRecordComponents();
        if (components.length == 1) {
            value(part(row, components[0]));
            return;
        }
        json.writeStartObject();
        for (RecordComponent component : components) {
            field(component.getName(), part(row, component));
        }
        json.writeEndObject();
    }

    private static @Nullable Object part(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a row must be a record of this package or a public one", e);
        }
    }
}
