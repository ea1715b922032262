package io.shopsql.contacts;

import io.shopsql.schema.type.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in the contact book.
 *
 * @param email compared exactly as written, if known
 * @param phone as written, if known
 * @param notes if any
 * @param createdAt to the microsecond
 */
public record Contact(
        ContactId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String notes,
        Instant createdAt) {}
