package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Random statements answer alike on both engines. A number of statements, not a clock, says how long it runs: {@code
 * -Dfuzz.statements=1000000 -Dfuzz.seed=7} for hours by hand.
 */
class FuzzTest {

    private static final int MOST = 20;

    @AutoClose
    private final Pair pair = new Pair();

    @Test
    void statements_answer_alike_on_both_engines() {
        answerAlike(1, 400);
    }

    @Test
    @Tag("long")
    void many_statements_answer_alike_on_both_engines() {
        answerAlike(Long.getLong("fuzz.seed", 2), Long.getLong("fuzz.statements", 8_000));
    }

    private void answerAlike(long seed, long statements) {
        Fuzzer.Run run = new Fuzzer(seed, Admission.BY_RULES)
                .run(
                        pair,
                        statements,
                        MOST,
                        f -> LoggerFactory.getLogger(FuzzTest.class).warn("{}", f));
        assertThat(run.findings())
                .describedAs(() -> "seed " + seed + "\n"
                        + run.findings().stream().map(Finding::toString).collect(joining("\n\n")))
                .isEmpty();
        assertThat(run.answered()).isGreaterThan(run.asked() / 2);
    }
}
