package io.shopsql.output.dashboard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shopsql.output.JsonValues;
import io.shopsql.output.Zones;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures as JSON, escaped for a script element. A row of a report is an object with the names of its components; a typed
 * key is its number. Amounts, decimals and integers beyond JavaScript's exact range are strings, so that they stay exact.
 */
final class FiguresJson {

    private final JsonGenerator json;
    private final JsonValues values;

    private FiguresJson(JsonGenerator json) {
        this.json = json;
        this.values = JsonValues.forJavaScript(json);
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
        field("zone", Zones.named(figures.scope().range().zone()).getId());
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

    /** {@code week}. */
    private static String bucket(Figures figures) {
        return figures.scale().bucket().name().replace("ISO_", "").toLowerCase(Locale.ROOT);
    }

    private void field(String name, @Nullable Object value) throws IOException {
        values.field(name, value);
    }
}
