package io.shopsql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

class EngineInFailuresTest {

    @Test
    void each_failure_names_its_engine() {
        List<Throwable> failures = failuresOf(FailsOnPurpose.class);
        assertThat(failures)
                .filteredOn(AssertionFailedError.class::isInstance)
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        sqlite -> assertThat(sqlite).startsWith("on SQLITE: ").contains("but was: 2"),
                        postgres ->
                                assertThat(postgres).startsWith("on POSTGRES: ").contains("but was: 2"));
        assertThat(failures)
                .filteredOn(UnsupportedOperationException.class::isInstance)
                .extracting(failure -> failure.getSuppressed()[0].getMessage())
                .containsExactly("on SQLITE", "on POSTGRES");
        assertThat(failures).hasSize(4);
    }

    @Test
    void what_was_expected_stays() {
        assertThat(failuresOf(FailsOnPurpose.class))
                .filteredOn(AssertionFailedError.class::isInstance)
                .allSatisfy(failure -> assertThat(
                                ((AssertionFailedError) failure).getExpected().getValue())
                        .isEqualTo("1"));
    }

    private static List<Throwable> failuresOf(Class<?> tests) {
        List<Throwable> failures = new ArrayList<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
            }
        });
        return failures;
    }

    /** Nested, so that the build does not find it. */
    @EveryDatabase
    static final class FailsOnPurpose {

        FailsOnPurpose(TestDatabase database) {
            assertThat(database).isNotNull();
        }

        @Test
        void an_assertion_fails() {
            assertThat(2).isEqualTo(1);
        }

        @Test
        void an_error_is_thrown() {
            throw new UnsupportedOperationException();
        }
    }
}
