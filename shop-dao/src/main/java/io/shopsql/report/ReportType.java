package io.shopsql.report;

import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.ReportMeta.Parameter;
import io.shopsql.schema.type.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the metadata of a report from its class. */
final class ReportType {

    private static final Map<Class<?>, String> UNITS = Map.of(
            String.class, "text",
            Money.class, "currency",
            Instant.class, "UTC",
            LocalDate.class, "date",
            BigDecimal.class, "ratio",
            boolean.class, "true or false");

    /** The unit of an integer, by the last word of its name: {@code repeatBuyers} are users. */
    private static final Map<String, String> COUNTED = Map.of(
            "orders", "orders", "buyers", "users", "days", "days", "units", "pieces", "stock", "pieces", "rank",
            "rank");

    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);

    private ReportType() {}

    /** Its name by its class; a lambda or an anonymous class has none. */
    static String name(Class<?> report) {
        String simple = report.isHidden() || report.isSynthetic() ? "" : report.getSimpleName();
        return simple.isEmpty() ? "report" : ReportMeta.words(simple).replace(' ', '-');
    }

    /** Holds the default contract. */
    @ReportContract(question = "")
    private static final class Silent {}

    static ReportContract contract(Class<?> report) {
        ReportContract said = report.getAnnotation(ReportContract.class);
        return said != null ? said : Silent.class.getAnnotation(ReportContract.class);
    }

    /** The chart that its contract gives. */
    static Optional<Chart> chart(Class<?> report) {
        ReportContract said = contract(report);
        return chart(Chart.Kind.BARS, said.bars())
                .or(() -> chart(Chart.Kind.LINES, said.lines()))
                .or(() -> chart(Chart.Kind.HEAT_MAP, said.heatMap()));
    }

    private static Optional<Chart> chart(Chart.Kind kind, String[] columns) {
        List<String> all = List.of(columns);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> labels = List.of(all.get(0).split(" "));
        String across = kind == Chart.Kind.HEAT_MAP && all.size() > 1 ? all.get(1) : null;
        return Optional.of(new Chart(kind, labels, across, all.subList(across == null ? 1 : 2, all.size())));
    }

    /** The components of its row; none if the class does not declare a row. */
    static List<Column> columns(Class<?> report) {
        return answer(report).flatMap(ReportType::row).map(Class::getRecordComponents).stream()
                .flatMap(Stream::of)
                .map(component -> column(component, meaning(component, report.getPackage())))
                .toList();
    }

    private static Column column(RecordComponent component, Optional<Meaning> said) {
        String unit = said.map(Meaning::unit).filter(u -> !u.isEmpty()).orElseGet(() -> unit(component));
        return new Column(component.getName(), said.map(Meaning::value).orElse(""), unit);
    }

    /** Its own, or that of the package's glossary. */
    private static Optional<Meaning> meaning(RecordComponent component, Package room) {
        Stream<RecordComponent> shared = Optional.ofNullable(room.getAnnotation(Glossary.class)).stream()
                .flatMap(glossary -> Stream.of(glossary.value()))
                .flatMap(columns -> Stream.of(columns.getRecordComponents()))
                .filter(c -> c.getName().equals(component.getName()) && c.getType() == component.getType());
        return Stream.concat(Stream.of(component), shared)
                .flatMap(c -> Stream.ofNullable(c.getAnnotation(Meaning.class)))
                .findFirst();
    }

    /** The default unit: by the type, for an integer by the name. */
    private static String unit(RecordComponent component) {
        Class<?> type = component.getType();
        if (WHOLE.contains(type)) {
            String lastWord = component.getName().replaceAll(".*(?=[A-Z])", "");
            return COUNTED.getOrDefault(lastWord.toLowerCase(Locale.ROOT), "");
        }
        String otherwise = type.isEnum() ? "text" : type.getSimpleName().endsWith("Id") ? "key" : "";
        return UNITS.getOrDefault(type, otherwise);
    }

    /** The components annotated with {@link Meaning}. */
    static List<Parameter> parameters(Class<?> report) {
        return Stream.ofNullable(report.getRecordComponents())
                .flatMap(Stream::of)
                .flatMap(component -> Stream.ofNullable(component.getAnnotation(Meaning.class))
                        .map(meaning -> new Parameter(component.getName(), meaning.value())))
                .toList();
    }

    /** The T of {@code implements Report<T>}. */
    private static Optional<Type> answer(Class<?> type) {
        for (Type implemented : type.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic && generic.getRawType() == Report.class) {
                return Optional.of(generic.getActualTypeArguments()[0]);
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> row(Type answer) {
        Type row = answer instanceof ParameterizedType generic
                        && generic.getRawType() instanceof Class<?> raw
                        && Collection.class.isAssignableFrom(raw)
                ? generic.getActualTypeArguments()[0]
                : answer;
        return row instanceof Class<?> type && type.isRecord() ? Optional.of(type) : Optional.empty();
    }
}
