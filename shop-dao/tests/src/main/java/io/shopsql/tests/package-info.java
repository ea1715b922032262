/** What the tests of this project share, and no other project needs. Start at {@link io.shopsql.tests.SharedData}. */
@NullMarked
package io.shopsql.tests;

import org.jspecify.annotations.NullMarked;
