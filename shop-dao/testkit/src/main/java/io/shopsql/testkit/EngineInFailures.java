package io.shopsql.testkit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/** Adds the engine's name to each failure, since build tools show only the invocation's index: {@code it_fails()[2]}. */
final class EngineInFailures implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        String on = "on " + engine(context);
        if (failure instanceof AssertionError assertion) {
            throw named(on + ": " + assertion.getMessage(), assertion);
        }
        // keep the exception's type: a test may expect it
        Throwable engine = new IllegalStateException(on);
        engine.setStackTrace(new StackTraceElement[0]);
        failure.addSuppressed(engine);
        throw failure;
    }

    private static AssertionError named(String message, AssertionError failure) {
        AssertionError named = failure instanceof AssertionFailedError compared
                        && compared.isExpectedDefined()
                        && compared.isActualDefined()
                ? new AssertionFailedError(message, compared.getExpected(), compared.getActual(), failure)
                : new AssertionFailedError(message, failure);
        named.setStackTrace(failure.getStackTrace());
        return named;
    }

    static String engine(ExtensionContext test) {
        return invocation(test).flatMap(EngineInFailures::named).orElse("an unknown engine");
    }

    /** The invocation of the test's class on one engine. */
    static Optional<ExtensionContext> invocation(ExtensionContext test) {
        return Stream.iterate(
                        test.getParent(), Optional::isPresent, context -> context.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .filter(context -> named(context).isPresent())
                .findFirst();
    }

    /** The engine is part of the display name. */
    private static Optional<String> named(ExtensionContext context) {
        return Stream.of(TestDatabase.values())
                .map(Enum::name)
                .filter(context.getDisplayName()::contains)
                .findFirst();
    }
}
