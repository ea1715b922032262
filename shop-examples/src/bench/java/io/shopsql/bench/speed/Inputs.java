package io.shopsql.bench.speed;

import java.util.SplittableRandom;

/** The inputs of the operations; random, but the same in every run. */
final class Inputs {

    private static final int LINES = 5;

    private final SplittableRandom random = new SplittableRandom(42);
    private long count;

    long user() {
        return 1 + random.nextInt(Filler.USERS);
    }

    /** A user who is not there yet. */
    Person newPerson() {
        count++;
        return new Person("New customer " + count, "new" + count + "@example.com", 18 + (int) (count % 60));
    }

    /** In turn a user who is there and one who is not. */
    Person person() {
        Person person = newPerson();
        return count % 2 == 0 ? person : new Person(person.name(), Filler.email(user()), person.age());
    }

    Change change() {
        count++;
        return new Change(user(), "Renamed " + count, 18 + (int) (count % 60));
    }

    /** Five lines of different products. */
    Basket basket(boolean keyed) {
        count++;
        long[] products =
                random.longs(1, Filler.PRODUCTS + 1L).distinct().limit(LINES).toArray();
        int[] quantities = random.ints(LINES, 1, 10).toArray();
        return new Basket(user(), products, quantities, keyed ? "request " + count : null);
    }
}
