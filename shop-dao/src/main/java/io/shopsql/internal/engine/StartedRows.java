package io.shopsql.internal.engine;

import java.sql.SQLException;

/** Rows that are being read on an engine whose open queries also see what their own transaction writes. Belongs to one thread. */
public interface StartedRows {

    /** Called before the transaction writes: from here on the rows are those that are there now. */
    void keep() throws SQLException;
}
