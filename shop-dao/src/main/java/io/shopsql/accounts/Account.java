package io.shopsql.accounts;

import io.shopsql.schema.type.AccountId;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;

/**
 * An account of a user.
 *
 * @param openingBalance its balance when opened
 * @param balance its current balance; never below zero
 */
public record Account(AccountId id, UserId user, Money openingBalance, Money balance) {}
