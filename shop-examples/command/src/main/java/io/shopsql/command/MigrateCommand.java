package io.shopsql.command;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.output.WholeFile;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.diff.Difference;
import io.shopsql.schema.diff.SchemaDiff;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

@Command(
        name = "migrate",
        description = {
            "Brings the database to the schema of this version, or shows and changes where it stands.",
            "Every other command migrates too; without a subcommand this one does nothing else. Data is kept, but for"
                    + " what 'down' and 'to' take back."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shop migrate status", "  shop migrate sql > upgrade.sql", "  shop migrate diff --draft draft.xml"})
final class MigrateCommand implements Runnable {

    @Option(
            names = "--changelog",
            scope = ScopeType.INHERIT,
            paramLabel = "RESOURCE",
            description = "The changelog of an application that includes this library's, a resource on the class path.")
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

    @Command(description = "Apply what is pending; as without a subcommand.")
    void up() {
        Migrations migrations = migrations();
        int pending = migrations.status().pending().size();
        migrations.apply();
        out().println(
                        pending == 0
                                ? "The database is up to date: nothing to do."
                                : "The database is migrated, and up to date: " + changesets(pending) + " applied.");
    }

    @Command(description = "Show what is applied and what is pending, and who holds the migration lock.")
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

    @Command(description = "Take back the last N changesets. What they made is lost, with its data.")
    void down(@Parameters(paramLabel = "N", description = "How many, at least 1.") int changesets) {
        Migrations migrations = migrations();
        int before = migrations.status().applied().size();
        migrations.rollback(changesets);
        out().println(changesets(before - migrations.status().applied().size()) + " taken back.");
    }

    @Command(
            description =
                    "Go to a tag: back to it where the database has it, losing what came after with its data; else up"
                            + " to the changeset that sets it.")
    void to(@Parameters(paramLabel = "TAG", description = "The tag.") String tag) {
        Migrations migrations = migrations();
        migrations.to(tag);
        out().println("The database is at " + tag + ": "
                + changesets(migrations.status().applied().size()) + " applied.");
    }

    @Command(description = "Name the present state, to come back to.")
    void tag(@Parameters(paramLabel = "NAME", description = "1 to 100 characters.") String name) {
        migrations().tag(name);
        out().println("The database is tagged " + name + ".");
    }

    @Command(description = "List what was applied, and when.")
    void history(@Mixin OutputOptions output) {
        List<HistoryRow> rows =
                migrations().history().stream().map(HistoryRow::of).toList();
        output.print(out(), "Applied", HistoryRow.class, rows);
    }

    @Command(description = "Print the statements that would be run, without running them.")
    void sql(
            @Option(
                            names = "--down",
                            paramLabel = "N",
                            description =
                                    "Of taking back the last N changesets, rather than of applying what is pending.")
                    @Nullable
                    Integer down) {
        out().print(down == null ? migrations().sql() : migrations().rollbackSql(down));
        out().flush();
    }

    @Command(
            description = {
                "Show in what the database differs from the changelog: tables, columns, constraints and indexes.",
                "On Postgres this needs the right to create schemas; nothing is kept."
            })
    void diff(
            @Mixin OutputOptions output,
            @Option(
                            names = "--draft",
                            paramLabel = "FILE",
                            description =
                                    "Write changesets that would bring the changelog to the database to this file. A"
                                            + " file that is there is not replaced.")
                    @Nullable
                    Path draft,
            @Option(names = "--force", description = "Replace the file if it is there.") boolean force) {
        WholeFile file = draft == null ? null : WholeFile.at(draft, force); // refused before anything is compared
        SchemaDiff diff = migrations().diff();
        output.print(
                out(),
                diff.isEmpty() ? "The database is as the changelog has it." : "The database differs from the changelog",
                DifferenceRow.class,
                diff.differences().stream().map(DifferenceRow::of).toList());
        if (file != null) {
            file.write(diff.draft().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Command(
            description = {
                "Release the lock of a migration that was killed; the next migration does so too.",
                "Needed only after a changeset that ran outside of transactions: see that its process is gone."
            })
    void unlock() {
        out().println(migrations().unlock() ? "The lock is released." : "No lock was held.");
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
