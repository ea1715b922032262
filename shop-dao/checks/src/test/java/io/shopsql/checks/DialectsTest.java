package io.shopsql.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which dialects of jOOQ's annotations include an engine. */
class DialectsTest {

    @Test
    void a_family_includes_its_engine() {
        assertThat(Dialects.include(Set.of("H2", "POSTGRES"), "POSTGRES")).isTrue();
        assertThat(Dialects.include(Set.of("H2", "POSTGRES"), "SQLITE")).isFalse();
        assertThat(Dialects.include(Set.of("YUGABYTEDB"), "POSTGRES")).isFalse();
    }

    @Test
    void no_dialect_is_every_dialect() {
        assertThat(Dialects.include(Set.of(), "SQLITE")).isTrue();
    }

    @Test
    void a_version_includes_its_engine_from_the_oldest_that_a_shop_opens() {
        assertThat(Dialects.include(Set.of("POSTGRES_9_5"), "POSTGRES")).isTrue();
        assertThat(Dialects.include(Set.of("POSTGRES_15"), "POSTGRES")).isTrue();
        assertThat(Dialects.include(Set.of("POSTGRES_16"), "POSTGRES")).isFalse();
        assertThat(Dialects.include(Set.of("POSTGRES_16", "POSTGRES_9_5"), "POSTGRES"))
                .isTrue();
        assertThat(Dialects.include(Set.of("SQLITE_3_40"), "SQLITE")).isTrue();
    }
}
