package io.shopsql.bench.speed;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of an operation on a database.
 *
 * @param operation its name
 * @param rounds the use of each contender by its name, one per round; the baseline comes first
 */
record Result(String operation, Setting setting, Map<String, List<Use>> rounds) {

    /** Minimum, median and maximum. */
    record Spread(double least, double median, double most) {
        static Spread of(double[] values) {
            double[] sorted = values.clone();
            java.util.Arrays.sort(sorted);
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            return new Spread(sorted[0], median, sorted[sorted.length - 1]);
        }
    }

    Spread absolute(String contender, ToDoubleFunction<Use> figure) {
        return Spread.of(uses(contender).stream().mapToDouble(figure).toArray());
    }

    /** The contender's figure over the baseline's in the same round. */
    Spread ratio(String contender, ToDoubleFunction<Use> figure) {
        List<Use> ours = uses(contender);
        List<Use> theirs = rounds.values().iterator().next();
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i));
        }
        return Spread.of(ratios);
    }

    /** The contender with the least median of the ratio, apart from the library and the baselines; empty if there is none. */
    Optional<Contenders> bestPeer(ToDoubleFunction<Use> figure) {
        return Contenders.peers().stream()
                .filter(peer -> rounds.containsKey(peer.shortName()))
                .min(Comparator.comparingDouble(
                        peer -> ratio(peer.shortName(), figure).median()));
    }

    private List<Use> uses(String contender) {
        return Objects.requireNonNull(rounds.get(contender));
    }
}
