package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.InvalidInput;
import io.shopsql.report.products.LowStock;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of a project's own is found by one line of a services file. */
class ReportsInstalledTest {

    public record OpenOrders() implements Report<List<OpenOrders.Row>> {
        public record Row(long orders) {}

        @Override
        public List<Row> run(DSLContext db) {
            return List.of();
        }
    }

    public record LowStock() implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    public record WithoutDefaults(int days) implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return days;
        }
    }

    @TempDir
    private Path project;

    @Test
    void without_a_services_file_only_the_built_in_reports_are_installed() {
        assertThat(Reports.installed()).isEqualTo(Reports.all());
    }

    @Test
    void a_report_that_a_file_names_stands_behind_the_ready_made_ones() throws IOException {
        List<Report<?>> installed = installedWith(OpenOrders.class.getName());
        assertThat(installed)
                .startsWith(Reports.all().toArray(new Report<?>[0]))
                .hasSize(Reports.all().size() + 1);
        assertThat(ReportMeta.of(installed.get(installed.size() - 1)).name()).isEqualTo("open-orders");
    }

    @Test
    void a_report_that_cannot_be_made_is_a_bad_configuration_that_names_it() {
        for (String wrong : new String[] {"com.example.Missing", WithoutDefaults.class.getName()}) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> installedWith(wrong))
                    .withMessageContaining(wrong)
                    .withMessageContaining("META-INF/services/io.shopsql.report.Report");
        }
    }

    public record Throws() implements Report<Integer> {
        public Throws {
            if (Reports.all().size() > 1) {
                throw new IllegalStateException("boom");
            }
        }

        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    public record CannotSay() implements Report<Integer> {
        @Override
        public Integer run(DSLContext db) {
            return 0;
        }

        @Override
        public Optional<Chart> chart() {
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void what_a_report_throws_is_told_and_kept() {
        for (Class<?> wrong : List.of(Throws.class, CannotSay.class)) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> installedWith(wrong.getName()))
                    .withMessageContaining(wrong.getName())
                    .withMessageContaining("boom")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void two_reports_of_one_name_are_refused() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> installedWith(LowStock.class.getName()))
                .withMessageContaining("low-stock");
    }

    @Test
    void a_chart_says_what_it_cannot_draw() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Chart.bars("name"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Chart(Chart.Kind.LINES, List.of("label"), "month", List.of("net")));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Chart(Chart.Kind.HEAT_MAP, List.of("cohort"), null, List.of("net")));
    }

    private List<Report<?>> installedWith(String line) throws IOException {
        Path services = Files.createDirectories(project.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.shopsql.report.Report"), line + "\n");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {project.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return Reports.installed();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
