package io.shopsql.same;

import io.shopsql.same.Options.Option;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to call a method: a variation per kind of its arguments, a call per choice of values. */
final class Calls {

    /** Beyond this, values are paired rather than all combined. */
    private static final int ALL = 8;

    /** Values for each target of a cast and the like. */
    private static final int FEW = 3;

    /**
     * @param types what the variation is about, such as the kind of the arguments
     * @param inputs the bind values
     * @param places how many of the places x, y, z are columns
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Call(
            Kind kind,
            String types,
            String inputs,
            @Nullable Object[] arguments,
            int places) {}

    private Calls() {}

    /** Of a static method. */
    static List<Call> of(Method method) {
        List<Call> calls = new ArrayList<>();
        for (Kind kind : Kind.TYPES) {
            Options options = new Options(method, kind, 0);
            List<Call> found = of(method, kind, options);
            if (kind.isDate() && !options.datesWanted() && options.dependOnKind()) {
                continue; // the old date types are surveyed where nothing else is taken
            }
            calls.addAll(found);
            if (!found.isEmpty() && !options.dependOnKind()) {
                break;
            }
        }
        return calls;
    }

    /** Of a method of a field or a step that stands on column x of this kind. */
    static List<Call> of(Method method, Kind kind, int places) {
        return of(method, kind, new Options(method, kind, places));
    }

    private static List<Call> of(Method method, Kind kind, Options options) {
        List<List<Option>> parameters = new ArrayList<>();
        for (Type type : method.getGenericParameterTypes()) {
            List<Option> found = options.of(type);
            if (found == null) {
                return List.of();
            }
            parameters.add(found);
        }
        int places = options.places();
        boolean named = options.dependOnKind() || places > 0;
        return combined(parameters).stream()
                .map(chosen -> new Call(
                        kind,
                        (named ? kind.name() : "") + text(chosen, true),
                        text(chosen, false),
                        chosen.stream().map(Option::value).toArray(),
                        places))
                .toList();
    }

    private static String text(List<Option> chosen, boolean major) {
        return chosen.stream()
                .filter(option -> option.major() == major && !option.label().isEmpty())
                .map(option -> (major ? " " : "") + option.label())
                .collect(Collectors.joining(major ? "" : ", "));
    }

    private static List<List<Option>> combined(List<List<Option>> parameters) {
        long product = 1;
        long majors = 1;
        for (List<Option> options : parameters) {
            if (options.get(0).major()) {
                majors *= options.size();
            } else {
                product *= options.size();
            }
        }
        if (majors > 1) {
            return product(parameters.stream()
                    .map(options ->
                            options.get(0).major() ? options : options.subList(0, Math.min(FEW, options.size())))
                    .toList());
        }
        if (product <= ALL) {
            return product(parameters);
        }
        List<List<Option>> paired = new ArrayList<>();
        int longest = parameters.stream().mapToInt(List::size).max().orElse(0);
        for (int shift : new int[] {0, 1}) {
            for (int i = 0; i < longest; i += shift + 1) {
                List<Option> chosen = new ArrayList<>();
                for (int p = 0; p < parameters.size(); p++) {
                    List<Option> options = parameters.get(p);
                    chosen.add(options.get((i + shift * p) % options.size()));
                }
                paired.add(chosen);
            }
        }
        return paired;
    }

    private static List<List<Option>> product(List<List<Option>> parameters) {
        List<List<Option>> rows = List.of(List.of());
        for (List<Option> options : parameters) {
            List<List<Option>> longer = new ArrayList<>();
            for (List<Option> row : rows) {
                for (Option option : options) {
                    List<Option> next = new ArrayList<>(row);
                    next.add(option);
                    longer.add(next);
                }
            }
            rows = longer;
        }
        return rows;
    }
}
