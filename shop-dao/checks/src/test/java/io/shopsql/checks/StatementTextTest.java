package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one statement, and what changes data. */
class StatementTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select 1;",
                "select 1 ; -- done; really\n /* ; */ ",
                "select ';' from \"a;b\" where c = 'it''s; so'",
                "create trigger t after insert on a begin insert into b values (1); delete from c; end",
                "CREATE TEMP TRIGGER t AFTER UPDATE ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; END;",
                "create rule r as on insert to a do also (insert into b values (1); insert into c values (1))",
                "",
                ";"
            })
    void one_statement_on_both(String text) {
        assertThat(StatementText.isOne(text, false)).isTrue();
        assertThat(StatementText.isOne(text, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "; select 1",
                "select ';'; select 2",
                "select 1 /* ; */ ; delete from a",
                "select 1 -- ;\n; delete from a",
                "create trigger t after insert on a begin delete from c; end; select 1",
                "create table begin (a int); drop table b",
                "insert into a values ('x'';'); insert into a values ('y')"
            })
    void several_statements_on_both(String text) {
        for (boolean postgres : new boolean[] {false, true}) {
            assertThat(StatementText.isOne(text, postgres)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function f() returns trigger language plpgsql as $$ begin a; b; end $$",
                "create function f() returns int language sql as $body_1$ select 1; select 2; $body_1$;",
                "create function f() returns int language sql begin atomic select 1; select 2; end",
                "select E'it\\'s; so'",
                "select /* a /* nested; */ ; */ 1",
                "select array['a', ';']"
            })
    void one_statement_of_postgres(String text) {
        assertThat(StatementText.isOne(text, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select $1; select 2", "select 'a\\'; select 2", "select a$b$c; select 2"})
    void several_statements_of_postgres(String text) {
        assertThat(StatementText.isOne(text, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select [a;b] from `c;d`", "select 'a\\;b'"})
    void one_statement_of_sqlite(String text) {
        assertThat(StatementText.isOne(text, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into a values (1) returning id",
                " /* why */ DELETE from a returning id",
                "with x as (delete from a returning id) select * from x",
                "with x as (select 1) update a set b = 1 returning b",
                "explain analyze delete from a",
                "-- why\nupdate a set b = 1"
            })
    void changes_data(String text) {
        assertThat(StatementText.changesData(text, false)).isTrue();
        assertThat(StatementText.changesData(text, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select update from a",
                "with x as (select id from a for update) select * from x",
                "with x as (select id from a for no key update) select 'delete', \"insert\" from x",
                "values (1)",
                "(select 1)",
                ""
            })
    void changes_nothing(String text) {
        assertThat(StatementText.changesData(text, false)).isFalse();
        assertThat(StatementText.changesData(text, true)).isFalse();
    }
}
