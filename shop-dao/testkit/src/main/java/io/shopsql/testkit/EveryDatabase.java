package io.shopsql.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the tests of a class on each engine. The constructor takes a {@link TestDatabase} and opens a fresh shop for each test:
 *
 * <pre>{@code
 * @EveryDatabase
 * class GreetingTest {
 *     @AutoClose
 *     private final TestShop shop;
 *
 *     GreetingTest(TestDatabase database) {
 *         shop = database.emptyShop();
 *     }
 *
 *     @Test
 *     void a_new_user_is_found() {
 *         User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
 *         assertThat(shop.read(tx -> tx.users().get(alice.id()))).isEqualTo(alice);
 *     }
 * }
 * }</pre>
 *
 * A failure's message names the engine. For each class and engine, the logger {@code io.shopsql.testkit} writes a line with
 * the number of tests and failures at level info. Requires JUnit 5.13 or later; an earlier version fails with a message that says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({JUnitVersion.class, EngineInFailures.class, EngineInOutput.class})
@ParameterizedClass
@EnumSource(TestDatabase.class)
public @interface EveryDatabase {}
