package io.shopsql.same;

import java.util.List;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableOptions;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/** A table of few columns with a key, as the generator would write it: for joins, aliases and changes. */
final class Small extends TableImpl<Record> {
    private static final long serialVersionUID = 1L;

    /** The one that is asked and changed. */
    static final Small STORED = new Small(DSL.name("same_small"), null);

    /** Under the alias of the table that is asked. */
    static final Small ASKED = STORED.as(DSL.name(Scratch.ASKED));

    /** Another table of the same columns, and some of the same rows. */
    static final Small OTHER = new Small(DSL.name(Scratch.OTHER), null);

    final TableField<Record, Integer> id = createField(DSL.name("id"), SQLDataType.INTEGER.notNull(), this);
    final TableField<Record, Integer> group = createField(DSL.name("grp"), SQLDataType.INTEGER, this);
    final TableField<Record, Integer> x = createField(DSL.name("x_integer"), SQLDataType.INTEGER, this);
    final TableField<Record, Integer> y = createField(DSL.name("y_integer"), SQLDataType.INTEGER, this);
    final TableField<Record, Integer> z = createField(DSL.name("z_integer"), SQLDataType.INTEGER, this);
    final TableField<Record, Boolean> isX = createField(DSL.name("x_boolean"), SQLDataType.BOOLEAN, this);
    final TableField<Record, Boolean> isY = createField(DSL.name("y_boolean"), SQLDataType.BOOLEAN, this);
    final TableField<Record, Boolean> isZ = createField(DSL.name("z_boolean"), SQLDataType.BOOLEAN, this);
    final TableField<Record, String> text = createField(DSL.name("x_varchar"), SQLDataType.VARCHAR, this);

    private Small(Name name, @Nullable Table<Record> aliased) {
        super(name, null, aliased, (Field<?>[]) null, DSL.comment(""), TableOptions.table());
    }

    @Override
    public Small as(Name alias) {
        return new Small(alias, this);
    }

    @Override
    public UniqueKey<Record> getPrimaryKey() {
        return Internal.createUniqueKey(this, DSL.name("pk"), id);
    }

    /** The column of a place: x, y or z. */
    Field<Integer> integer(int place) {
        return List.of(x, y, z).get(place % 3);
    }
}
