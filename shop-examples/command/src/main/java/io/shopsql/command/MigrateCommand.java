package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.output.WholeFile;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.diff.Difference;
import io.shopsql.schema.diff.SchemaDiff;
import io.shopsql.schema.lint.Finding;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "migrate",
        description = {
            "Brings the database to the schema of this version, or shows and changes its state.",
            "Without a subcommand it only migrates, as every other command does before its work. Data is"
                    + " kept, except for what 'down' and 'to' roll back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop migrate status",
            "  shop migrate sql > upgrade.sql",
            "  shop migrate diff --draft draft.xml",
            "  shop migrate lint --changelog app/changelog.xml"
        })
final class MigrateCommand implements Runnable {

    @Option(
            names = "--changelog",
            scope = ScopeType.INHERIT,
            paramLabel = "RESOURCE",
            description = "An application's changelog that includes this library's: a resource on the class path.")
    private @Nullable String changelog;

    private final Shell shell;
    private final Database database;

    MigrateCommand(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    @Override
    public void run() {
        up();
    }

    @Command(description = "Apply pending changesets; the default subcommand.")
    void up() {
        Migrations migrations = migrations();
        int pending = migrations.status().pending().size();
        migrations.apply();
        out().println(
                        pending == 0
                                ? "The database is up to date: nothing to do."
                                : "The database is migrated and up to date: " + changesets(pending) + " applied.");
    }

    @Command(description = "Show applied and pending changesets, and who holds the migration lock.")
    void status() {
        Migrations migrations = migrations();
        Migrations.Status status = migrations.status();
        out().println("applied: " + changesets(status.applied().size()));
        out().println("pending: " + changesets(status.pending().size()));
        status.pending().forEach(name -> out().println("  " + name));
        migrations
                .lock()
                .ifPresentOrElse(
                        lock -> out().println("lock: held by " + lock.holder() + " since " + lock.since()
                                + (lock.running()
                                        ? ", which is migrating"
                                        : ", which was killed: the next migration takes it over")),
                        () -> out().println("lock: free"));
    }

    @Command(description = "Roll back the last N changesets. What they created is dropped, with its data.")
    void down(@Parameters(paramLabel = "N", description = "How many, at least 1.") int changesets) {
        Migrations migrations = migrations();
        int before = migrations.status().applied().size();
        migrations.rollback(changesets);
        out().println(changesets(before - migrations.status().applied().size()) + " rolled back.");
    }

    @Command(
            description =
                    "Migrate to a tag. If the database has the tag, later changesets are rolled back, with their data;"
                            + " else pending changesets are applied up to the one that sets the tag.")
    void to(@Parameters(paramLabel = "TAG", description = "The tag.") String tag) {
        Migrations migrations = migrations();
        migrations.to(tag);
        out().println("The database is at " + tag + ": "
                + changesets(migrations.status().applied().size()) + " applied.");
    }

    @Command(description = "Tag the current state, for a later 'to'.")
    void tag(@Parameters(paramLabel = "NAME", description = "1 to 100 characters.") String name) {
        migrations().tag(name);
        out().println("The database is tagged " + name + ".");
    }

    @Command(description = "List applied changesets with their times.")
    void history(@Mixin OutputOptions output) {
        List<HistoryRow> rows =
                migrations().history().stream().map(HistoryRow::of).toList();
        output.print(out(), "Applied", HistoryRow.class, rows);
    }

    @Command(description = "Print the pending SQL statements without running them.")
    void sql(
            @Option(
                            names = "--down",
                            paramLabel = "N",
                            description = "Print the statements that roll back the last N changesets instead.")
                    @Nullable
                    Integer down) {
        out().print(down == null ? migrations().sql() : migrations().rollbackSql(down));
        out().flush();
    }

    @Command(
            description = {
                "Show how the database differs from the changelog: tables, columns, constraints and indexes.",
                "On Postgres this needs the right to create schemas; it leaves none behind."
            })
    void diff(
            @Mixin OutputOptions output,
            @Option(
                            names = "--draft",
                            paramLabel = "FILE",
                            description =
                                    "Write changesets that would bring the changelog in line with the database to this"
                                            + " file. An existing file is not replaced.")
                    @Nullable
                    Path draft,
            @Option(names = "--force", description = "Replace an existing file.") boolean force) {
        WholeFile file = draft == null ? null : WholeFile.at(draft, force); // refuse before the comparison
        SchemaDiff diff = migrations().diff();
        output.print(
                out(),
                diff.isEmpty() ? "The database matches the changelog." : "The database differs from the changelog",
                DifferenceRow.class,
                diff.differences().stream().map(DifferenceRow::of).toList());
        if (file != null) {
            file.write(diff.draft().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Command(
            description = {
                "Look for tables of the changelog that would not behave alike on SQLite and Postgres, and for changes that"
                        + " a migration refuses. Reads no database.",
                "A finding is allowed by a property lint.RULE.TABLE.COLUMN of the changelog, its value the reason. Exit"
                        + " code 1 if there are findings."
            })
    int lint(@Mixin OutputOptions output) {
        List<Finding> findings = Migrations.lint(changelog == null ? Migrations.CHANGELOG : changelog);
        String sum = findings.isEmpty()
                ? "No findings."
                : findings.size() + (findings.size() == 1 ? " finding." : " findings.");
        if (output.format().isPresent()) {
            List<LintRow> rows = findings.stream().map(LintRow::of).toList();
            output.print(out(), sum, LintRow.class, rows);
        } else {
            findings.forEach(out()::println);
            out().println(sum);
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    @Command(
            description = {
                "Release the lock of a migration that was killed; the next migration does so by itself.",
                "Needed only after a changeset that ran outside a transaction: check first that its process has ended."
            })
    void unlock() {
        out().println(migrations().unlock() ? "The lock was released." : "No lock was held.");
    }

    private Migrations migrations() {
        ShopConfig config = database.config();
        return Shop.migrations(changelog == null ? config : config.changelog(changelog));
    }

    private PrintWriter out() {
        return shell.out();
    }

    private static String changesets(int count) {
        return count + (count == 1 ? " changeset" : " changesets");
    }

    /** As it is printed. */
    public record HistoryRow(
            Instant applied,
            String changeset,
            String author,
            @Nullable String tag,
            String description) {

        private static HistoryRow of(Migrations.Applied applied) {
            return new HistoryRow(
                    applied.at(),
                    applied.changeset(),
                    applied.author(),
                    applied.tag().orElse(null),
                    applied.description());
        }
    }

    /** As it is printed. */
    public record LintRow(String rule, String file, String changeset, String place, String why, String instead) {

        private static LintRow of(Finding finding) {
            return new LintRow(
                    finding.rule().toString(),
                    finding.file(),
                    finding.changeset(),
                    finding.place(),
                    finding.why(),
                    finding.instead());
        }
    }

    /** As it is printed. */
    public record DifferenceRow(
            String kind,
            String table,
            String name,
            @Nullable String inChangelog,
            @Nullable String inDatabase) {

        private static DifferenceRow of(Difference difference) {
            return new DifferenceRow(
                    difference.kind().name().toLowerCase(Locale.ROOT),
                    difference.table(),
                    difference.name(),
                    difference.inChangelog(),
                    difference.inDatabase());
        }
    }
}
