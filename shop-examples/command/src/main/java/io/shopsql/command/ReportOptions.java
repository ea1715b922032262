package io.shopsql.command;

import io.shopsql.error.BadConfiguration;
import io.shopsql.output.Zones;
import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Turns a report's components into command-line options; an option that is not given keeps the report's default. A component
 * without a suitable option type keeps its default, and so does a second range, zone or set of statuses.
 */
final class ReportOptions {

    /** The component for the as-of day; if its default is today, it means today in the report's zone. */
    private static final String AS_OF = "asOf";

    /** Option names that every report command uses. */
    private static final Set<String> TAKEN = Set.of(
            "bucket",
            "currency",
            "describe",
            "explain",
            "force",
            "format",
            "from",
            "help",
            "out",
            "sql",
            "status",
            "to",
            "url",
            "user",
            "verbose",
            "zone");

    private final Report<?> defaults;
    private final Map<String, Object> mixins = new LinkedHashMap<>();
    private final List<ValueOption> options = new ArrayList<>();
    private final Map<String, Supplier<@Nullable Object>> values = new LinkedHashMap<>();
    private final List<Supplier<String>> said = new ArrayList<>();
    private Supplier<ZoneId> zone = () -> Zones.UTC;

    ReportOptions(Report<?> defaults) {
        this.defaults = defaults;
        ReportMeta meta = ReportMeta.of(defaults);
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        if (components != null) {
            // components that others depend on come first
            first(components, c -> isStatuses(c)).ifPresent(this::addStatuses);
            first(components, c -> c.getType() == TimeRange.class).ifPresent(this::addRange);
            first(components, c -> c.getType() == Bucket.class).ifPresent(this::addBucket);
            first(components, c -> isAsOf(c)).ifPresent(c -> addAsOf(c, meta));
            first(components, c -> c.getType() == ZoneId.class).ifPresent(this::addZone);
            Stream.of(components).filter(c -> !values.containsKey(c.getName())).forEach(c -> addValue(c, meta));
        }
    }

    /** The first component of a kind gets the option; a second keeps its default. */
    private static Optional<RecordComponent> first(RecordComponent[] components, Predicate<RecordComponent> ofAKind) {
        return Stream.of(components).filter(ofAKind).findFirst();
    }

    private static boolean isStatuses(RecordComponent component) {
        return component.getType() == Set.class
                && component.getGenericType() instanceof ParameterizedType set
                && set.getActualTypeArguments()[0] == OrderStatus.class;
    }

    private static boolean isAsOf(RecordComponent component) {
        return component.getType() == LocalDate.class && component.getName().equals(AS_OF);
    }

    private void addStatuses(RecordComponent component) {
        Set<OrderStatus> statuses = ((Set<?>) required(component))
                .stream().map(OrderStatus.class::cast).collect(Collectors.toSet());
        StatusOption option = mixin(new StatusOption(statuses));
        values.put(component.getName(), option::statuses);
        said.add(option::toString);
    }

    private void addRange(RecordComponent component) {
        TimeRange range = (TimeRange) required(component);
        RangeOptions option = mixin(new RangeOptions(range));
        if (range.statuses().isEmpty() || mixins.containsKey(StatusOption.class.getName())) {
            values.put(component.getName(), option::range);
        } else {
            StatusOption status = mixin(new StatusOption(range.statuses()));
            values.put(component.getName(), () -> option.range().counting(status.statuses()));
            said.add(status::toString);
        }
        said.add(option::toString);
    }

    private void addBucket(RecordComponent component) {
        BucketOption option = mixin(new BucketOption((Bucket) required(component)));
        values.put(component.getName(), option::bucket);
        said.add(() -> "by " + option);
    }

    private void addZone(RecordComponent component) {
        if (mixins.get(RangeOptions.class.getName()) instanceof RangeOptions range) {
            zone = () -> range.range().zone();
        } else {
            ZoneOption option = mixin(new ZoneOption((ZoneId) required(component)));
            zone = option::zone;
            said.add(option::toString);
        }
        values.put(component.getName(), () -> zone.get());
    }

    private void addAsOf(RecordComponent component, ReportMeta meta) {
        ValueOption option = new ValueOption(
                component.getName(),
                component.getType(),
                null,
                meaning(component, meta, "the first day that does not count, e.g. 2011-01-01. Default: today"));
        options.add(option);
        LocalDate fixed = (LocalDate) value(component);
        boolean today = fixed == null || fixed.equals(LocalDate.now(ZoneOffset.UTC));
        // read the clock once: the date may change during the run
        AtomicReference<@Nullable LocalDate> day = new AtomicReference<>();
        values.put(component.getName(), () -> {
            if (option.given() != null) {
                return option.given();
            }
            day.compareAndSet(null, today ? LocalDate.now(zone.get()) : fixed);
            return day.get();
        });
        said.add(() -> "as of " + chosen(component));
    }

    private void addValue(RecordComponent component, ReportMeta meta) {
        Object value = value(component);
        if (TAKEN.contains(component.getName())) {
            throw new BadConfiguration(
                    "The report " + meta.name() + " has a component with the name of a command option, "
                            + component.getName() + ".",
                    "rename it.");
        }
        if (ValueOption.canStandFor(component.getType())) {
            ValueOption option =
                    new ValueOption(component.getName(), component.getType(), value, meaning(component, meta, ""));
            options.add(option);
            values.put(component.getName(), () -> option.given() == null ? value : option.given());
            said.add(() -> option.said(chosen(component)));
        } else {
            values.put(component.getName(), () -> value);
        }
    }

    private static String meaning(RecordComponent component, ReportMeta meta, String otherwise) {
        return meta.parameters().stream()
                .filter(parameter -> parameter.name().equals(component.getName()))
                .map(ReportMeta.Parameter::meaning)
                .findFirst()
                .orElse(otherwise);
    }

    private <M> M mixin(M mixin) {
        mixins.put(mixin.getClass().getName(), mixin);
        return mixin;
    }

    private Object required(RecordComponent component) {
        Object value = value(component);
        if (value == null) {
            throw new BadConfiguration(
                    "The report " + ReportMeta.of(defaults).name() + " has no default for " + component.getName() + ".",
                    "set one in its no-argument constructor.");
        }
        return value;
    }

    private @Nullable Object value(RecordComponent component) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(defaults);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be read: " + defaults.getClass(), e);
        }
    }

    private @Nullable Object chosen(RecordComponent component) {
        return Objects.requireNonNull(values.get(component.getName())).get();
    }

    void addTo(CommandSpec command) {
        mixins.forEach((name, mixin) -> command.addMixin(name, CommandSpec.forAnnotatedObject(mixin)));
        options.forEach(option -> command.addOption(option.spec()));
    }

    /** The chosen filter, for the caption: {@code completed orders, all time, UTC, limit 10}. */
    String filter() {
        return said.stream().map(Supplier::get).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /**
     * Creates the report with the chosen values.
     *
     * @throws io.shopsql.error.InvalidInput if the report rejects a value
     */
    Report<?> report() {
        if (values.isEmpty()) {
            return defaults;
        }
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        try {
            var constructor = defaults.getClass()
                    .getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.trySetAccessible();
            return (Report<?>) constructor.newInstance(
                    Stream.of(components).map(this::chosen).toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("the report cannot be made: " + defaults.getClass(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has such a constructor: " + defaults.getClass(), e);
        }
    }
}
