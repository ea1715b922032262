package io.shopsql.testkit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails first if JUnit is too old. Before 5.13 there is no {@code @ParameterizedClass}; the JVM ignores an annotation whose
 * class is missing, and the test would fail with a misleading message about its constructor.
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
                    "shop-testkit requires JUnit 5.13 or later; the class path has JUnit "
                            + Test.class.getPackage().getImplementationVersion()
                            + ". Next: import a later org.junit:junit-bom in your dependencyManagement.",
                    e);
        }
        return ConditionEvaluationResult.enabled("JUnit has parameterized classes");
    }
}
