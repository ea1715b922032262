package io.shopsql.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Asks both engines a number of random statements, and shrinks those whose answers differ. */
final class Fuzzer {

    private static final int OF_A_WORLD = 200;

    private final long seed;
    private final Admission admission;

    Fuzzer(long seed, Admission admission) {
        this.seed = seed;
        this.admission = admission;
    }

    /** Findings with different causes, up to a number of them; each is also reported when it is found. */
    Run run(Pair pair, long statements, int most, Consumer<Finding> report) {
        Map<String, Finding> found = new LinkedHashMap<>();
        long asked = 0;
        long answered = 0;
        for (long number = 0; number * OF_A_WORLD < statements && found.size() < most; number++) {
            Batch batch = batch(number);
            pair.make(batch.world);
            for (Statement statement : batch.statements) {
                Finding first = new Finding(batch.world, statement, pair.ask(statement));
                asked++;
                answered += first.isAnswered() ? 1 : 0;
                if (!first.title().isEmpty() && found.size() < most) {
                    Finding small = Shrinker.shrink(pair, first);
                    pair.fill(batch.world);
                    if (!small.isExplained() && found.putIfAbsent(small.cause(), small) == null) {
                        report.accept(small);
                    }
                }
            }
            pair.drop(batch.world);
        }
        return new Run(List.copyOf(found.values()), asked, answered);
    }

    /**
     * What came of it.
     *
     * @param answered how many were not refused
     */
    record Run(List<Finding> findings, long asked, long answered) {}

    /** The statements alone. */
    Stream<Statement> statements(long number) {
        return LongStream.rangeClosed(0, number / OF_A_WORLD)
                .boxed()
                .flatMap(i -> batch(i).statements.stream())
                .limit(number);
    }

    /** A world, and what is asked of it: a function of the seed and a number. */
    private Batch batch(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        World world = World.random(random, number, admission.stored());
        Generator generator = new Generator(random, world, ShopTables.ALL, admission);
        return new Batch(
                world, Stream.generate(generator::statement).limit(OF_A_WORLD).toList());
    }

    private record Batch(World world, List<Statement> statements) {}
}
