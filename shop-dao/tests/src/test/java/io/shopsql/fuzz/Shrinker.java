package io.shopsql.fuzz;

import java.util.Optional;
import java.util.stream.Stream;

/** Makes a failing case shorter for as long as it fails in the same way. */
final class Shrinker {

    private static final int ATTEMPTS = 1_000;

    private final Pair pair;
    private final String title;
    private int attempts;

    private Shrinker(Pair pair, String title) {
        this.pair = pair;
        this.title = title;
    }

    static Finding shrink(Pair pair, Finding found) {
        Shrinker shrinker = new Shrinker(pair, found.title());
        Finding smaller = shrinker.statement(found);
        smaller = shrinker.rows(smaller);
        return shrinker.statement(smaller);
    }

    private Finding statement(Finding found) {
        Finding best = found;
        for (boolean again = true; again; ) {
            again = false;
            int length = best.statement().source().length();
            var candidates = Stream.concat(
                            Hoisted.of(best.statement()), best.statement().smaller())
                    .iterator();
            while (!again && candidates.hasNext() && attempts < ATTEMPTS) {
                Statement candidate = candidates.next();
                if (candidate.source().length() < length && Sound.is(candidate)) {
                    Optional<Finding> still = still(best.world(), candidate);
                    again = still.isPresent();
                    best = still.orElse(best);
                }
            }
        }
        return best;
    }

    private Finding rows(Finding found) {
        Finding best = found;
        for (boolean again = true; again; ) {
            again = false;
            var candidates = best.world().smaller().iterator();
            while (!again && candidates.hasNext() && attempts < ATTEMPTS) {
                World candidate = candidates.next();
                pair.fill(candidate);
                Optional<Finding> still = still(candidate, best.statement());
                again = still.isPresent();
                best = still.orElse(best);
            }
        }
        pair.fill(best.world());
        return best;
    }

    private Optional<Finding> still(World world, Statement candidate) {
        attempts++;
        Finding asked = new Finding(world, candidate, pair.ask(candidate));
        return asked.title().equals(title) ? Optional.of(asked) : Optional.empty();
    }
}
