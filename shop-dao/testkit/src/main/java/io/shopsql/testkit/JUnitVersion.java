package io.shopsql.testkit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails before anything else if JUnit is too old. JUnit before 5.13 has no {@code @ParameterizedClass}; the JVM leaves out an
 * annotation whose class is missing, and the test would fail with a word about its constructor.
 */
final class JUnitVersion implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            Class.forName(
                    "org.junit.jupiter.params.ParameterizedClass",
                    false,
                    getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ExtensionConfigurationException(
                    "shop-testkit needs JUnit 5.13 or later, and this is JUnit "
                            + Test.class.getPackage().getImplementationVersion()
                            + ". Next: import a later org.junit:junit-bom in your dependencyManagement.",
                    e);
        }
        return ConditionEvaluationResult.enabled("JUnit has parameterized classes");
    }
}
