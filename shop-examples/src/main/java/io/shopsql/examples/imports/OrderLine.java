package io.shopsql.examples.imports;

import io.shopsql.schema.type.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed line of the file.
 *
 * @param line its number in the file
 * @param customer null where there is none
 */
record OrderLine(
        long line,
        String invoice,
        String product,
        String description,
        int quantity,
        Instant time,
        Money unitPrice,
        @Nullable String customer) {}
