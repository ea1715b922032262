package io.shopsql.bench.speed;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The inputs of the operations; random, but the same in every run. */
final class Inputs {

    /** Pages that are read: all of them full. */
    static final int PAGES = 40;

    private static final int LINES = 5;

    private final SplittableRandom random;
    private final String pass;
    private final int bulk;
    private long count;

    /**
     * @param pass distinguishes the new rows of several passes over a database
     * @param bulk rows of a bulk insert
     */
    Inputs(String pass, int bulk) {
        this(pass, bulk, 42);
    }

    Inputs(String pass, int bulk, long seed) {
        this.pass = pass;
        this.bulk = bulk;
        this.random = new SplittableRandom(seed);
    }

    long user() {
        return 1L + random.nextInt(Filler.USERS);
    }

    /** A user with more than a page of orders. */
    long buyer() {
        return 1L + random.nextInt(Filler.BUYERS);
    }

    Position userPage() {
        int page = page();
        return new Position(page, Filler.userTime(PageOf.SIZE * page), (long) PageOf.SIZE * page);
    }

    Position productPage() {
        int page = page();
        return new Position(page, Filler.productTime(PageOf.SIZE * page), (long) PageOf.SIZE * page);
    }

    Position orderPage() {
        int page = page();
        return new Position(page, Filler.orderTime(PageOf.SIZE * page, Filler.FEW_ORDERS), (long) PageOf.SIZE * page);
    }

    private int page() {
        return 1 + random.nextInt(PAGES);
    }

    /** A thousand users. */
    List<Long> users() {
        int first = 1 + random.nextInt(20);
        return LongStream.range(0, 1_000).map(i -> first + 20 * i).boxed().toList();
    }

    List<Person> newPeople() {
        return Stream.generate(this::newPerson).limit(bulk).toList();
    }

    /** A user who is not there yet. */
    Person newPerson() {
        count++;
        return new Person("New customer " + count, pass + count + "@example.com", 18 + (int) (count % 60));
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
        return basket(Filler.PRODUCTS, keyed);
    }

    /** The same, of the first products only. */
    Basket basket(int of, boolean keyed) {
        count++;
        long[] products = random.longs(1, of + 1L).distinct().limit(LINES).toArray();
        int[] quantities = random.ints(LINES, 1, 10).toArray();
        return new Basket(user(), products, quantities, keyed ? pass + count : null);
    }
}
