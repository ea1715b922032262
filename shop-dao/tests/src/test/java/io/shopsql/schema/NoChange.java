package io.shopsql.schema;

import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/** A change of an application's own that does nothing. */
public final class NoChange implements CustomTaskChange {

    @Override
    public void execute(Database database) {
        // nothing
    }

    @Override
    public String getConfirmationMessage() {
        return "nothing was done";
    }

    @Override
    public void setUp() {
        // nothing
    }

    @Override
    public void setFileOpener(ResourceAccessor resources) {
        // none is read
    }

    @Override
    public ValidationErrors validate(Database database) {
        return new ValidationErrors();
    }
}
