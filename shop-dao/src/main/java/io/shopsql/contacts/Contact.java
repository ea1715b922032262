package io.shopsql.contacts;

import io.shopsql.schema.type.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in the contact book.
 *
 * @param email compared exactly; null if unknown
 * @param phone as entered; null if unknown
 * @param notes null if none
 * @param createdAt to the microsecond
 */
public record Contact(
        ContactId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String notes,
        Instant createdAt) {}
