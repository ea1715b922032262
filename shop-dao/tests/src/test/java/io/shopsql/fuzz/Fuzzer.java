package io.shopsql.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
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
    List<Finding> run(Pair pair, long statements, int most, Consumer<Finding> report) {
        Map<String, Finding> found = new HashMap<>();
        List<Finding> inOrder = new ArrayList<>();
        for (long number = 0; number * OF_A_WORLD < statements && found.size() < most; number++) {
            Batch batch = batch(number);
            pair.make(batch.world);
            for (Statement statement : batch.statements) {
                Finding asked = new Finding(batch.world, statement, pair.ask(statement));
                if (!asked.title().isEmpty() && found.size() < most) {
                    Finding small = Shrinker.shrink(pair, asked);
                    pair.fill(batch.world);
                    if (found.putIfAbsent(small.cause(), small) == null) {
                        inOrder.add(small);
                        report.accept(small);
                    }
                }
            }
            pair.drop(batch.world);
        }
        return inOrder;
    }

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
