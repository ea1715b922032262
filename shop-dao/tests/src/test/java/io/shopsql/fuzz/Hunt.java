package io.shopsql.fuzz;

/** Looks for one difference in a JVM of its own: {@code Hunt 3 4000} asks 4,000 statements of seed 3. */
final class Hunt {

    static final int FOUND = 10;
    static final int NOTHING = 11;

    private Hunt() {}

    /** Ends with {@link #FOUND} or {@link #NOTHING}. */
    public static void main(String[] args) {
        long seed = Long.parseLong(args[0]);
        long statements = Long.parseLong(args[1]);
        int found;
        try (Pair pair = new Pair()) {
            Fuzzer.Run run = new Fuzzer(seed, Admission.BY_RULES).run(pair, statements, 1, finding -> {});
            run.findings().forEach(finding -> System.out.println(run.asked() + " statements: " + finding));
            found = run.findings().size();
        }
        System.exit(found == 0 ? NOTHING : FOUND);
    }
}
