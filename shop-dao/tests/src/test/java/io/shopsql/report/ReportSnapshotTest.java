package io.shopsql.report;

import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A report of several statements sees one snapshot: at its second statement it starts anew inside one. */
@EveryDatabase
class ReportSnapshotTest {

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    private int runs;
    private int users;

    ReportSnapshotTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void the_second_statement_sees_what_the_first_saw_while_another_writes_between() {
        try (Shop other = Shop.open(shop.config())) {
            List<Integer> counts = shop.report(db -> {
                runs++;
                int before = db.fetchCount(USERS);
                addUser(other);
                return List.of(before, db.fetchCount(USERS));
            });
            // the abandoned run has added one too
            assertThat(counts).containsExactly(1, 1);
            assertThat(users).isEqualTo(2);
        }
    }

    @Test
    void it_runs_twice_the_first_time_and_once_from_then_on() {
        Report<Integer> report = this::askTwice;
        shop.report(report);
        assertThat(runs).isEqualTo(2);
        shop.report(report);
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void each_shop_detects_a_second_statement_by_itself() {
        Report<Integer> report = this::askTwice;
        shop.report(report);
        try (Shop other = Shop.open(shop.config())) {
            other.report(report);
        }
        assertThat(runs).isEqualTo(4);
    }

    @Test
    void a_report_of_one_statement_runs_once_and_without_a_transaction() {
        List<Boolean> autoCommit = new ArrayList<>();
        Report<Integer> one = db -> {
            runs++;
            return DSL.using(db.configuration()
                            .deriveAppending(ExecuteListener.onExecuteStart(ctx -> autoCommit.add(autoCommit(ctx)))))
                    .fetchCount(USERS);
        };
        shop.report(one);
        shop.report(one);
        assertThat(autoCommit).containsExactly(true, true);
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void a_report_that_swallows_the_signal_starts_anew_all_the_same() {
        List<Integer> counts = shop.report(db -> {
            runs++;
            int first = db.fetchCount(USERS);
            try {
                return List.of(first, db.fetchCount(USERS));
            } catch (RuntimeException e) {
                return List.of(-1);
            }
        });
        assertThat(counts).containsExactly(0, 0);
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void a_report_that_makes_another_error_of_the_signal_starts_anew_all_the_same() {
        int count = shop.report(db -> {
            runs++;
            try {
                return db.fetchCount(USERS) + db.fetchCount(USERS);
            } catch (RuntimeException e) {
                throw new IllegalStateException("of its own", e);
            }
        });
        assertThat(count).isZero();
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void an_error_of_its_own_reaches_the_caller_from_the_first_run() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> shop.report(db -> {
                    runs++;
                    db.fetchCount(USERS);
                    throw new IllegalStateException("of its own");
                })))
                .hasMessage("of its own");
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void rows_that_come_in_portions_need_a_snapshot_on_postgres_alone() {
        shop.report(db -> {
            runs++;
            try (var rows = db.selectFrom(USERS).fetchSize(1).fetchLazy()) {
                return rows.fetchNext() == null;
            }
        });
        assertThat(runs).isEqualTo(database == TestDatabase.POSTGRES ? 2 : 1);
    }

    @Test
    void inside_a_write_it_runs_once() {
        shop.write(tx -> tx.report(this::askTwice));
        shop.write(tx -> shop.report(this::askTwice));
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void inside_a_read_it_is_restarted_with_the_read() {
        shop.read(tx -> tx.report(this::askTwice));
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void a_report_that_asks_others_shares_one_snapshot_with_them() {
        Report<Integer> one = db -> db.fetchCount(USERS);
        try (Shop other = Shop.open(shop.config())) {
            List<Integer> counts = shop.report(db -> {
                int before = shop.report(one);
                addUser(other);
                return List.of(before, shop.report(one));
            });
            assertThat(counts).containsExactly(1, 1);
        }
    }

    @Test
    void a_savepoint_needs_a_snapshot() {
        int count = shop.report(db -> {
            runs++;
            return db.transactionResult(nested -> nested.dsl().fetchCount(USERS));
        });
        assertThat(count).isZero();
        assertThat(runs).isEqualTo(2);
    }

    private Integer askTwice(DSLContext db) {
        runs++;
        return db.fetchCount(USERS) + db.fetchCount(USERS);
    }

    private void addUser(Shop other) {
        users++;
        other.run(tx -> tx.users().insert(new NewUser("User", "user-" + users + "@example.com")));
    }

    private static boolean autoCommit(ExecuteContext ctx) {
        try {
            return ctx.connection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
