package io.shopsql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class EngineInOutputTest {

    @Test
    void each_class_gets_a_line_for_each_engine() {
        assertThat(outputOf(FailsInPart.class).lines())
                .filteredOn(line -> line.contains("io.shopsql.testkit"))
                .satisfiesExactly(
                        sqlite -> assertThat(sqlite).contains("FailsInPart on SQLITE: 2 tests, 1 skipped, in "),
                        postgres -> assertThat(postgres)
                                .contains("FailsInPart on POSTGRES: 2 tests, 1 failed, 1 skipped, in "));
    }

    private static String outputOf(Class<?> tests) {
        PrintStream before = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setErr(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(tests))
                            .build());
        } finally {
            System.setErr(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Nested, so that the build does not find it. */
    @EveryDatabase
    static final class FailsInPart {

        private final TestDatabase database;

        FailsInPart(TestDatabase database) {
            this.database = database;
        }

        @Test
        void a_test_passes() {
            assertThat(database).isNotNull();
        }

        @Test
        void a_test_fails_on_postgres() {
            assertThat(database).isNotEqualTo(TestDatabase.POSTGRES);
        }

        @Test
        @Disabled("to be counted")
        void a_test_is_skipped() {}
    }
}
