package io.shopsql.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.Report;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputFormatTest {

    public record Line(
            UserId userId,
            @Nullable String name,
            Money averageOrderValue,
            Instant placedAt,
            OrderStatus status,
            Optional<BigDecimal> ratio,
            boolean active) {}

    private static final List<Line> LINES = List.of(
            new Line(
                    new UserId(7),
                    "=SUM(\"a\";1)\nnext",
                    Money.of("-72.48"),
                    Instant.parse("2020-01-01T09:00:00Z"),
                    OrderStatus.COMPLETED,
                    Optional.of(new BigDecimal("0.0000001")),
                    true),
            new Line(
                    new UserId(12),
                    null,
                    Money.of("0.001"),
                    Instant.parse("2020-01-01T09:00:00.5Z"),
                    OrderStatus.REFUNDED,
                    Optional.empty(),
                    false));

    @Test
    void a_table_is_aligned_and_obeys_no_control_character() {
        assertThat(written(OutputFormat.TABLE)).isEqualTo("""
                user_id  name              average_order_value  placed_at                 status         ratio  active
                -------  ----------------  -------------------  ------------------------  ---------  ---------  ------
                      7  =SUM("a";1)·next              -£72.48  2020-01-01T09:00:00Z      completed  0.0000001  true
                     12                                 £0.001  2020-01-01T09:00:00.500Z  refunded              false
                """);
    }

    @Test
    void csv_quotes_what_must_be_and_leaves_null_empty() {
        assertThat(written(OutputFormat.CSV)).isEqualTo("""
                user_id,name,average_order_value,placed_at,status,ratio,active
                7,"'=SUM(""a"";1)
                next",-72.48,2020-01-01T09:00:00Z,completed,0.0000001,true
                12,,0.001,2020-01-01T09:00:00.500Z,refunded,,false
                """);
    }

    @Test
    void markdown_is_a_table_whatever_stands_in_a_cell() {
        assertThat(written(OutputFormat.MARKDOWN)).isEqualTo("""
                | user_id | name | average_order_value | placed_at | status | ratio | active |
                | ---: | --- | ---: | --- | --- | ---: | --- |
                | 7 | =SUM("a";1)·next | -£72.48 | 2020-01-01T09:00:00Z | completed | 0.0000001 | true |
                | 12 |  | £0.001 | 2020-01-01T09:00:00.500Z | refunded |  | false |
                """);
    }

    @Test
    void markdown_makes_no_link_and_no_mark_of_a_text_a_name_or_the_currency() {
        List<Linked> hostile =
                List.of(new Linked("https://a.example www.b.example ftp://c _d_ e_f 09:00", Money.of(1)));
        StringWriter out = new StringWriter();
        OutputFormat.MARKDOWN.write(out, Rows.of(Linked.class, hostile), "|");
        assertThat(out.toString()).isEqualTo("""
                | text_of_it | price |
                | --- | ---: |
                | https\\://a.example www\\.b.example ftp\\://c \\_d\\_ e_f 09:00 | \\|1.00 |
                """);
        Field<String> name = DSL.field(DSL.name("a|b"), String.class);
        Result<Record1<String>> rows = DSL.using(SQLDialect.DEFAULT).newResult(name);
        rows.add(DSL.using(SQLDialect.DEFAULT).newRecord(name).values("x"));
        Report<Result<Record1<String>>> named = db -> rows;
        StringWriter head = new StringWriter();
        OutputFormat.MARKDOWN.write(head, Rows.of(named, rows), "£");
        assertThat(head.toString()).contains("| a\\|b |");
    }

    @Test
    void columns_of_one_name_are_told_apart() {
        Field<Long> id = DSL.field(DSL.name("id"), Long.class);
        Result<Record2<Long, Long>> rows = DSL.using(SQLDialect.DEFAULT).newResult(id, id);
        rows.add(DSL.using(SQLDialect.DEFAULT).newRecord(id, id).values(1L, 2L));
        Report<Result<Record2<Long, Long>>> report = db -> rows;
        StringWriter out = new StringWriter();
        OutputFormat.CSV.write(out, Rows.of(report, rows), "£");
        assertThat(out.toString()).isEqualTo("id,id_2\n1,2\n");
    }

    @Test
    void json_has_numbers_as_numbers() {
        assertThat(written(OutputFormat.JSON).replaceAll("\\s*\n\\s*", "").replace(" : ", ":"))
                .contains("\"user_id\":7,\"name\":\"=SUM(\\\"a\\\";1)\\nnext\",\"average_order_value\":-72.48,")
                .contains("\"ratio\":0.0000001,\"active\":true")
                .contains("\"name\":null,\"average_order_value\":0.001,")
                .contains("\"ratio\":null,\"active\":false");
    }

    public record Linked(String textOfIt, Money price) {}

    public record Text(String text) {}

    @Test
    void what_a_terminal_would_obey_is_a_dot_in_captions_names_and_cells() {
        List<Text> hostile = List.of(new Text("a\u009b31mb\u202ec\u001b[2Jd\u2066e"));
        Rows rows = Rows.of(Text.class, hostile).captioned("x\u001b[31m\ny");
        for (OutputFormat format : List.of(OutputFormat.TABLE, OutputFormat.MARKDOWN)) {
            StringWriter out = new StringWriter();
            format.write(out, rows, "£");
            assertThat(out.toString())
                    .contains("x·")
                    .contains("a·31mb·c·")
                    .doesNotContain("\u009b", "\u202e", "\u001b", "\u2066", "\ny");
        }
    }

    public record Name(String name, long pieces) {}

    @Test
    void wide_characters_take_two_columns_and_accents_none() {
        List<Name> names = List.of(new Name("急須", 1), new Name("🫖 pot", 2), new Name("the\u0301ie\u0300re", 3));
        StringWriter table = new StringWriter();
        OutputFormat.TABLE.write(table, Rows.of(Name.class, names), "£");
        assertThat(table.toString()).isEqualTo("""
                name     pieces
                -------  ------
                急須          1
                🫖 pot        2
                the\u0301ie\u0300re       3
                """);
        assertThat(TextTable.shortened("急須急須", 6)).isEqualTo("急須…");
        assertThat(TextTable.shortened("急須急須", 8)).isEqualTo("急須急須");
    }

    @Test
    void csv_lets_no_spreadsheet_take_text_for_a_formula() {
        for (String formula :
                List.of("=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1", "＝1", "＠x")) {
            StringWriter out = new StringWriter();
            OutputFormat.CSV.write(out, Rows.of(Text.class, List.of(new Text(formula))), "£");
            assertThat(out.toString()).as(formula).containsPattern("^text\n\"?'");
        }
        StringWriter plain = new StringWriter();
        OutputFormat.CSV.write(plain, Rows.of(Text.class, List.of(new Text(" a=1"))), "£");
        assertThat(plain.toString()).doesNotContain("'");
    }

    private static String written(OutputFormat format) {
        StringWriter out = new StringWriter();
        format.write(out, Rows.of(Line.class, LINES), "£");
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
