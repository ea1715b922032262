package io.shopsql.report;

import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.ReportMeta.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the class of a report tells. */
final class ReportType {

    /** What has no name of its own: a lambda, an anonymous class. */
    private static final String UNNAMED = "report";

    private ReportType() {}

    static String name(Class<?> report) {
        String simple = report.isHidden() || report.isSynthetic() ? "" : report.getSimpleName();
        return simple.isEmpty()
                ? UNNAMED
                : simple.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** Of a report that says nothing. */
    @ReportContract(question = "")
    private static final class Silent {}

    static ReportContract contract(Class<?> report) {
        ReportContract said = report.getAnnotation(ReportContract.class);
        return said != null ? said : Silent.class.getAnnotation(ReportContract.class);
    }

    /** The components of its row; none where the class does not say what a row is. */
    static List<Column> columns(Class<?> report) {
        return answer(report)
                .flatMap(ReportType::row)
                .map(row -> Stream.of(row.getRecordComponents())
                        .map(ReportType::column)
                        .toList())
                .orElse(List.of());
    }

    private static Column column(RecordComponent component) {
        Meaning said = component.getAnnotation(Meaning.class);
        return new Column(component.getName(), said == null ? "" : said.value(), said == null ? "" : said.unit());
    }

    /** Its components that have a meaning of their own. */
    static List<Parameter> parameters(Class<?> report) {
        return !report.isRecord()
                ? List.of()
                : Stream.of(report.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(Meaning.class))
                        .map(component -> new Parameter(
                                component.getName(),
                                component.getAnnotation(Meaning.class).value()))
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
