package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.examples.Example;
import io.shopsql.imports.Progress;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.Reports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"demo", "example", "import", "copy", "report", "dashboard", "rollup", "migrate"})
    void every_command_has_help(String command) {
        CommandRun run = CommandRun.shop(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: shop " + command).contains("--url", "--verbose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "example", "report --list", "report kpi-summary --describe"})
    void stdout_that_cannot_be_written_is_an_error(String command) {
        StringWriter err = new StringWriter();
        Shell shell = failing("No space left on device", err);
        assertThat(ShopCommand.in(shell).execute(command.split(" "))).isEqualTo(1);
        assertThat(err.toString()).startsWith("shop: The output could not be written. Next: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed"})
    void a_closed_pipe_is_not_an_error(String message) {
        StringWriter err = new StringWriter();
        assertThat(ShopCommand.in(failing(message, err)).execute("report", "--list"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    private static Shell failing(String message, StringWriter err) {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(message);
            }
        };
        return new Shell(PipedOutput.to(failing), new PrintWriter(err, true), name -> null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "report",
                "report sales",
                "sell",
                "import",
                "demo --colour",
                "example nonsense",
                "example contact-book --url jdbc:mysql://localhost/shop",
                "report kpi-summary --from yesterday",
                "report kpi-summary --zone Mars",
                "report kpi-summary --format xml",
                "report current-stock --bucket day",
                "report top-products --limit ten",
                "report top-products --limit 0",
                "report top-products --rank-by weight",
                "report lapsed-customers --at-least much",
                "report --describe nonsense",
                "report --list --describe rfm",
                "dashboard --from 2011-02-01 --to 2011-01-01",
                "dashboard --low-stock -1",
                "import f.csv --column price",
                "import f.csv --column prize=Price",
                "import f.csv --separator ;;",
                "import f.csv --charset utf-9",
                "import f.csv --date-pattern {}",
                "import f.csv --email no-code@example.com",
                "copy",
                "copy --from jdbc:sqlite:a.db",
                "copy --from jdbc:sqlite:none.db --to jdbc:sqlite:b.db",
                "copy --from jdbc:mysql://localhost/shop --to jdbc:sqlite:b.db",
                "copy --from jdbc:postgresql://localhost/a?password=x --to jdbc:sqlite:b.db",
                "copy --from jdbc:postgresql://localhost/a --to jdbc:sqlite:b.db --url jdbc:sqlite:c.db",
                "dashboard --out",
                "dashboard --bucket hour",
                "dashboard --low-stock few",
                "dashboard --format csv",
                "dashboard --url jdbc:mysql://localhost/shop",
                "rollup nonsense",
                "rollup on --zone Mars",
                "rollup check --format xml",
                "rollup --url jdbc:mysql://localhost/shop",
                "migrate --url jdbc:mysql://localhost/shop"
            })
    void what_is_asked_for_wrongly_is_told_in_one_line_with_exit_code_2(String args) {
        CommandRun run = CommandRun.shop(args.isEmpty() ? new Object[0] : (Object[]) args.split(" ", -1));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("shop: ").contains(" Next: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboard --from 2011-02-01 --to 2011-01-01",
                "dashboard --low-stock -1",
                "dashboard --out none/page.html",
                "report kpi-summary --out none/kpi.csv",
                "report kpi-summary --out kpi.xls",
                "report rfm --as-of -0001-01-01",
                "report top-products --limit 0"
            })
    void what_is_refused_makes_no_database(String args) {
        Path database = folder.resolve("none.db");
        CommandRun run = CommandRun.shop((Object[]) (args + " --url jdbc:sqlite:" + database).split(" ", -1));
        assertThat(run.exitCode()).as(run.err()).isNotZero();
        assertThat(run.err()).startsWith("shop: ").contains(" Next: ").hasLineCount(1);
        assertThat(database).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report kpi-summary --from 2011-02-30|a date, e.g. 2010-12-31, but was '2011-02-30'.",
                "report kpi-summary --zone BST|a time zone, e.g. Europe/London or UTC, but was 'BST'.",
                "report lapsed-customers --at-least 1e3|an amount, e.g. 12.50, but was '1e3'."
            })
    void a_value_that_cannot_be_read_is_told_by_an_example(String both) {
        String[] parts = both.split("\\|", -1);
        CommandRun run = CommandRun.shop((Object[]) parts[0].split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(": expected " + parts[1] + " Next: see shop report")
                .doesNotContain("java");
    }

    @Test
    void a_range_that_only_the_report_can_refuse_was_asked_for_wrongly_too() {
        CommandRun run = CommandRun.shop(
                "report",
                "cohort-retention",
                "--from",
                "1900-01-01",
                "--to",
                "2000-01-01",
                "--url",
                "jdbc:sqlite:" + folder.resolve("cohorts.db"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("shop: range must have at most 600 months")
                .endsWith("Next: narrow the range.\n")
                .hasLineCount(1);
    }

    @Test
    void an_unknown_report_is_answered_with_the_names_there_are() {
        String names = Reports.all().stream()
                .map(report -> ReportMeta.of(report).name())
                .sorted()
                .collect(Collectors.joining(", "));
        assertThat(CommandRun.shop("report", "sales").err())
                .isEqualTo("shop: 'shop report' has no command 'sales'. Next: use one of " + names + ".\n");
    }

    @Test
    void every_report_of_the_catalogue_is_helped_by_what_it_says_about_itself() {
        for (Report<?> report : Reports.all()) {
            ReportMeta meta = ReportMeta.of(report);
            CommandRun help = CommandRun.shop("report", meta.name(), "--help");
            assertThat(help.exitCode()).as(meta.name()).isZero();
            assertThat(help.out())
                    .contains("Usage: shop report " + meta.name(), meta.question(), "--format", "--explain");
        }
    }

    /** Two components, one option: {@code --no-ties}. */
    public record Clash(boolean ties, boolean noTies) implements Report<Integer> {
        public Clash() {
            this(false, false);
        }

        @Override
        public Integer run(DSLContext db) {
            return 0;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.Missing", "io.shopsql.command.UsageTest$Clash"})
    void a_report_that_cannot_be_had_is_told_by_the_report_command_and_disturbs_no_other(String name)
            throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.shopsql.report.Report"), name + "\n");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            for (String args : new String[] {"report", "report top-products --limit 3", "report --list"}) {
                CommandRun run = CommandRun.shop((Object[]) args.split(" ", -1));
                assertThat(run.exitCode()).as(args).isEqualTo(2);
                assertThat(run.err()).contains(name).hasLineCount(1);
            }
            assertThat(CommandRun.shop("example").exitCode()).isZero();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void examples_are_listed_with_a_line_each() {
        CommandRun run = CommandRun.shop("example");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(Example.values().length)
                .contains("contact-book         " + Example.CONTACT_BOOK.summary());
    }

    @Test
    void a_missing_file_fails_with_exit_code_1_and_makes_no_database() {
        Path database = folder.resolve("new.db");
        CommandRun run =
                CommandRun.shop("import", folder.resolve("none.csv").toString(), "--url", "jdbc:sqlite:" + database);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file").hasLineCount(1);
        assertThat(database).doesNotExist();
    }

    @Test
    void a_dry_run_makes_no_database() throws IOException {
        Path database = folder.resolve("new.db");
        Path file = Files.writeString(
                folder.resolve("orders.csv"), HEADER + "1,PEN,Pen,5,2020-01-01 09:00:00,2.50,17,France\n");
        CommandRun run = CommandRun.shop("import", file.toString(), "--dry-run", "--url", "jdbc:sqlite:" + database);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Dry run of").contains("nothing was stored", "$12.50");
        assertThat(database).doesNotExist();
    }

    @Test
    void a_stack_trace_is_shown_when_asked_for() {
        String[] args = {"import", folder.resolve("none.csv").toString(), "--verbose"};
        assertThat(CommandRun.shop((Object[]) args).err()).contains("ImportRefused", "\tat io.shopsql");
    }

    @Test
    void without_a_terminal_there_is_no_progress_bar() {
        // the tests run with their output in a pipe
        assertThat(TerminalProgress.ifTerminal()).isSameAs(Progress.NONE);
    }
}
