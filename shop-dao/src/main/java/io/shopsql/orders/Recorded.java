package io.shopsql.orders;

import java.util.List;

/**
 * What recording history did.
 *
 * @param recorded orders that are new
 * @param alreadyThere orders that were recorded before, with the same content
 * @param conflicts idempotency keys that stand for an order of other content; it was left as it is
 */
public record Recorded(int recorded, int alreadyThere, List<String> conflicts) {

    public Recorded {
        conflicts = List.copyOf(conflicts);
    }
}
