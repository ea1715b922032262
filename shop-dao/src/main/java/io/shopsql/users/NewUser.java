package io.shopsql.users;

import org.jspecify.annotations.Nullable;

/**
 * A user to insert. Validated on construction; {@link io.shopsql.error.InvalidInput} names the field and its limits.
 *
 * <pre>{@code
 * new NewUser("Alice", "alice@example.com").withAge(30)
 * }</pre>
 *
 * @param code customer number, 1..64 characters, unique; null for none
 * @param name 1..100 characters, not blank
 * @param email 1..200 characters, not blank, unique
 * @param age 0..150; null if unknown
 * @param active whether the user may order
 */
public record NewUser(
        @Nullable String code,
        String name,
        String email,
        @Nullable Integer age,
        boolean active) {

    /**
     * @throws io.shopsql.error.InvalidInput if a value is outside these limits
     */
    public NewUser {
        code = UserRow.code(code);
        name = UserRow.name(name);
        email = UserRow.email(email);
        age = UserRow.age(age);
    }

    /** An active user without a code and of unknown age. */
    public NewUser(String name, String email) {
        this(null, name, email, null, true);
    }

    /** A copy with this customer number. */
    public NewUser withCode(String code) {
        return new NewUser(code, name, email, age, active);
    }

    /** A copy with this age in years. */
    public NewUser withAge(int age) {
        return new NewUser(code, name, email, age, active);
    }

    /** A copy that is active or not; only active users can order. */
    public NewUser withActive(boolean active) {
        return new NewUser(code, name, email, age, active);
    }
}
