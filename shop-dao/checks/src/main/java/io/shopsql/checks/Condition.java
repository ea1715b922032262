package io.shopsql.checks;

/** When a rule holds for a use, if not always. */
@FunctionalInterface
interface Condition {

    boolean holds(Use use);
}
