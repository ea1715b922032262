package io.shopsql.users;

import io.shopsql.schema.type.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who buys.
 *
 * @param code natural key of the outside world (customer number), if there is one
 * @param email compared exactly as written
 * @param age in years, if known
 * @param active false once deactivated: no further order
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
