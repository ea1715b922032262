package io.shopsql.users;

import io.shopsql.schema.type.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param code customer number, the natural key outside this database, if any
 * @param email compared exactly
 * @param age in years, if known
 * @param active false if deactivated: the user cannot order
 * @param createdAt to the microsecond
 */
public record User(
        UserId id,
        @Nullable String code,
        String name,
        String email,
        @Nullable Integer age,
        boolean active,
        Instant createdAt) {}
