package io.shopsql.same;

import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Runs a survey on a fresh shop of each engine. */
final class BothEngines {

    record Result(Survey survey, List<Rows.Row> rows) {}

    private BothEngines() {}

    /** The elements whose names are admitted. */
    static Result survey(Predicate<String> names) {
        Survey survey = new Survey();
        survey.add(DSL.class, names);
        Receivers.types().forEach(type -> survey.add(type, names));
        survey.addByHand(names);
        try (TestShop sqlite = TestDatabase.SQLITE.emptyShop();
                TestShop postgres = TestDatabase.POSTGRES.emptyShop()) {
            Scratch.create(sqlite, SQLDialect.SQLITE);
            Scratch.create(postgres, SQLDialect.POSTGRES);
            var outcomes = survey.run(new OneEngine(sqlite), new OneEngine(postgres));
            return new Result(survey, Rows.of(survey, outcomes));
        }
    }
}
