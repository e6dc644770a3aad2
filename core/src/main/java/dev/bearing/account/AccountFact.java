package dev.bearing.account;

import java.time.LocalDate;

/** A fact about one account. */
public interface AccountFact extends Fact {

    /** Returns the account that the fact is about. */
    AccountId accountId();

    @Override
    AccountFact asKnownOn(LocalDate day);
}
