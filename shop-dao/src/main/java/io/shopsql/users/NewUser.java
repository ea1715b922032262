package io.shopsql.users;

import org.jspecify.annotations.Nullable;

/**
 * A user to insert. Checked when made: {@link io.shopsql.error.InvalidInput} tells what a field takes.
 *
 * <pre>{@code
 * new NewUser("Alice", "alice@example.com").withAge(30)
 * }</pre>
 *
 * @param code customer number, 1..64 characters, unique; null if there is none
 * @param name 1..100 characters, not blank
 * @param email 1..200 characters, not blank, unique
 * @param age 0..150; null if not known
 * @param active whether the user may order
 */
public record NewUser(
        @Nullable String code,
        String name,
        String email,
        @Nullable Integer age,
        boolean active) {

    public NewUser {
        UserRow.code(code);
        UserRow.name(name);
        UserRow.email(email);
        UserRow.age(age);
    }

    /** An active user without a code and of unknown age. */
    public NewUser(String name, String email) {
        this(null, name, email, null, true);
    }

    public NewUser withCode(String code) {
        return new NewUser(code, name, email, age, active);
    }

    public NewUser withAge(int age) {
        return new NewUser(code, name, email, age, active);
    }

    public NewUser withActive(boolean active) {
        return new NewUser(code, name, email, age, active);
    }
}
